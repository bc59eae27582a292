"""SQLite's failures, named as ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    SpbeError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceInUseError,
)

_PRIMARY = 0xFF
"""The part of SQLite's result code that names the kind of failure."""

_DAMAGE = (
    # The driver decodes text by itself and has no code for bytes that are none.
    "Could not decode",
    # To SQLite these are errors like any other. But our statements are tried ones, and the
    # revision of the file is known when they are run: it is the schema that has been altered.
    "unsupported file format",
    "no such column",
    "has no column named",
)
"""What damage is told by in words alone."""


@contextmanager
def failures_named(path: Path) -> Iterator[None]:
    """Turn the driver's failures into ours, with *path* as the place; bugs stay bugs."""
    try:
        yield
    except sqlite3.Error as error:
        named = named_failure(path, error)
        if named is None:
            raise
        raise named from error
    except UnicodeDecodeError as error:
        # The driver stumbles over its own message when that quotes damaged names.
        raise WorkspaceDamagedError(path, str(error)) from error


def named_failure(path: Path, error: BaseException | None) -> SpbeError | None:
    """Return the failure that *error* is, or None for a bug: a statement that was wrong."""
    text = " ".join(str(error).split())  # it may quote what is damaged, line breaks and all
    code = sqlite3.SQLITE_CORRUPT if any(said in text for said in _DAMAGE) else _code(error)
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
