"""Brings a database of an older release up to date by way of a copy that takes its place."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models import backups
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import upgrade

_COPY = "assessment-migration.part"


def renew(database: Database, folder: Path, now: datetime) -> None:
    """Bring *database* to the newest revision; it is as before if that fails at any moment.

    A copy is migrated and counted in *folder*. SQLite then writes it into the database in one
    transaction, and without letting go of the lock. A backup keeps what was there before.
    """
    backups.back_up(database, folder, now, BackupCause.MIGRATION)
    before = backups.count_rows(database.raw)
    copy = folder / _COPY
    _remove(copy)
    try:
        database.copy_to(copy)
        _migrate(copy, before, database.path)
        database.restore(copy)
    finally:
        _remove(copy)


def _migrate(copy: Path, before: backups.Counts, original: Path) -> None:
    migrated = Database(copy)
    try:
        upgrade(migrated)
        wrong = migrated.integrity_check()
        after = backups.count_rows(migrated.raw)
    except WorkspaceDamagedError as error:
        raise WorkspaceDamagedError(original, error.detail) from error
    finally:
        migrated.close()
    fewer = [
        f"{table}: {after[table]} / {rows}"
        for table, rows in before.items()
        if table in after and after[table] < rows
    ]
    for detail in (*wrong, *fewer):
        raise WorkspaceDamagedError(original, detail)


def _remove(copy: Path) -> None:
    """Remove the copy and what SQLite may have left beside it."""
    with suppress(OSError):
        for path in copy.parent.glob(f"{_COPY}*"):
            path.unlink(missing_ok=True)
