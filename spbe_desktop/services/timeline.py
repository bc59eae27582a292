"""Reads what happened to an indicator: its changes, and its answer of the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, Sheet
from spbe_desktop.services.journal import lines_of
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sheets import Previous, previous_of
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
        ChangeEntry(
            line.at, line.actor, line.field, line.stage, line.before, line.after, line.reason
        )
        for line in reversed(lines[-_SHOWN:])
    )


def earlier_answer(workspace: Workspace, sheet: Sheet, key: IndicatorKey) -> EarlierAnswer | None:
    """Return last year's answer to an indicator, if the instrument was the same."""
    return _earlier(workspace, sheet, key).get(key)


def earlier_answers(workspace: Workspace, sheet: Sheet) -> Mapping[IndicatorKey, EarlierAnswer]:
    """Return last year's answers to all indicators; none if the instrument was another."""
    return _earlier(workspace, sheet, None)


def _earlier(
    workspace: Workspace, sheet: Sheet, key: IndicatorKey | None
) -> Mapping[IndicatorKey, EarlierAnswer]:
    before = previous_of(workspace, sheet.assessment, sheet.instrument)
    if before is None:
        return {}
    query = "SELECT key, explanation FROM answer WHERE assessment_id = ?"
    rows = workspace.database.rows(query, (before.assessment_id,))
    texts = {row["key"]: row["explanation"] for row in rows}
    stages = tuple(stage.code for stage in before.instrument.stages)
    notes = _notes(workspace, before.assessment_id, stages)
    uses = uses_of(workspace, before.assessment_id, key)
    keys = [row.key for row in sheet.rows] if key is None else [key]
    return {
        each: EarlierAnswer(
            year=before.year,
            stage=_stage_of(before, each),
            value=before.counting.values.get(each),
            explanation=texts.get(each, ""),
            evidence=uses.get(each, ()),
            note=notes.get(each, ""),
        )
        for each in keys
    }


def _stage_of(before: Previous, key: IndicatorKey) -> str:
    """Return the name of the stage that the value of an indicator is from."""
    code = before.counting.kept_from.get(key, before.stage)
    return next((s.name for s in before.instrument.stages if s.code == code), code)


def _notes(
    workspace: Workspace, assessment_id: int, stages: Sequence[str]
) -> Mapping[IndicatorKey, str]:
    """Return what was said beside the values of the latest of *stages*, by indicator."""
    query = "SELECT stage, key, note FROM clarification WHERE assessment_id = ? AND note <> ''"
    rows = workspace.database.rows(query, (assessment_id,))
    said = [row for row in rows if row["stage"] in stages]
    said.sort(key=lambda row: stages.index(row["stage"]))
    return {IndicatorKey(row["key"]): row["note"] for row in said}
