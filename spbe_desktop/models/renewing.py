"""Brings a database of an older release up to date by way of a copy that takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    remove_database(copy)
    try:
        database.copy_to(copy)
        with named_after(database.path):
            migrate_copy(copy, before)
        database.restore(copy)
    finally:
        remove_database(copy)


def migrate_copy(copy: Path, before: backups.Counts) -> None:
    """Bring *copy*, which had the rows of *before*, to the newest revision, and count it."""
    migrated = Database(copy)
    try:
        upgrade(migrated)
        wrong = migrated.integrity_check()
        after = backups.count_rows(migrated.raw)
    finally:
        migrated.close()
    fewer = [
        f"{table}: {after[table]} / {rows}"
        for table, rows in before.items()
        if table in after and after[table] < rows
    ]
    for detail in (*wrong, *fewer):
        raise WorkspaceDamagedError(copy, detail)


@contextmanager
def named_after(original: Path) -> Iterator[None]:
    """Tell of damage as that of *original*: nobody knows the copy it was found in."""
    try:
        yield
    except WorkspaceDamagedError as error:
        raise WorkspaceDamagedError(original, error.detail) from error


def remove_database(copy: Path) -> None:
    """Remove *copy* and what SQLite may have left beside it."""
    with suppress(OSError):
        for path in copy.parent.glob(f"{copy.name}*"):
            path.unlink(missing_ok=True)
