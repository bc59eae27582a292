"""Whether a file is still where it was when it was opened: drives are pulled out."""

from __future__ import annotations

import sys
from pathlib import Path


class Whereabouts:
    """Remembers which file stood at *path*."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _mark(path)

    @property
    def unchanged(self) -> bool:
        """Tell whether the same file stands there; it is not opened for that."""
        return self._seen is not None and _mark(self._path) == self._seen


def _mark(path: Path) -> tuple[int, ...] | None:
    """Return what tells one file from another at the same path; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    # On a stick with FAT, Windows may number an open file anew.
    return () if sys.platform == "win32" else (found.st_dev, found.st_ino)
