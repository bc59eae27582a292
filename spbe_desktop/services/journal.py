"""Reads the journal: what was changed, the many small edits of one sitting at a text as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.models.tables import journal

_TEXTS = frozenset({"explanation", "note"})
_SITTING = timedelta(minutes=10)
"""Edits of one text by one person within this time read as one change."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change: by whom, of what, and when it was complete."""

    at: datetime
    actor: str
    key: str
    field: str
    stage: str
    before: str
    after: str
    reason: str = ""


def lines_of(
    connection: Connection,
    assessment_id: int,
    *,
    key: IndicatorKey | None = None,
    without: Collection[str] = (),
) -> list[Line]:
    """Return the changes of an assessment or of one indicator, oldest first.

    Changes of the fields in *without* are left out. Later edits never alter earlier lines.
    """
    query = (
        select(journal)
        .where(journal.c.assessment_id == assessment_id, journal.c.field.not_in(without))
        .order_by(journal.c.id)
    )
    if key is not None:
        query = query.where(journal.c.key == key)
    rows = connection.execute(query)
    return _condensed(
        Line(r.at, r.actor, r.key, r.field, r.stage, r.before, r.after, r.reason) for r in rows
    )


def _condensed(lines: Iterable[Line]) -> list[Line]:
    result: list[Line] = []
    began: datetime | None = None
    for line in lines:
        last = result[-1] if result else None
        same_text = (
            last is not None
            and line.field in _TEXTS
            and (line.key, line.field, line.actor) == (last.key, last.field, last.actor)
        )
        if last and same_text and began and line.at - began <= _SITTING:
            result[-1] = replace(line, before=last.before)
        else:
            began = line.at
            result.append(line)
    return result
