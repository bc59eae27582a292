"""Checks that the journal is what was written: read on the window's thread, digested anywhere."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from sqlite3 import Row
from typing import TypeVar

from spbe_desktop.domain.journal_chain import (
    MEMBERS,
    ChainBreak,
    ChainedLine,
    first_break,
)
from spbe_desktop.models.database import Database
from spbe_desktop.services.workspace import Workspace

_T = TypeVar("_T")
_LINES = f"""
    SELECT id, {", ".join(MEMBERS)}, digest FROM journal WHERE id > ? ORDER BY id LIMIT ?
"""  # noqa: S608 - our names
_PORTION = 2000
"""How many lines are read at a time: some milliseconds."""
_BEFORE_ALL = -(2**63)


@dataclass(frozen=True, slots=True)
class JournalAsRead:
    """All lines as the file holds them, and the digest of the last one that is kept apart."""

    lines: tuple[Row, ...]
    head: str

    def first_break(self) -> ChainBreak | None:
        """Return the first place that does not fit; for long journals a job for the worker."""
        return first_break(
            (ChainedLine(dict(line), line["digest"]) for line in self.lines), self.head
        )


def journal_in_portions(database: Database) -> Generator[None, None, JournalAsRead]:
    """Return the journal as it stands in the file; *yield* stands between two portions.

    One that is not long is a single portion. Lines that are appended meanwhile are read as well.
    """
    lines: list[Row] = []
    last = _BEFORE_ALL
    while len(portion := database.rows(_LINES, (last, _PORTION))) == _PORTION:
        lines += portion
        last = portion[-1]["id"]
        yield
    lines += portion
    heads = database.rows("SELECT digest FROM journal_head")
    return JournalAsRead(tuple(lines), heads[0]["digest"] if heads else "")


def verify(workspace: Workspace) -> ChainBreak | None:
    """Return the first broken place of the journal, or None if it is whole."""
    return in_one_go(journal_in_portions(workspace.database)).first_break()


def in_one_go(portions: Generator[None, None, _T]) -> _T:
    """Return what comes of *portions*."""
    while True:
        try:
            next(portions)
        except StopIteration as ended:
            result: _T = ended.value
            return result
