"""Rotated copies of the database, each opened and checked right after it was written."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models.database import Database
from spbe_desktop.models.failures import failures_named

KEEP = 30
"""How many copies are kept: about a month of working days."""

_NAME = "assessment-%Y%m%dT%H%M%SZ.sqlite3"


def back_up(database: Database, folder: Path, now: datetime) -> Path:
    """Write a checked copy into *folder* and let the oldest beyond KEEP go."""
    folder.mkdir(exist_ok=True)
    target = _path(folder, now.astimezone(UTC))
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    try:
        database.copy_to(partial)
        _require_sound(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    for old in sorted(_made(folder))[:-KEEP]:
        _path(folder, old).unlink()
    return target


def latest(folder: Path) -> datetime | None:
    """Return when the newest copy in *folder* was made."""
    return max(_made(folder), default=None)


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the newest copy is older than a day, or dated in the future.

    A clock that was once wrong must not keep us from making copies for years.
    """
    newest = latest(folder)
    return newest is None or not timedelta(0) <= now - newest <= timedelta(days=1)


def _made(folder: Path) -> list[datetime]:
    """Return when our copies in *folder* were made; what somebody else put there is not ours."""
    moments = []
    for path in folder.glob("*.sqlite3"):
        with suppress(ValueError):
            moments.append(datetime.strptime(path.name, _NAME).replace(tzinfo=UTC))
    return moments


def _path(folder: Path, made: datetime) -> Path:
    return folder / made.strftime(_NAME)


def _require_sound(path: Path) -> None:
    with failures_named(path):
        copy = sqlite3.connect(path)
        try:
            found = copy.execute("PRAGMA quick_check").fetchall()
        finally:
            copy.close()
    if found != [("ok",)]:
        raise WorkspaceDamagedError(path, str(found[0][0]))
