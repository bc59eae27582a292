"""Reads what happened to an indicator: its changes, and its answer of the year before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, Sheet
from spbe_desktop.models.tables import answer, journal
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.sheets import instrument_of, previous_assessment, stage_values
from spbe_desktop.services.workspace import Workspace

_SHOWN = 200
_TEXTS = frozenset({"explanation", "note"})
_SITTING = timedelta(minutes=10)
"""Edits of one text by one person within this time read as one change."""


def changes_of(
    workspace: Workspace, assessment_id: int, key: IndicatorKey
) -> tuple[ChangeEntry, ...]:
    """Return what was changed at an indicator, newest first."""
    query = (
        select(journal)
        .where(journal.c.assessment_id == assessment_id, journal.c.key == key)
        .order_by(journal.c.id.desc())
        .limit(_SHOWN)
    )
    with workspace.database.begin() as connection:
        rows = connection.execute(query).all()
    return _condensed(
        ChangeEntry(row.at, row.actor, row.field, row.stage, row.before, row.after) for row in rows
    )


def earlier_answer(workspace: Workspace, sheet: Sheet, key: IndicatorKey) -> EarlierAnswer | None:
    """Return last year's answer to an indicator, if the instrument was the same."""
    found = sheet.assessment
    with workspace.database.begin() as connection:
        before = previous_assessment(connection, found.agency.id, found.year, sheet.instrument)
        if before is None:
            return None
        year = assessment_of(connection, before).year
        instrument = instrument_of(workspace, connection, before)
        stage, values = stage_values(connection, before).latest(instrument)
        text = connection.execute(
            select(answer.c.explanation).where(
                answer.c.assessment_id == before, answer.c.key == key
            )
        ).scalar()
    names = {definition.code: definition.name for definition in instrument.stages}
    return EarlierAnswer(
        year=year,
        stage=names.get(stage, stage),
        value=values.get(key),
        explanation=text or "",
        evidence=uses_of(workspace, before).get(key, ()),
    )


def _condensed(entries: Iterable[ChangeEntry]) -> tuple[ChangeEntry, ...]:
    """Join the many small edits of one sitting at a text; *entries* come newest first."""
    result: list[ChangeEntry] = []
    for entry in entries:
        newer = result[-1] if result else None
        if (
            newer is not None
            and entry.field in _TEXTS
            and (entry.field, entry.actor) == (newer.field, newer.actor)
            and newer.at - entry.at <= _SITTING
        ):
            result[-1] = ChangeEntry(
                newer.at, newer.actor, newer.field, newer.stage, entry.before, newer.after
            )
        else:
            result.append(entry)
    return tuple(result)
