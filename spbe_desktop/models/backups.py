"""Copies of the database, each opened and counted right after it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spbe_desktop.domain.backups import Backup, BackupCause, BackupFacts
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models.database import Database, immutable
from spbe_desktop.models.failures import failures_named

_MOMENT = "%Y%m%dT%H%M%SZ"
_PREFIX, _SUFFIX = "assessment-", ".sqlite3"
_PART = ".part"

Counts = Mapping[str, int]
"""Rows by the name of their table."""


@dataclass(frozen=True, slots=True)
class UncheckedCopy:
    """A copy that was written, but neither opened again nor named; and what must be in it."""

    part: Path
    target: Path
    counts: Counts


def back_up(
    database: Database, folder: Path, now: datetime, cause: BackupCause = BackupCause.ROUTINE
) -> Path:
    """Write a copy into *folder*, open it and count what it holds, and only then name it."""
    return finish(begin(database, folder, now, cause))


def begin(database: Database, folder: Path, now: datetime, cause: BackupCause) -> UncheckedCopy:
    """Write a copy of *database* as it is at this moment; on the thread of the database."""
    folder.mkdir(exist_ok=True)
    target = _free_name(folder, now.astimezone(UTC), cause)
    part = target.with_suffix(_PART)
    part.unlink(missing_ok=True)
    try:
        database.copy_to(part)
        with failures_named(database.path):
            counts = count_rows(database.raw)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return UncheckedCopy(part, target, counts)


def finish(copy: UncheckedCopy) -> Path:
    """Open the copy, count what it holds, and name it; on any thread.

    Raise WorkspaceDamagedError, and leave no copy behind, if it is not what was copied.
    """
    try:
        require_whole(copy.part, copy.counts)
        copy.part.replace(copy.target)
    finally:
        copy.part.unlink(missing_ok=True)
    return copy.target


def require_whole(path: Path, expected: Counts) -> None:
    """Raise WorkspaceDamagedError unless *path* is sound and has as many rows as *expected*."""
    with reading(path) as connection:
        wrong = connection.execute("PRAGMA quick_check").fetchall()
        counts = count_rows(connection)
    if wrong != [("ok",)]:
        raise WorkspaceDamagedError(path, str(wrong[0][0]))
    for table, rows in expected.items():
        if counts.get(table) != rows:
            raise WorkspaceDamagedError(path, f"{table}: {counts.get(table)} / {rows}")


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return our copies in *folder*, newest first; what somebody else put there is not ours."""
    found = []
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(ValueError, OSError):
            made, cause = _parsed(path.name)
            found.append(Backup(path, made, cause, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.made, backup.path), reverse=True))


def latest(folder: Path) -> datetime | None:
    """Return when the newest copy in *folder* was made."""
    return max((backup.made for backup in listed(folder)), default=None)


def sweep(folder: Path) -> None:
    """Remove what a killed program left half copied; only for whoever holds the workspace."""
    with suppress(OSError):
        for part in folder.glob(f"{_PREFIX}*{_PART}*"):
            part.unlink(missing_ok=True)


def facts_of(path: Path) -> BackupFacts:
    """Return what the copy *path* holds; raise WorkspaceDamagedError if it cannot be read."""
    with reading(path) as connection:
        tables = set(count_tables(connection))
        if not {"alembic_version", "answer", "evidence", "journal", "score"} <= tables:
            raise WorkspaceDamagedError(path, "alembic_version")
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        (answers,) = connection.execute(_ANSWERS).fetchone()
        (documents,) = connection.execute("SELECT count(*) FROM evidence").fetchone()
        changes, last = connection.execute("SELECT count(*), max(at) FROM journal").fetchone()
    return BackupFacts(str(revision), answers, documents, changes, str(last or ""))


def files_of(path: Path) -> dict[str, int]:
    """Return the files of evidence that the copy *path* refers to: size by digest.

    Those of earlier revisions are among them; links and addresses have no bytes in the vault.
    """
    with reading(path) as connection:
        tables = count_tables(connection)
        wanted = [table for table in ("evidence", "evidence_revision") if table in tables]
        found: dict[str, int] = {}
        for table in wanted:
            rows = connection.execute(
                f"SELECT sha256, size FROM {table} WHERE kind = 'file'"  # noqa: S608 - our names
            )
            found.update(rows.fetchall())
    return found


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        for table in count_tables(connection)
    }


def count_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [str(name) for (name,) in rows.fetchall()]


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy that nobody writes to; nothing is made beside it."""
    with (
        failures_named(path),
        closing(sqlite3.connect(immutable(path), uri=True)) as connection,
    ):
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def _free_name(folder: Path, made: datetime, cause: BackupCause) -> Path:
    """Return a name that no backup has: the next second's, if two are made within one."""
    while (path := folder / _name(made, cause)).exists():
        made += timedelta(seconds=1)
    return path


def _name(made: datetime, cause: BackupCause) -> str:
    said = "" if cause is BackupCause.ROUTINE else f"-{cause}"
    return f"{_PREFIX}{made.strftime(_MOMENT)}{said}{_SUFFIX}"


def _parsed(name: str) -> tuple[datetime, BackupCause]:
    """Return what the name of a copy says; ValueError for a name that is none of ours."""
    moment, _, said = name.removeprefix(_PREFIX).removesuffix(_SUFFIX).partition("-")
    made = datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)
    return made, BackupCause(said) if said else BackupCause.ROUTINE


_ANSWERS = """
    SELECT count(*) FROM (
        SELECT assessment_id, key FROM score
        UNION
        SELECT assessment_id, key FROM answer WHERE explanation <> ''
    )
"""
