"""Brings a database to the revision of this release."""

from __future__ import annotations

import re
from pathlib import Path

from spbe_desktop.errors import WorkspaceDamagedError, WorkspaceTooNewError
from spbe_desktop.models.database import APPLICATION_ID, Database

HEAD = "0003"
"""The newest revision; known without reading the migrations, which takes time."""

NEWEST = "head"
"""What the migrations call the last of them."""

MIGRATIONS = Path(__file__).parent / "migrations"

FIRST = "0001"
_NUMBER = re.compile(r"[0-9]{4}")


def revision_of(database: Database) -> str | None:
    """Return the revision that *database* is at; none for one without tables."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
    found = database.rows("SELECT version_num FROM alembic_version") if tables else []
    return str(found[0]["version_num"]) if found else None


def require_known(database: Database, found: str | None) -> None:
    """Raise if the revision *found* is none of ours, or newer than this release."""
    if found is None or not _NUMBER.fullmatch(found) or found < FIRST:
        raise WorkspaceDamagedError(database.path, f"alembic_version: {found}")
    if found > HEAD:
        raise WorkspaceTooNewError(database.path.parent, found=found, supported=HEAD)


def upgrade(database: Database, revision: str = NEWEST) -> None:
    """Run all revisions up to *revision*, each in a transaction of its own.

    Foreign keys are off meanwhile: a batch rebuild drops the old table, and with them on
    that would delete every child row through ON DELETE CASCADE. They are checked after.
    If this fails, the database is of no further use: what is migrated is a copy (`renewing`).
    """
    # Alembic costs as much start-up time as a whole window, and is needed once a release.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    connection = database.edits.connection
    config.attributes["connection"] = connection
    raw = database.raw
    with database.edits.failures_named():
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            command.upgrade(config, revision)
            connection.commit()
            broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            # SQLite ignores this pragma inside the transaction that a failure leaves open.
            connection.rollback()
            raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if broken:
        raise WorkspaceDamagedError(database.path, f"foreign_key_check: {broken[0][0]}")
