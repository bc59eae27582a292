"""Checks that the journal is what was written: read on the window's thread, digested anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.domain.journal_chain import (
    MEMBERS,
    ChainBreak,
    ChainedLine,
    first_break,
)
from spbe_desktop.models.database import Database
from spbe_desktop.services.workspace import Workspace

_LINES = f"SELECT {', '.join(MEMBERS)}, digest FROM journal ORDER BY id"  # noqa: S608 - our names


@dataclass(frozen=True, slots=True)
class JournalAsRead:
    """All lines as the file holds them, and the digest of the last one that is kept apart."""

    lines: tuple[tuple[object, ...], ...]
    head: str

    def first_break(self) -> ChainBreak | None:
        """Return the first place that does not fit; for long journals a job for the worker."""
        return first_break(
            (
                ChainedLine(dict(zip(MEMBERS, line[:-1], strict=True)), str(line[-1]))
                for line in self.lines
            ),
            self.head,
        )


def read_journal(database: Database) -> JournalAsRead:
    """Return the journal as it stands in the file."""
    heads = database.rows("SELECT digest FROM journal_head")
    return JournalAsRead(tuple(map(tuple, database.rows(_LINES))), heads[0][0] if heads else "")


def verify(workspace: Workspace) -> ChainBreak | None:
    """Return the first broken place of the journal, or None if it is whole."""
    return read_journal(workspace.database).first_break()
