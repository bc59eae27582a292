"""Rotated copies of the database, each opened and checked right after it was written."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models.database import Database, failures_named

KEEP = 30
"""How many copies are kept: about a month of working days."""

_PATTERN = "assessment-*.sqlite3"
_STAMP = "%Y%m%dT%H%M%SZ"


def back_up(database: Database, folder: Path, now: datetime) -> Path:
    """Write a checked copy into *folder* and let the oldest beyond KEEP go."""
    folder.mkdir(exist_ok=True)
    target = folder / f"assessment-{now.astimezone(UTC).strftime(_STAMP)}.sqlite3"
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    try:
        database.copy_to(partial)
        _require_sound(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    for old in sorted(folder.glob(_PATTERN))[:-KEEP]:
        old.unlink()
    return target


def latest(folder: Path) -> datetime | None:
    """Return when the newest copy in *folder* was made."""
    names = sorted(path.stem for path in folder.glob(_PATTERN))
    if not names:
        return None
    stamp = names[-1].removeprefix("assessment-")
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the newest copy is older than a day."""
    newest = latest(folder)
    return newest is None or now - newest > timedelta(days=1)


def _require_sound(path: Path) -> None:
    with failures_named(path):
        copy = sqlite3.connect(path)
        try:
            found = copy.execute("PRAGMA quick_check").fetchall()
        finally:
            copy.close()
    if found != [("ok",)]:
        raise WorkspaceDamagedError(path, str(found[0][0]))
