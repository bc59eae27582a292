"""Reads a sheet: the answers and values of one assessment at one stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from sqlite3 import Row

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.scoring import score as reckon
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment, IndicatorRow, Proposal, Sheet
from spbe_desktop.models import stored
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.workspace import Workspace

_ANSWERS = "SELECT * FROM answer WHERE assessment_id = ?"
_USES = """
SELECT key, count(*) AS uses FROM evidence_use
WHERE assessment_id = ? AND NOT proposed GROUP BY key
"""
_DOCUMENTS = """
SELECT count(DISTINCT evidence_id) AS documents FROM evidence_use
WHERE assessment_id = ? AND NOT proposed
"""
_PROPOSALS = """
SELECT key, from_year, explanation, criteria_changed, (
    SELECT count(*) FROM evidence_use AS used
    WHERE used.assessment_id = carried_over.assessment_id AND used.key = carried_over.key
        AND used.proposed AND used.carried_from IS NOT NULL
) AS documents
FROM carried_over WHERE assessment_id = ?
"""
_VALUES = "SELECT stage, key, value FROM score WHERE assessment_id = ?"
_PACK = """
    SELECT file_name, digest FROM assessment
    JOIN pinned_instrument ON pinned_instrument.id = assessment.pinned_instrument_id
    WHERE assessment.id = ?
"""
_YEAR = """
    SELECT assessment.id, pinned_instrument.code FROM assessment
    JOIN pinned_instrument ON pinned_instrument.id = assessment.pinned_instrument_id
    WHERE agency_id = ? AND year = ?
"""

Values = dict[IndicatorKey, Decimal]


@dataclass(frozen=True)
class StageValues:
    """The values of one assessment, by stage and indicator."""

    by_stage: Mapping[str, Values]

    def latest(self, instrument: Instrument, *, after: str = "") -> tuple[str, Values]:
        """Return the last stage that has values, and these; only stages behind *after*."""
        codes = [stage.code for stage in instrument.scored_stages]
        later = codes[codes.index(after) + 1 :] if after in codes else codes
        for code in reversed(later):
            if self.by_stage.get(code):
                return code, self.by_stage[code]
        return "", {}


@dataclass(frozen=True)
class Previous:
    """An agency's assessment of the year before, at its last stage that has values."""

    assessment_id: int
    year: int
    instrument: Instrument
    stage: str
    """Empty if nothing was answered."""
    values: Values


def read_sheet(workspace: Workspace, assessment_id: int, stage: str = SELF_ASSESSMENT) -> Sheet:
    """Return everything the domain tabs show of one assessment at one stage."""
    found = assessment_of(workspace, assessment_id)
    instrument = instrument_of(workspace, assessment_id)
    values = stage_values(workspace, assessment_id)
    own = values.by_stage.get(stage, {})
    before = previous_of(workspace, found, instrument)
    previous = before.values if before else {}
    assessed = values.latest(instrument, after=stage)[1] if stage == SELF_ASSESSMENT else {}
    answers = {row["key"]: row for row in workspace.database.rows(_ANSWERS, (assessment_id,))}
    counts = {row["key"]: row["uses"] for row in workspace.database.rows(_USES, (assessment_id,))}
    proposals = _proposals(workspace, assessment_id)
    rows = tuple(
        _row(
            i,
            answers.get(i.key),
            (counts.get(i.key, 0), proposals.get(i.key)),
            (own, previous, assessed),
        )
        for i in instrument.indicators
    )
    (used,) = workspace.database.rows(_DOCUMENTS, (assessment_id,))
    score = reckon(instrument, own)
    return Sheet(found, instrument, stage, rows, score, used["documents"])


def instrument_of(workspace: Workspace, assessment_id: int) -> Instrument:
    """Return the instrument pinned for one assessment."""
    (row,) = workspace.database.rows(_PACK, (assessment_id,))
    return workspace.pinned.get(row["file_name"], row["digest"])


def stage_values(workspace: Workspace, assessment_id: int) -> StageValues:
    """Return the values of all stages of one assessment."""
    by_stage: dict[str, Values] = {}
    for row in workspace.database.rows(_VALUES, (assessment_id,)):
        by_stage.setdefault(row["stage"], {})[IndicatorKey(row["key"])] = Decimal(row["value"])
    return StageValues(by_stage)


def previous_of(
    workspace: Workspace, found: Assessment, instrument: Instrument
) -> Previous | None:
    """Return the year before *found*, if it was made with the same instrument."""
    rows = workspace.database.rows(_YEAR, (found.agency.id, found.year - 1))
    if not rows or rows[0]["code"] != instrument.id:
        return None
    before = rows[0]["id"]
    pinned = instrument_of(workspace, before)
    stage, values = stage_values(workspace, before).latest(pinned)
    return Previous(before, found.year - 1, pinned, stage, values)


def _proposals(workspace: Workspace, assessment_id: int) -> Mapping[str, Proposal]:
    """Return what an earlier year has left to be settled, by indicator."""
    return {
        row["key"]: Proposal(
            year=row["from_year"],
            explanation=row["explanation"],
            documents=row["documents"],
            criteria_changed=bool(row["criteria_changed"]),
        )
        for row in workspace.database.rows(_PROPOSALS, (assessment_id,))
        if row["explanation"] or row["documents"]
    }


def _row(
    indicator: Indicator,
    found: Row | None,
    evidence: tuple[int, Proposal | None],
    columns: tuple[Values, Values, Values],
) -> IndicatorRow:
    value, previous, assessed = (column.get(indicator.key) for column in columns)
    return IndicatorRow(
        indicator=indicator,
        value=value,
        previous=previous,
        target=stored.exact(found["target"]) if found else None,
        assessed=assessed,
        explanation=found["explanation"] if found else "",
        note=found["note"] if found else "",
        flagged=bool(found and found["flagged"]),
        evidence_count=evidence[0],
        updated_at=stored.moment(found["updated_at"]) if found else None,
        proposal=evidence[1],
    )
