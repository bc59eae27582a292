"""Reads what every stage of an assessment has recorded, beside the year before."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Row

from spbe_desktop.domain.assessment_state import AssessmentState, state_of
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import FINAL_RESULT, SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import StageEntry, StageMatrix, build_matrix
from spbe_desktop.models import stored
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.services.workspace import Workspace

_ENTRIES = """
    WITH shown AS (
        SELECT assessment.id, agency_id, year, pinned_instrument.code FROM assessment
        JOIN pinned_instrument ON pinned_instrument.id = pinned_instrument_id
        WHERE assessment.id = ?
    ), years AS (
        SELECT id, 0 AS is_last FROM shown UNION ALL
        SELECT assessment.id, 1 FROM assessment
        JOIN pinned_instrument ON pinned_instrument.id = pinned_instrument_id
        JOIN shown ON shown.agency_id = assessment.agency_id
            AND assessment.year = shown.year - 1 AND pinned_instrument.code = shown.code
    )
    SELECT is_last, stage, key, value, NULL AS clarified, '' AS note
    FROM score JOIN years ON years.id = assessment_id
    UNION ALL
    SELECT is_last, stage, key, NULL, clarified, note
    FROM clarification JOIN years ON years.id = assessment_id
"""
_REFUSED = """
    SELECT count(*) AS refused FROM slot_verdict AS said
    WHERE assessment_id = ? AND outcome IN ('revise', 'rejected') AND NOT EXISTS (
        SELECT 1 FROM evidence_use JOIN evidence_use_slot ON evidence_use_id = evidence_use.id
        WHERE evidence_use.assessment_id = said.assessment_id AND evidence_use.key = said.key
            AND evidence_use_slot.slot = said.slot AND NOT proposed AND added_at > said.at
    )
"""


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of one assessment, and how far that makes it."""

    assessment_id: int
    year: int
    matrix: StageMatrix
    state: AssessmentState
    refused: int
    """How many slots assessors refused, with nothing newer in them."""


def read_stages(workspace: Workspace, assessment_id: int) -> Stages:
    """Return all stages of an assessment."""
    found = assessment_of(workspace, assessment_id)
    instrument = instrument_of(workspace, assessment_id)
    this_year: dict[str, dict[IndicatorKey, StageEntry]] = {}
    last_year: dict[str, dict[IndicatorKey, StageEntry]] = {}
    for row in workspace.database.rows(_ENTRIES, (assessment_id,)):
        recorded = (last_year if row["is_last"] else this_year).setdefault(row["stage"], {})
        key = IndicatorKey(row["key"])
        recorded[key] = _merged(recorded.get(key) or StageEntry(key), row)
    matrix = build_matrix(instrument, this_year, last_year)
    (row,) = workspace.database.rows(_REFUSED, (assessment_id,))
    state = state_of(
        sent=found.locked,
        judged=any(c.recorded for c in matrix.columns if c.stage.code != SELF_ASSESSMENT),
        refused=row["refused"],
        final=any(
            c.recorded == len(matrix.rows) for c in matrix.columns if c.stage.code == FINAL_RESULT
        ),
    )
    return Stages(assessment_id, found.year, matrix, state, row["refused"])


def _merged(entry: StageEntry, row: Row) -> StageEntry:
    """Return *entry* with what a row of either table adds."""
    if row["value"] is not None:
        return StageEntry(entry.key, stored.exact(row["value"]), entry.clarified, entry.note)
    clarified = None if row["clarified"] is None else bool(row["clarified"])
    return StageEntry(entry.key, entry.value, clarified, row["note"])
