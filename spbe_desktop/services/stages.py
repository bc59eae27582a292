"""Reads what every stage of an assessment has recorded, beside the year before."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.domain.assessment_state import AssessmentState, state_of
from spbe_desktop.domain.sheet import FINAL_RESULT, SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import StageMatrix, build_matrix
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.sheets import instrument_of, previous_of
from spbe_desktop.services.stage_values import stage_values
from spbe_desktop.services.workspace import Workspace

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
    before = previous_of(workspace, found, instrument)
    last_year = before.recorded if before else None
    matrix = build_matrix(
        instrument, stage_values(workspace, assessment_id, instrument).entries, last_year
    )
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
