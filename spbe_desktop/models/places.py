"""The kind of disk that a folder lies on, as far as it decides how SQLite may write."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from pathlib import Path
from typing import Any

_SHARED_OR_REMOVABLE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "virtiofs", "vfat", "exfat"}
)
_USER_SPACE = "fuse"
"""Whatever a program pretends to be a disk: sshfs, a cloud drive, NTFS on a stick."""
DRIVE_REMOVABLE, DRIVE_REMOTE = 2, 4
_MOUNTS = Path("/proc/mounts")
_ESCAPED = re.compile(rb"\\([0-7]{3})")


def write_ahead_is_safe(folder: Path) -> bool:
    """Tell whether a write-ahead log works there: not on a share, better not on a stick."""
    if sys.platform == "win32":
        return drive_type(folder) not in {DRIVE_REMOVABLE, DRIVE_REMOTE}
    _point, kind = mount_of(folder.resolve())
    return kind not in _SHARED_OR_REMOVABLE and not kind.startswith(_USER_SPACE)


def drive_type(folder: Path) -> int:
    """Return Windows' number for the kind of drive that holds *folder*."""
    if str(folder).startswith("\\\\") and not str(folder).startswith("\\\\?\\"):
        return DRIVE_REMOTE
    return int(kernel().GetDriveTypeW(root_of(folder)))


def root_of(folder: Path) -> str:
    """Return the drive of *folder* as Windows wants to be asked about it."""
    # Not resolved: a share that cannot be reached would be waited for.
    return Path(os.path.abspath(folder)).drive + "\\"  # noqa: PTH100


def kernel() -> Any:
    """Return the functions of Windows itself."""
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent on the systems mypy runs on
    return windll.kernel32


def mount_of(folder: Path) -> tuple[Path, str]:
    """Return where the disk of *folder* is hung in, and its type; empty where nobody tells.

    It is the innermost mount, and of those at one point the last.
    """
    if not _MOUNTS.exists():
        return Path(folder.anchor), ""
    held, found = Path(folder.anchor), ""
    for line in _MOUNTS.read_bytes().splitlines():
        _device, name, kind, *_rest = line.split()
        name = _ESCAPED.sub(lambda code: bytes([int(code[1], 8)]), name)
        point = Path(os.fsdecode(name))
        if len(point.parts) >= len(held.parts) and folder.is_relative_to(point):
            held, found = point, kind.decode()
    return held, found
