"""The crash log: where in the program it broke, without anything the officer wrote."""

from __future__ import annotations

import contextlib
import re
import traceback
from datetime import datetime
from pathlib import Path

_LARGEST = 256 * 1024
"""Bytes after which the log is put aside as its predecessor."""

_LONGEST_MESSAGE = 200
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_FILE = re.compile(r'File "([^"]*)"')
_OWN_FOLDERS = ("spbe_desktop", "site-packages", "lib")


class CrashLog:
    """Appends entries to *path*; a log that cannot be written is no second failure."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, entry: str) -> None:
        """Add *entry* with the time; the previous log is kept once this one is full."""
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > _LARGEST:
                self.path.replace(self.path.with_suffix(".1.log"))
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{at} {entry.rstrip()}\n")


def describe_error(error: BaseException) -> str:
    """Return the kind of *error* and the places it passed, its cause first."""
    parts = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append("\n".join([summary(current), *_places(current)]))
        current = current.__cause__ or current.__context__
    return "\ncaused\n".join(reversed(parts))


def summary(error: BaseException) -> str:
    """Return the kind of *error* with the first line of its message, quoted words left out.

    The other lines may hold what was being stored, and quotes what was typed.
    """
    message = str(error).strip().splitlines()[:1]
    text = without_personal_words(message[0]) if message else ""
    return f"{type(error).__qualname__}: {text}" if text else type(error).__qualname__


def without_personal_words(text: str) -> str:
    """Return *text* without what was quoted in it and without the user's folder."""
    shown = text.replace(str(Path.home()), "~")
    return _QUOTED.sub("'…'", shown)[:_LONGEST_MESSAGE]


def shortened_trace(trace: str) -> str:
    """Return what Python wrote as it went down, without the folders of this computer."""
    return _FILE.sub(lambda found: f'File "{_shortened(found[1])}"', trace)


def identity(error: BaseException) -> tuple[str, ...]:
    """Return what is the same whenever the same line fails in the same way."""
    return (type(error).__qualname__, *_places(error)[-1:])


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {_shortened(f.filename)}:{f.lineno} {f.name}" for f in frames]


def _shortened(filename: str) -> str:
    """Return the path below a folder that is the same on every computer."""
    parts = Path(filename).parts
    for folder in _OWN_FOLDERS:
        if folder in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(folder) :])
    return parts[-1] if parts else filename
