"""Copies the database of a workspace that may not be written to, so that it can be read."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from spbe_desktop.errors import StorageFailedError, WorkspaceInUseError
from spbe_desktop.evidence.storage import require_room, writing_to
from spbe_desktop.models import presence
from spbe_desktop.models.reading_copy import ReadingCopy
from spbe_desktop.services.layout import INDEX_NAME, Layout

_PREFIX = "spbe-desktop-baca-"
_LOGS = ("", "-wal", "-journal")
"""What SQLite needs to open a database as it was when its program ended, however that was."""
_ATTEMPTS = 3
_LARGEST_INDEX = 16 << 20
_FORGOTTEN = 7 * 24 * 3600
"""Seconds after which a copy that is still there must be one that a killed program has left."""

_Stamp = tuple[tuple[int, int] | None, ...]


def open_for_reading(layout: Layout) -> ReadingCopy:
    """Return a copy of the database that refuses edits; nothing is written to the workspace."""
    _sweep()
    with writing_to(Path(tempfile.gettempdir())):
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        _copy_whole(layout, folder)
        _copy_index(layout, folder)
        return ReadingCopy(layout.database, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _copy_whole(layout: Layout, folder: Path) -> None:
    """Copy the database and its logs as they are at one moment."""
    for _attempt in range(_ATTEMPTS):
        before = _stamp(layout.database)
        _copy(layout.database, folder)
        if before == _stamp(layout.database):
            return
    holder = presence.read(layout.note)
    raise WorkspaceInUseError(layout.root, holder.user, holder.computer, holder.since)


def _copy(database: Path, folder: Path) -> None:
    for suffix in _LOGS:
        source = database.with_name(database.name + suffix)
        target = folder / source.name
        target.unlink(missing_ok=True)
        if not suffix or source.exists():
            require_room(folder, _size(source))
            _copy_file(source, target)


def _copy_file(source: Path, target: Path) -> None:
    try:
        reading = source.open("rb")
    except OSError as error:
        raise StorageFailedError(source, error.strerror or str(error)) from error
    with reading, writing_to(target.parent), target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)


def _copy_index(layout: Layout, folder: Path) -> None:
    """Spare reading all files again; a large index would be waited for longer than it spares."""
    index = layout.root / INDEX_NAME
    with suppress(OSError):
        if index.stat().st_size <= _LARGEST_INDEX:
            shutil.copyfile(index, folder / INDEX_NAME)


def _stamp(database: Path) -> _Stamp:
    found: list[tuple[int, int] | None] = []
    for suffix in _LOGS:
        try:
            facts = database.with_name(database.name + suffix).stat()
        except OSError:
            found.append(None)
        else:
            found.append((facts.st_size, facts.st_mtime_ns))
    return tuple(found)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise StorageFailedError(path, error.strerror or str(error)) from error


def _sweep() -> None:
    """Remove what killed programs have left long ago."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if time.time() - folder.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(folder, ignore_errors=True)
