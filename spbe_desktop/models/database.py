"""The database of a workspace: one file, one connection, short transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from spbe_desktop.errors import (
    FolderNotWritableError,
    NotAWorkspaceError,
    StorageError,
    StorageFailedError,
    WorkspaceAwayError,
    WorkspaceDamagedError,
    WorkspaceReplacedError,
)
from spbe_desktop.models.failures import failures_named
from spbe_desktop.models.places import write_ahead_is_safe
from spbe_desktop.models.whereabouts import Whereabouts

APPLICATION_ID = 0x53504245
"""Marks our files ("SPBE" in ASCII)."""

_PATIENCE = 0.2
"""Seconds to wait for a lock: whoever holds it keeps it as long as the window is open."""


Parameters = tuple[object, ...] | dict[str, object]


class EditConnection(Protocol):
    """SQLAlchemy's view of the connection, as far as this module has to know it."""

    connection: Any
    """An sqlalchemy.Connection; named so, its type would load the library."""

    def begin(self) -> AbstractContextManager[Any]:
        """Give the connection within one transaction."""

    def failures_named(self) -> AbstractContextManager[None]:
        """Turn failures into ours."""

    def close(self) -> None:
        """Let go of the connection."""


class Database:
    """Holds the only connection to one file, exclusively, until it is closed.

    What the window shows first is read in plain SQL. Edits and migrations go through
    SQLAlchemy on the same connection; it is loaded with the first of them, because that
    takes longer than the whole window to start.
    """

    def __init__(self, path: Path, *, new: bool = False) -> None:
        """Connect to *path*; a file that is no workspace of ours is left as it is."""
        self.path = path
        self._edits: EditConnection | None = None
        self._closed = False
        self._connected = True
        self._heads: tuple[str | None, ...] = ()
        with failures_named(path):
            self._raw = _connect(path, new)
        self._file = Whereabouts(path)

    def rows(self, query: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return what *query* finds, each row by the names of its columns."""
        with self._failures_named(), closing(self.raw.cursor()) as cursor:
            cursor.row_factory = sqlite3.Row
            return cursor.execute(query, parameters).fetchall()

    @contextmanager
    def begin(self) -> Iterator[Any]:
        """Give an sqlalchemy.Connection within one transaction, committed at the end of the block.

        If the block or the commit fails, nothing of it is stored, and a failure of the
        disk arrives as a StorageError. Nothing is written to a file that is not the one at
        its path any more: a drive that was pulled out may still seem to take it.
        """
        if not self._file.unchanged:
            raise WorkspaceAwayError(self.path.parent)
        with self._failures_named():
            with self.edits.begin() as connection:
                yield connection
                if self._heads:
                    # A commit that fails may have reached the disk all the same.
                    self._heads = (*self._heads, self._head())
            self._heads = self._heads[-1:]

    def watch_head(self) -> None:
        """Keep in mind how far the journal has come, so as to know this state again."""
        self._heads = (self._head(),)

    def reconnect(self) -> None:
        """Connect anew to a file that was lost, as when its drive was pulled out and put back.

        Raise WorkspaceAwayError while there is none, WorkspaceReplacedError if it is not in the
        state in which it was left. Until this succeeds, nothing is read or written.
        """
        if not self.path.is_file():
            raise WorkspaceAwayError(self.path.parent)
        with suppress(StorageError):
            self._let_go()
        self._closed = self._connected = False
        self._edits = None
        with failures_named(self.path):
            self._raw = _connect(self.path, new=False)
        self._connected = True
        try:
            self._require_same()
        except BaseException:
            self._connected = False
            self._raw.close()
            raise
        self._file = Whereabouts(self.path)

    @property
    def edits(self) -> EditConnection:
        """Return SQLAlchemy's view of the connection, loaded when first asked for."""
        if self._edits is None:
            from spbe_desktop.models.edits import Edits

            self._edits = Edits(self.path, self.raw)
        return self._edits

    def take_hold(self) -> None:
        """Lock the file, so that a second program is refused now and not at its first edit."""
        with self._failures_named():
            self.raw.execute("BEGIN EXCLUSIVE")
            # The lock stays. Committing would correct a wrong length in the header of a file
            # that is about to be refused.
            self.raw.execute("ROLLBACK")

    def choose_journal(self) -> None:
        """Have edits written the safest way that the disk allows; this changes the file."""
        journal = "WAL" if write_ahead_is_safe(self.path.parent) else "DELETE"
        with self._failures_named():
            self.raw.execute(f"PRAGMA journal_mode = {journal}").fetchall()
            # Only a read opens the log of a file that had none; settling it fails before.
            self.raw.execute("PRAGMA schema_version").fetchall()

    def settle(self) -> None:
        """Fold the write-ahead log into the file, which then tells by itself what it is."""
        with self._failures_named():
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
        with self.edits.failures_named():
            self.edits.connection.rollback()
            copy = sqlite3.connect(source)
            try:
                copy.backup(self.raw)
            finally:
                copy.close()
        self.settle()

    @property
    def raw(self) -> sqlite3.Connection:
        """Return the driver's connection; there is none while the file is away."""
        if not self._connected:
            raise WorkspaceAwayError(self.path.parent)
        return self._raw

    @property
    def closed(self) -> bool:
        """Tell whether the file was let go of."""
        return self._closed

    def close(self) -> None:
        """Leave one file behind and let go of it; where it is away, there is nothing to leave."""
        try:
            self.settle()
        except WorkspaceAwayError:
            self.abandon()
        finally:
            if not self._closed:
                self._let_go()

    def abandon(self) -> None:
        """Let go of a file that could not be used; why is known already."""
        with suppress(StorageError):
            self._let_go()

    def _let_go(self) -> None:
        self._closed = True
        with failures_named(self.path):
            try:
                if self._edits is not None:
                    with self._edits.failures_named():
                        self._edits.close()
            finally:
                self._raw.close()

    def _check(self, pragma: str) -> tuple[str, ...]:
        with self._failures_named():
            rows = self.raw.execute(pragma).fetchall()
        # Several faults may be told in one row, under a heading between asterisks.
        lines = (line for row in rows for line in " ".join(map(str, row)).splitlines())
        return tuple(line for line in lines if line != "ok" and not line.startswith("***"))

    def _head(self) -> str | None:
        found = self.rows("SELECT digest FROM journal_head")
        return found[0]["digest"] if found else None

    def _require_same(self) -> None:
        """Raise unless the file is whole, free, and as we have left it."""
        self.take_hold()
        wrong = self.quick_check()
        if wrong:
            raise WorkspaceDamagedError(self.path, wrong[0])
        if self._head() not in self._heads:
            raise WorkspaceReplacedError(self.path.parent)

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        """Turn the driver's failures into ours; without its file, whatever fails does for that."""
        try:
            with failures_named(self.path):
                yield
        except (StorageFailedError, FolderNotWritableError) as error:
            if self._file.unchanged:
                raise
            raise WorkspaceAwayError(self.path.parent) from error


def immutable(path: Path) -> str:
    """Return how SQLite opens a file that nobody writes to, without making any beside it."""
    return f"{_uri(path)}?mode=ro&immutable=1"


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
