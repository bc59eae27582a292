"""SQLAlchemy on the connection of a workspace: for edits and for migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Date, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from spbe_desktop.models.failures import failures_named, named_failure
from spbe_desktop.models.types import StoredDay


class Edits:
    """One SQLAlchemy connection over the driver's, which somebody else has opened."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        self._path = path
        self._engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        self._engine.dialect.colspecs = {**self._engine.dialect.colspecs, Date: StoredDay}
        event.listen(self._engine, "begin", _on_begin)
        self.connection = self._engine.connect()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give the connection within one transaction, committed at the end of the block."""
        with self.failures_named(), self.connection.begin():
            yield self.connection

    @contextmanager
    def failures_named(self) -> Iterator[None]:
        """Turn SQLAlchemy's and the driver's failures into ours; bugs stay bugs."""
        try:
            with failures_named(self._path):
                yield
        except DBAPIError as error:
            named = named_failure(self._path, error.orig)
            if named is None:
                raise
            raise named from error

    def close(self) -> None:
        """Let go of the connection, and with it of the driver's."""
        try:
            self.connection.close()
        finally:
            self._engine.dispose()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
