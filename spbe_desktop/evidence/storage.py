"""Writing beside others' files: whole or not at all, and failures told apart."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spbe_desktop.errors import DiskFullError, FolderNotWritableError, StorageFailedError

MARGIN = 64 << 20
"""Bytes left free on the disk, so that answers can still be saved after a large file."""

# Windows has no quotas of this name.
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}

_SHARING_VIOLATION = 32
"""Windows' number for a file that another program keeps to itself."""


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Translate what the system says while something is written to *folder*."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(folder) from error
        if error.errno in _FORBIDDEN:
            raise FolderNotWritableError(folder) from error
        raise StorageFailedError(folder, str(error)) from error


def may_write(path: Path) -> bool:
    """Tell whether the system lets us write to *path*, a file or a folder; nothing is written.

    Windows tells of attributes alone, and of rights only when a file is opened; there, doing so
    beside SQLite takes no lock from it.
    """
    if os.name == "nt" and path.is_file() and not opens_for_writing(path):
        return False
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def opens_for_writing(path: Path) -> bool:
    """Tell whether the file at *path* can be opened for writing; nothing is written."""
    try:
        with path.open("r+b"):
            return True
    except OSError as error:
        # Whoever holds the file for a moment will let go of it.
        return getattr(error, "winerror", 0) == _SHARING_VIOLATION


def require_room(folder: Path, size: int) -> None:
    """Fail unless *size* bytes fit on the disk of *folder* and the margin stays free."""
    with writing_to(folder):
        free = shutil.disk_usage(folder).free
    if free < size + MARGIN:
        raise DiskFullError(folder)


def flush_folder(folder: Path) -> None:
    """Make the names in *folder* outlive a power cut."""
    if os.name == "nt":  # Windows cannot open a folder, and journals names by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path*, outside the vault; what was there stays until all of it is."""
    unfinished = path.with_name(f"{path.name}.sedang-ditulis")
    with writing_to(path):
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)  # noqa: PTH105 - says that it replaces
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            raise
        flush_folder(path.parent)


def remove_tree(folder: Path) -> None:
    """Delete *folder* with what is read-only in it; one that is gone is no failure."""
    with suppress(OSError):
        shutil.rmtree(folder, onerror=_made_writable)


def _made_writable(remove: object, path: str, _failure: object) -> None:
    """Delete what is read-only, which Windows refuses; what is gone already is no failure."""
    if callable(remove) and os.path.exists(path):  # noqa: PTH110 - rmtree gives a string
        os.chmod(path, 0o700)  # noqa: PTH101
        remove(path)
