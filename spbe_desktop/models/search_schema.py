"""The file of the search: a throw-away copy of what is known elsewhere, made anew at will."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from spbe_desktop.models.places import write_ahead_is_safe

VERSION = 1
"""Of tables and of what the reader tells; another one, and the file is made anew."""

_APPLICATION_ID = 0x53504246
_COMPANIONS = ("", "-wal", "-shm", "-journal")

# The text of a file is kept once, with its facts, and the words of all documents that are made
# of it are taken from there: a view stands in for the content of the full-text table. Of a long
# text, a hundred pages can be found; more at once would hold up the window.
_TABLES = """
CREATE TABLE facts (
    sha256 TEXT PRIMARY KEY, readability TEXT NOT NULL, pages INTEGER NOT NULL,
    title TEXT NOT NULL, author TEXT NOT NULL, created TEXT, text_found INTEGER,
    marks TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    first_text TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE document (
    id INTEGER PRIMARY KEY, evidence_id TEXT NOT NULL UNIQUE, print TEXT NOT NULL,
    sha256 TEXT NOT NULL, title TEXT NOT NULL, number TEXT NOT NULL, used TEXT NOT NULL,
    rest TEXT NOT NULL
);
CREATE INDEX document_sha256 ON document (sha256);
CREATE VIEW content AS
    SELECT id, document.title, number, used, rest,
        substr(coalesce(facts.text, ''), 1, 150000) AS text
    FROM document LEFT JOIN facts USING (sha256);
CREATE VIRTUAL TABLE words USING fts5 (
    title, number, used, rest, text,
    content = 'content', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
"""


def open_index(path: Path) -> sqlite3.Connection:
    """Open the index at *path*, empty if there is none of this version.

    Where nothing can be written, it is kept in memory.
    """
    try:
        return _opened(path)
    except (sqlite3.Error, OSError):
        return renewed_index(path)


def renewed_index(path: Path) -> sqlite3.Connection:
    """Throw away what is at *path* and open an empty index, there or in memory."""
    with suppress(sqlite3.Error, OSError):
        _remove(path)
        return _opened(path)
    return _prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        # Opened on one thread and used on another, but never on two at a time.
        path,
        isolation_level=None,
        check_same_thread=False,
        timeout=0,
    )
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        journal = "WAL" if write_ahead_is_safe(path.parent) else "TRUNCATE"
        connection.execute(f"PRAGMA journal_mode = {journal}")
        # After a loss of power the last facts may be missing, but the file is whole.
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection if _is_current(connection) else _prepared(connection)
    except BaseException:
        connection.close()
        raise


def _is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether this is an index as we make it, False for an empty file; raise for others."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    found = [
        connection.execute(f"PRAGMA {fact}").fetchone()[0]
        for fact in ("application_id", "user_version")
    ]
    if found != [_APPLICATION_ID, VERSION]:
        raise sqlite3.DatabaseError("no index of this version")
    return True


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.executescript(
        f"BEGIN; {_TABLES} PRAGMA application_id = {_APPLICATION_ID};"
        f"PRAGMA user_version = {VERSION}; COMMIT;"
    )
    return connection


def _remove(path: Path) -> None:
    for companion in _COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)
