"""The search index: finds documents by any of their words, and remembers what files say.

It is derived and may be thrown away at any time: where it is damaged it is made anew, and where
the disk refuses it, it forgets. Neither is told to anybody, and neither fails an edit.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.searching import FOUND_BEGINS, FOUND_ENDS, Hit, SearchedDocument
from spbe_desktop.models.search_query import query_of
from spbe_desktop.models.search_rows import columns_of, facts_from, row_of
from spbe_desktop.models.search_schema import open_index, renewed_index

HITS = 500
SNIPPETS = 10
"""Hits that come with the place where they were found: as many as one sees at first, for each
takes the better part of a millisecond."""

SYNC_SECONDS = 0.01

# Titles before numbers, numbers before where it is used, that before the rest, texts last.
_SEARCH = """
    SELECT rowid FROM words WHERE words MATCH ?
    ORDER BY bm25(words, 100, 60, 40, 20, 1), rowid DESC LIMIT ?
"""
_SNIPPET = """
    SELECT snippet(words, 4, ?, ?, '…', 14) FROM words
    WHERE words MATCH ? AND rowid = (SELECT id FROM document WHERE evidence_id = ?)
"""
_TAKE_OUT = """
    INSERT INTO words (words, rowid, title, number, used, rest, text)
    SELECT 'delete', id, title, number, used, rest, text FROM content WHERE id = ?
"""
_PUT_IN = """
    INSERT INTO words (rowid, title, number, used, rest, text)
    SELECT id, title, number, used, rest, text FROM content WHERE id = ?
"""
_PUT_DOCUMENT = """
    INSERT INTO document (evidence_id, print, sha256, title, number, used, rest)
    VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_PUT_FACTS = "REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ALL_FACTS = """
    SELECT sha256, readability, pages, title, author, created, text_found, marks,
        width, height, '', '' FROM facts
"""
# The disk's own troubles: what is stored is still right.
_TROUBLES = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_PRIMARY = 0xFF

Read = Callable[[str], SearchedDocument]
"""Returns the document of this id."""

_Result = TypeVar("_Result")


class SearchIndex:
    """Keeps one file; all calls come from the window's thread."""

    def __init__(self, path: Path) -> None:
        """Open the index at *path*, which is made if there is none that can be used."""
        self._path = path
        self._connection = open_index(path)
        self._known: dict[str, str] | None = None

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def sync(self, prints: Mapping[str, str], read: Read, seconds: float = SYNC_SECONDS) -> int:
        """Bring what is known of the documents up to date, and forget all others.

        *prints* has a text for each document, by its id, which differs whenever its words do:
        only documents of which it has changed are read. Returns how many are left to do after
        *seconds*; call again until there are none.
        """
        return self._kept(lambda: self._synced(prints, read, seconds), 0)

    def put_facts(self, sha256: str, facts: FileFacts) -> None:
        """Remember what the file of this digest says; a file that was not there says nothing."""
        if facts.readability is not Readability.UNAVAILABLE:
            self._kept(lambda: self._put(sha256, facts), None)

    def facts_of(self, sha256: str) -> FileFacts | None:
        """Return what the file of this digest says, if it was read."""
        return self._kept(lambda: self._facts(sha256), None)

    def known_facts(self) -> Mapping[str, FileFacts]:
        """Return the facts of all files that were read, by digest and without their texts."""
        nothing: Mapping[str, FileFacts] = {}
        return self._kept(self._all_facts, nothing)

    def unread(self, digests: Iterable[str]) -> tuple[str, ...]:
        """Return those of *digests* of which no facts are known, each once, in their order."""
        nothing: frozenset[str] = frozenset()
        read = self._kept(self._read, nothing)
        return tuple(digest for digest in dict.fromkeys(digests) if digest and digest not in read)

    def search(self, typed: str) -> tuple[Hit, ...]:
        """Return the documents that contain each word of *typed*, or one that begins so.

        The best come first, at most HITS, the first SNIPPETS of them with a snippet.
        """
        query = query_of(typed)
        return self._kept(lambda: self._found(query), ()) if query else ()

    def snippet(self, evidence_id: str, typed: str) -> str:
        """Return where in the text of a document the words of *typed* stand; "" if nowhere."""
        query = query_of(typed)
        return self._kept(lambda: self._snippet_of(query, evidence_id), "") if query else ""

    def _synced(self, prints: Mapping[str, str], read: Read, seconds: float) -> int:
        end = time.perf_counter() + seconds
        known = self._prints()
        changed = [key for key, print_ in prints.items() if known.get(key) != print_]
        # Removed ones first: a search that shows what is gone is worse than one that misses some.
        work = [*(known.keys() - prints.keys()), *changed]
        if not work:
            return 0
        done = 0
        with self._transaction():
            for key in work:
                self._take_out(key)
                if key in prints:
                    self._put_in(read(key), prints[key])
                done += 1
                if time.perf_counter() > end:
                    break
        for key in work[:done]:
            if key in prints:
                known[key] = prints[key]
            else:
                del known[key]
        return len(work) - done

    def _prints(self) -> dict[str, str]:
        """Return the print of each document that is stored; read once, and then kept in step."""
        if self._known is None:
            rows = self._connection.execute("SELECT evidence_id, print FROM document")
            self._known = dict(rows.fetchall())
        return self._known

    def _take_out(self, evidence_id: str) -> None:
        execute = self._connection.execute
        row = execute("SELECT id FROM document WHERE evidence_id = ?", (evidence_id,)).fetchone()
        if row:
            execute(_TAKE_OUT, row)
            execute("DELETE FROM document WHERE id = ?", row)

    def _put_in(self, document: SearchedDocument, print_: str) -> None:
        row = (document.evidence_id, print_, *columns_of(document))
        (place,) = self._connection.execute(_PUT_DOCUMENT, row).fetchall()
        self._connection.execute(_PUT_IN, place)

    def _put(self, sha256: str, facts: FileFacts) -> None:
        execute = self._connection.execute
        with self._transaction():
            places = execute("SELECT id FROM document WHERE sha256 = ?", (sha256,)).fetchall()
            for place in places:
                execute(_TAKE_OUT, place)
            execute(_PUT_FACTS, row_of(sha256, facts))
            for place in places:
                execute(_PUT_IN, place)

    def _facts(self, sha256: str) -> FileFacts | None:
        found = self._connection.execute("SELECT * FROM facts WHERE sha256 = ?", (sha256,))
        row = found.fetchone()
        return facts_from(row) if row else None

    def _all_facts(self) -> Mapping[str, FileFacts]:
        return {row[0]: facts_from(row) for row in self._connection.execute(_ALL_FACTS)}

    def _read(self) -> frozenset[str]:
        return frozenset(row[0] for row in self._connection.execute("SELECT sha256 FROM facts"))

    def _found(self, query: str) -> tuple[Hit, ...]:
        places = self._connection.execute(_SEARCH, (query, HITS)).fetchall()
        names = dict(self._connection.execute("SELECT id, evidence_id FROM document").fetchall())
        first = [names[place] for (place,) in places[:SNIPPETS]]
        shown = [Hit(name, self._snippet_of(query, name)) for name in first]
        return (*shown, *(Hit(names[place]) for (place,) in places[SNIPPETS:]))

    def _snippet_of(self, query: str, evidence_id: str) -> str:
        marks_and_words = (FOUND_BEGINS, FOUND_ENDS, query, evidence_id)
        row = self._connection.execute(_SNIPPET, marks_and_words).fetchone()
        # Where nothing was found in the text, SQLite gives its beginning.
        return " ".join(row[0].split()) if row and FOUND_BEGINS in row[0] else ""

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def _kept(self, work: Callable[[], _Result], otherwise: _Result) -> _Result:
        """Do *work*; after damage do it with a new index, and if the disk refuses, not at all."""
        try:
            return work()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _TROUBLES:
                return otherwise
        self.close()
        self._connection = renewed_index(self._path)
        self._known = None
        # A new index that fails as well is a fault of ours.
        return work()
