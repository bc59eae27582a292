"""Puts a rescued database in the place of a damaged one, which is set aside whole.

The new database waits beside, whole and flushed, before the first step. The damaged file goes
first and takes its log with it, and the new one is named last: whatever cuts this off, the
workspace is as damaged as before, or its database is missing and the new one waits. Then
`finish` does the rest when the workspace is opened next.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.storage import flush_folder, writing_to
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import HEAD, revision_of
from spbe_desktop.services.layout import DATABASE_NAME, Layout

_PREFIX = "rusak-"
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What belongs to a database, beginning with itself."""


def waiting(layout: Layout) -> Path:
    """Return where the new database waits."""
    return layout.root / f"{DATABASE_NAME}.part"


def exchange(layout: Layout, now: datetime) -> Path:
    """Set the damaged database aside, name the one that waits, and return where the former is."""
    with writing_to(layout.root):
        folder = _new_folder(layout, now)
        _move(layout, folder)
    return folder


def finish(layout: Layout, now: datetime) -> bool:
    """Finish an exchange that was cut off, if there is one; tell whether there was."""
    new = waiting(layout)
    if layout.database.exists() or not _is_ours(new):
        return False
    with writing_to(layout.root):
        begun = sorted(layout.backups.glob(f"{_PREFIX}*"))
        _move(layout, begun[-1] if begun else _new_folder(layout, now))
    return True


def sweep(layout: Layout) -> None:
    """Remove a database that waits for nothing, for the workspace is open."""
    with suppress(OSError):
        for path in layout.root.glob(f"{waiting(layout).name}*"):
            path.unlink(missing_ok=True)


def _new_folder(layout: Layout, now: datetime) -> Path:
    name = f"{_PREFIX}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    taken = len(list(layout.backups.glob(f"{name}*")))
    folder = layout.backups / (f"{name}-{taken + 1}" if taken else name)
    folder.mkdir(parents=True)
    flush_folder(layout.backups)
    return folder


def _move(layout: Layout, folder: Path) -> None:
    for ending in _BESIDE:
        path = layout.root / f"{DATABASE_NAME}{ending}"
        if path.exists():
            path.replace(folder / path.name)
            flush_folder(folder)
            flush_folder(layout.root)
    waiting(layout).replace(layout.database)
    flush_folder(layout.root)


def _is_ours(path: Path) -> bool:
    """Tell whether *path* is a whole database of this release: it was written to the end."""
    if not path.is_file():
        return False
    try:
        database = Database(path)
    except SpbeError:
        return False
    try:
        return not database.quick_check() and revision_of(database) == HEAD
    except SpbeError:
        return False
    finally:
        database.abandon()
