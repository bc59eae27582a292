"""The kind of disk that a folder lies on, as far as it decides how SQLite may write."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_SHARED_OR_REMOVABLE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "virtiofs", "vfat", "exfat"}
)
_USER_SPACE = "fuse"
"""Whatever a program pretends to be a disk: sshfs, a cloud drive, NTFS on a stick."""
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


def write_ahead_is_safe(folder: Path) -> bool:
    """Tell whether a write-ahead log works there: not on a share, better not on a stick."""
    if sys.platform == "win32":
        return _drive_type(folder) not in {_DRIVE_REMOVABLE, _DRIVE_REMOTE}
    kind = _file_system(folder)
    return kind not in _SHARED_OR_REMOVABLE and not kind.startswith(_USER_SPACE)


def _drive_type(folder: Path) -> int:
    if str(folder).startswith("\\\\"):
        return _DRIVE_REMOTE
    windll = getattr(ctypes, "windll")  # noqa: B009 - absent on the systems mypy runs on
    return int(windll.kernel32.GetDriveTypeW(folder.resolve().drive + "\\"))


def _file_system(folder: Path) -> str:
    """Return the type of the mount that holds *folder*; empty where that can't be known."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    place = os.fsencode(folder.resolve())
    held, found = b"", ""
    for line in mounts.read_bytes().splitlines():
        _device, mount, kind, *_rest = line.split()
        mount = mount.replace(b"\\040", b" ")
        inside = place == mount or place.startswith(mount.rstrip(b"/") + b"/")
        if inside and len(mount) >= len(held):
            held, found = mount, kind.decode()
    return found
