"""Statements that are run with every edit, built once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from spbe_desktop.domain.journal_chain import MEMBERS, ChainedLine, digest_of, digest_of_all
from spbe_desktop.models.stored import moment_text
from spbe_desktop.models.tables import journal, journal_head

_JOURNAL = insert(journal)
_HEAD = select(journal_head.c.digest)
_FIRST_HEAD = insert(journal_head)
_NEXT_HEAD = update(journal_head).values(digest=bindparam("newest"))
_ALL = select(journal).order_by(journal.c.id)


def append_to_journal(connection: Connection, lines: Sequence[Mapping[str, object]]) -> None:
    """Append *lines* within the open transaction, each chained to the one before it."""
    if not lines:
        return
    head = connection.execute(_HEAD).scalar()
    digest = digest_of_all(_older(connection)) if head is None else head
    chained = []
    for line in lines:
        digest = digest_of(digest, _members(line))
        chained.append({**line, "digest": digest})
    connection.execute(_JOURNAL, chained)
    if head is None:
        connection.execute(_FIRST_HEAD, {"id": 1, "digest": digest})
    else:
        connection.execute(_NEXT_HEAD, {"newest": digest})


def _older(connection: Connection) -> Iterator[ChainedLine]:
    """Return what was written before there was a chain: read once in the life of a workspace."""
    for row in connection.execute(_ALL).mappings():
        yield ChainedLine(_members(dict(row)), row["digest"])


def _members(line: Mapping[str, object]) -> dict[str, object]:
    at = line["at"]
    assert isinstance(at, datetime), "a line of the journal has a moment"
    return {**{name: line[name] for name in MEMBERS}, "at": moment_text(at)}
