"""The database of a workspace: one file, one connection, short transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    NotAWorkspaceError,
    SpbeError,
    StorageError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceInUseError,
)
from spbe_desktop.models.places import write_ahead_is_safe

APPLICATION_ID = 0x53504245
"""Marks our files ("SPBE" in ASCII)."""

_PATIENCE = 0.2
"""Seconds to wait for a lock: whoever holds it keeps it as long as the window is open."""

_PRIMARY = 0xFF
"""The part of SQLite's result code that names the kind of failure."""


class Database:
    """Holds the only connection to one file, exclusively, until it is closed."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        """Connect to *path*; a file that is no workspace of ours is left as it is."""
        self.path = path
        self._engine = _engine(path, new=new)
        with failures_named(path):
            self._connection = self._engine.connect()
        if new:
            self.choose_journal()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection within one transaction, committed at the end of the block.

        If the block or the commit fails, nothing of it is stored, and a failure of the
        disk arrives as a StorageError.
        """
        with failures_named(self.path), self._connection.begin():
            yield self._connection

    def take_hold(self) -> None:
        """Lock the file, so that a second program is refused now and not at its first edit."""
        with failures_named(self.path):
            self.raw.execute("BEGIN EXCLUSIVE")
            self.raw.execute("COMMIT")

    def choose_journal(self) -> None:
        """Have edits written the safest way that the disk allows; this changes the file."""
        journal = "WAL" if write_ahead_is_safe(self.path.parent) else "DELETE"
        with failures_named(self.path):
            self.raw.execute(f"PRAGMA journal_mode = {journal}")

    def settle(self) -> None:
        """Fold the write-ahead log into the file, which then tells by itself what it is."""
        with failures_named(self.path):
            self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def quick_check(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file; nothing if it is sound."""
        return self._check("PRAGMA quick_check")

    def integrity_check(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong, indexes and references included."""
        broken = self._check("PRAGMA foreign_key_check")
        return self._check("PRAGMA integrity_check") + broken

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy with SQLite's online backup: a file copy may miss the log."""
        with failures_named(target):
            copy = sqlite3.connect(target)
            try:
                self.raw.backup(copy)
            finally:
                copy.close()

    def restore(self, source: Path) -> None:
        """Become again what *source*, an earlier copy, holds."""
        with failures_named(self.path):
            self._connection.rollback()
            copy = sqlite3.connect(source)
            try:
                copy.backup(self.raw)
            finally:
                copy.close()
        self.settle()

    @property
    def raw(self) -> sqlite3.Connection:
        """Return the driver's connection."""
        driver = self._connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError(driver)
        return driver

    @property
    def connection(self) -> Connection:
        """Return the connection outside a transaction, for migrations alone."""
        return self._connection

    @property
    def closed(self) -> bool:
        """Tell whether the file was let go of."""
        return self._connection.closed

    def close(self) -> None:
        """Leave one file behind and let go of it."""
        try:
            self.settle()
        finally:
            self._let_go()

    def abandon(self) -> None:
        """Let go of a file that could not be used; why is known already."""
        with suppress(StorageError):
            self._let_go()

    def _let_go(self) -> None:
        with failures_named(self.path):
            self._connection.close()
            self._engine.dispose()

    def _check(self, pragma: str) -> tuple[str, ...]:
        with failures_named(self.path):
            rows = self.raw.execute(pragma).fetchall()
        return tuple(" ".join(map(str, row)) for row in rows if row != ("ok",))


@contextmanager
def failures_named(path: Path) -> Iterator[None]:
    """Turn the driver's failures into ours, with *path* as the place; bugs stay bugs."""
    try:
        yield
    except DBAPIError as error:
        named = _named(path, error.orig)
        if named is None:
            raise
        raise named from error
    except sqlite3.Error as error:
        named = _named(path, error)
        if named is None:
            raise
        raise named from error


def _named(path: Path, error: BaseException | None) -> SpbeError | None:
    """Return the failure that *error* is, or None for a bug: a statement that was wrong."""
    text = str(error)
    # The driver decodes text by itself and has no code for bytes that are none.
    code = sqlite3.SQLITE_CORRUPT if "Could not decode" in text else _code(error)
    named: SpbeError | None = StorageFailedError(path, text)
    match code:
        case (
            sqlite3.SQLITE_ERROR
            | sqlite3.SQLITE_CONSTRAINT
            | sqlite3.SQLITE_MISMATCH
            | sqlite3.SQLITE_MISUSE
            | sqlite3.SQLITE_RANGE
        ):
            named = None
        case sqlite3.SQLITE_FULL:
            named = DiskFullError(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            named = FolderNotWritableError(path.parent)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            named = WorkspaceInUseError(path.parent, user="", computer="", since="")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            named = WorkspaceDamagedError(path, text)
        case _:
            pass
    return named


def _code(error: BaseException | None) -> int:
    """Return the primary result code of SQLite; what has none never came from it."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE)) & _PRIMARY


def _engine(path: Path, *, new: bool) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _connect(path, new), poolclass=StaticPool)

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    event.listen(engine, "begin", on_begin)
    return engine


def _uri(path: Path) -> str:
    """Return *path* as SQLite reads it: a share's name stands in the path, not before it."""
    place = path.absolute().as_posix()
    rooted = place if place.startswith("/") else f"/{place}"
    return f"file://{quote(os.fsencode(rooted), safe='/:')}"


def _connect(path: Path, new: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={'rwc' if new else 'rw'}",
        uri=True,
        timeout=_PATIENCE,
        # The driver would otherwise begin transactions behind our back, and not for DDL.
        isolation_level=None,
        # Opened on one thread and used on another, but never on two at a time.
        check_same_thread=False,
    )
    try:
        # Exclusive first: the log then needs no shared memory, and the lock outlives each
        # transaction, so a second program learns at once that the file is taken.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        if not new:
            _require_ours(connection, path)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise unless the header of the file says that it is a database of this program.

    Only SQLite may open the file: were we to read the header ourselves, closing it would let
    go of the lock that this very process may hold on it. POSIX wants it so:
    https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_
    """
    found = connection.execute("PRAGMA application_id").fetchone()
    if found != (APPLICATION_ID,):
        raise NotAWorkspaceError(path.parent)
