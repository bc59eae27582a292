"""The database of a workspace: one file, one connection, short transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    NotAWorkspaceError,
    SpbeError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceInUseError,
)
from spbe_desktop.models.places import write_ahead_is_safe

APPLICATION_ID = 0x53504245
"""Marks our files ("SPBE" in ASCII), at offset 68 of the SQLite header."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100

_PATIENCE = 0.2
"""Seconds to wait for a lock: whoever holds it keeps it as long as the window is open."""


class Database:
    """Holds the only connection to one file, exclusively, until it is closed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        with failures_named(path):
            self._connection = self._engine.connect()

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

    def close(self) -> None:
        """Leave one file behind and let go of it."""
        try:
            self.settle()
        finally:
            self._connection.close()
            self._engine.dispose()

    def _check(self, pragma: str) -> tuple[str, ...]:
        with failures_named(self.path):
            rows = self.raw.execute(pragma).fetchall()
        return tuple(" ".join(map(str, row)) for row in rows if row != ("ok",))


def require_ours(path: Path) -> None:
    """Raise unless the header of *path* says that it is a database of this program."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
    except FileNotFoundError as error:
        raise NotAWorkspaceError(path) from error
    except OSError as error:
        raise StorageFailedError(path, error.strerror or str(error)) from error
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise WorkspaceDamagedError(path, "header")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAWorkspaceError(path)


@contextmanager
def failures_named(path: Path) -> Iterator[None]:
    """Turn the driver's failures into ours, with *path* as the place."""
    try:
        yield
    except DBAPIError as error:
        raise _named(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _named(path, error) from error


def _named(path: Path, error: BaseException) -> SpbeError:
    text = str(error)
    if "full" in text:
        return DiskFullError(path)
    if "readonly" in text or "unable to open" in text:
        return FolderNotWritableError(path.parent)
    if "locked" in text or "busy" in text:
        return WorkspaceInUseError(path.parent, user="", computer="", since="")
    if "malformed" in text or "not a database" in text:
        return WorkspaceDamagedError(path, text)
    return StorageFailedError(path, text)


def _engine(path: Path) -> Engine:
    url = make_url("sqlite://").set(database=str(path))
    engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": _PATIENCE})
    journal = "WAL" if write_ahead_is_safe(path.parent) else "DELETE"

    def on_connect(connection: sqlite3.Connection, record: Any) -> None:
        del record
        # The driver would otherwise begin transactions behind our back, and not for DDL.
        connection.isolation_level = None
        # Exclusive first: the log then needs no shared memory, and the lock outlives each
        # transaction, so a second program learns at once that the file is taken.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
