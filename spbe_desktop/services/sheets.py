"""Reads a sheet: the answers and values of one assessment at one stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Row

from spbe_desktop.domain.instrument import Indicator, Instrument
from spbe_desktop.domain.scoring import score as reckon
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment, IndicatorRow, Proposal, Sheet
from spbe_desktop.domain.stage_matrix import Counting, Entries
from spbe_desktop.models import stored
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.stage_values import Values, stage_values
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


@dataclass(frozen=True)
class Previous:
    """An agency's assessment of the year before, at its last stage that has values of its own."""

    assessment_id: int
    year: int
    instrument: Instrument
    stage: str
    """Empty if nothing was answered."""
    counting: Counting
    recorded: Entries
    """What all its stages have recorded."""


def read_sheet(workspace: Workspace, assessment_id: int, stage: str = SELF_ASSESSMENT) -> Sheet:
    """Return everything the domain tabs show of one assessment at one stage."""
    found = assessment_of(workspace, assessment_id)
    instrument = instrument_of(workspace, assessment_id)
    values = stage_values(workspace, assessment_id, instrument)
    counting = values.at(stage)
    before = previous_of(workspace, found, instrument)
    previous = before.counting.values if before else {}
    assessed = values.assessed if stage == SELF_ASSESSMENT else {}
    answers = {row["key"]: row for row in workspace.database.rows(_ANSWERS, (assessment_id,))}
    counts = {row["key"]: row["uses"] for row in workspace.database.rows(_USES, (assessment_id,))}
    proposals = _proposals(workspace, assessment_id)
    rows = tuple(
        _row(
            i,
            answers.get(i.key),
            (counts.get(i.key, 0), proposals.get(i.key)),
            (counting, previous, assessed),
        )
        for i in instrument.indicators
    )
    (used,) = workspace.database.rows(_DOCUMENTS, (assessment_id,))
    score = reckon(instrument, counting.values)
    documents = used["documents"]
    return Sheet(found, instrument, stage, rows, score, documents, workspace.read_only)


def instrument_of(workspace: Workspace, assessment_id: int) -> Instrument:
    """Return the instrument pinned for one assessment."""
    (row,) = workspace.database.rows(_PACK, (assessment_id,))
    return workspace.pinned.get(row["file_name"], row["digest"])


def previous_of(
    workspace: Workspace, found: Assessment, instrument: Instrument
) -> Previous | None:
    """Return the year before *found*, if it was made with the same instrument."""
    rows = workspace.database.rows(_YEAR, (found.agency.id, found.year - 1))
    if not rows or rows[0]["code"] != instrument.id:
        return None
    before = rows[0]["id"]
    pinned = instrument_of(workspace, before)
    values = stage_values(workspace, before, pinned)
    return Previous(before, found.year - 1, pinned, *values.latest, values.entries)


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
    columns: tuple[Counting, Values, Values],
) -> IndicatorRow:
    counting, previous, assessed = columns
    return IndicatorRow(
        indicator=indicator,
        value=counting.values.get(indicator.key),
        previous=previous.get(indicator.key),
        target=stored.exact(found["target"]) if found else None,
        assessed=assessed.get(indicator.key),
        explanation=found["explanation"] if found else "",
        note=found["note"] if found else "",
        flagged=bool(found and found["flagged"]),
        evidence_count=evidence[0],
        updated_at=stored.moment(found["updated_at"]) if found else None,
        proposal=evidence[1],
        kept_from=counting.kept_from.get(indicator.key, ""),
    )
