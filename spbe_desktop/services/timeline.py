"""Reads what happened to an indicator: its changes, and its answer of the year before."""

from __future__ import annotations

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, Sheet
from spbe_desktop.services.journal import lines_of
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sheets import previous_of
from spbe_desktop.services.workspace import Workspace

_SHOWN = 200
"""How many changes are shown: nobody scrolls further."""


def changes_of(
    workspace: Workspace, assessment_id: int, key: IndicatorKey
) -> tuple[ChangeEntry, ...]:
    """Return what was changed at an indicator, newest first."""
    with workspace.database.begin() as connection:
        lines = lines_of(connection, assessment_id, key=key)
    return tuple(
        ChangeEntry(line.at, line.actor, line.field, line.stage, line.before, line.after)
        for line in reversed(lines[-_SHOWN:])
    )


def earlier_answer(workspace: Workspace, sheet: Sheet, key: IndicatorKey) -> EarlierAnswer | None:
    """Return last year's answer to an indicator, if the instrument was the same."""
    before = previous_of(workspace, sheet.assessment, sheet.instrument)
    if before is None:
        return None
    query = "SELECT explanation FROM answer WHERE assessment_id = ? AND key = ?"
    texts = workspace.database.rows(query, (before.assessment_id, key))
    names = {definition.code: definition.name for definition in before.instrument.stages}
    return EarlierAnswer(
        year=before.year,
        stage=names.get(before.stage, before.stage),
        value=before.values.get(key),
        explanation=texts[0]["explanation"] if texts else "",
        evidence=uses_of(workspace, before.assessment_id, key).get(key, ()),
    )
