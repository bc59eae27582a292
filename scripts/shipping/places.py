"""Where things lie while the program is made ready, and what they are called."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOR_LINUX, FOR_WINDOWS = DIST / "linux", DIST / "windows"
"""What is handed out for each system."""
FOLDER = "spbe-desktop"
"""The folder that PyInstaller makes, and the command in it."""


def version() -> str:
    """Return the version of the program, without importing it."""
    content = (ROOT / "spbe_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([0-9.]+)"$', content, re.MULTILINE)
    if found is None:
        raise ValueError("spbe_desktop/__init__.py names no version")
    return found[1]


def size_of(folder: Path) -> tuple[int, int]:
    """Return how many files *folder* has, and how many bytes they are."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.lstat().st_size for path in files)


def told_size(folder: Path) -> str:
    """Return the size of *folder* as a line to print."""
    count, size = size_of(folder)
    return f"{folder.relative_to(ROOT)}: {count} files, {size / 2**20:.0f} MiB"
