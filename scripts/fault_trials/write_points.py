"""Counts what this process writes, and does harm at one of these points."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Self
from unittest import mock

from typing_extensions import override

_CALLS = ("fsync", "mkdir", "open", "rename", "replace", "write")
"""Functions of `os` that take room on the disk or make names last."""
_MADE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGING = ("ALTER", "COMMIT", "CREATE", "DELETE", "DROP", "INSERT", "PRAGMA W", "REPLACE", "UPD")

Harm = Callable[[bool], None]
"""What happens at a point; it is told whether SQLite writes there."""


class WritePoints:
    """Every point at which this process writes, numbered from 1 on."""

    def __init__(self, at: int = 0, harm: Harm | None = None) -> None:
        """From point *at* on do *harm*."""
        self.count = 0
        self._at = at
        self._harm = harm
        self._lock = threading.Lock()

    def heal(self) -> None:
        """Do no more harm."""
        self._harm = None

    def reach(self, *, database: bool = False) -> None:
        """Count one more."""
        with self._lock:
            self.count += 1
            due = self.count >= self._at
        if due and self._harm is not None:
            self._harm(database)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Have what writes within the block count."""
        with ExitStack() as stack:
            for name in _CALLS:
                stack.enter_context(mock.patch.object(os, name, self._counted(name)))
            for module in (io, builtins):
                stack.enter_context(mock.patch.object(module, "open", self._open(module.open)))
            connect = sqlite3.connect
            stack.enter_context(mock.patch.object(sqlite3, "connect", self._connect(connect)))
            yield

    def _counted(self, name: str) -> Callable[..., Any]:
        call = getattr(os, name)

        def counting(*arguments: Any, **keywords: Any) -> Any:
            # Who only reads is not concerned.
            if name != "open" or arguments[1] & _MADE:
                self.reach()
            return call(*arguments, **keywords)

        return counting

    def _open(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: Any, mode: str = "r", *arguments: Any, **keywords: Any) -> Any:
            if not set(mode) & set("wxa+"):
                return call(file, mode, *arguments, **keywords)
            self.reach()
            return _CountedFile(call(file, mode, *arguments, **keywords), self)

        return opening

    def _connect(self, call: Callable[..., Any]) -> Callable[..., Any]:
        points = self

        class Counted(sqlite3.Connection):
            @override
            def cursor(self, factory: Any = None, /) -> Any:
                del factory
                return super().cursor(lambda connection: _CountedCursor(connection, points))

            @override
            def execute(self, *arguments: Any) -> Any:
                return self.cursor().execute(*arguments)

            @override
            def backup(self, *arguments: Any, **keywords: Any) -> None:
                points.reach(database=True)
                super().backup(*arguments, **keywords)

            @override
            def commit(self) -> None:
                points.reach(database=True)
                super().commit()

        return lambda *arguments, **keywords: call(*arguments, factory=Counted, **keywords)


class _CountedCursor(sqlite3.Cursor):
    """A cursor whose statements count if they change something."""

    def __init__(self, connection: sqlite3.Connection, points: WritePoints) -> None:
        super().__init__(connection)
        self._points = points

    @override
    def execute(self, statement: str, *arguments: Any) -> _CountedCursor:
        self._reach(statement)
        super().execute(statement, *arguments)
        return self

    @override
    def executemany(self, statement: str, *arguments: Any) -> _CountedCursor:
        self._reach(statement)
        super().executemany(statement, *arguments)
        return self

    def _reach(self, statement: str) -> None:
        if statement.lstrip().upper().startswith(_CHANGING):
            self._points.reach(database=True)


class _CountedFile:
    """A file that was opened for writing."""

    def __init__(self, file: Any, points: WritePoints) -> None:
        self._file = file
        self._points = points

    def write(self, content: Any) -> Any:
        """Write, and count it."""
        self._points.reach()
        return self._file.write(content)

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(self, *facts: object) -> None:
        self._file.__exit__(*facts)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def end_here(database: bool) -> None:
    """End this process as a power cut would."""
    del database
    os.kill(os.getpid(), signal.SIGKILL)


def find_disk_full(database: bool) -> None:
    """Fail as the system does, or SQLite, when there is no room."""
    if database:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
