"""What stands at a path, for paths that may lead to a drive that is not there today."""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Tell whether a folder can be found at *path*."""
    try:
        return path.is_dir()
    except OSError:
        # A share that cannot be reached, or a name that is too long, is a fault to pathlib.
        return False


def is_file(path: Path) -> bool:
    """Tell whether a file can be found at *path*."""
    try:
        return path.is_file()
    except OSError:
        return False
