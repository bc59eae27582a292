"""Reads the shortcomings (temuan) of an agency, as the evaluation of one year sees them."""

from __future__ import annotations

from collections import defaultdict
from sqlite3 import Row

from spbe_desktop.domain.crosswalk import Crosswalk
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.domain.shortcomings import (
    Gravity,
    ProvedBy,
    SeenShortcoming,
    Shortcoming,
    ShortcomingSource,
    ShortcomingState,
    ShortcomingStep,
    seen_from,
)
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_FINDINGS = "SELECT * FROM finding WHERE agency_id = ? AND year <= ?"
_STEPS = """
    SELECT finding_step.* FROM finding_step
    JOIN finding ON finding.id = finding_step.finding_id
    WHERE agency_id = ? AND finding.year <= ? ORDER BY finding_step.id
"""
_PROOFS = """
    SELECT finding_evidence.*, evidence.title FROM finding_evidence
    JOIN finding ON finding.id = finding_evidence.finding_id
    JOIN evidence ON evidence.id = finding_evidence.evidence_id
    WHERE agency_id = ? AND finding.year <= ? ORDER BY finding_evidence.year, evidence.title
"""


def read_shortcomings(workspace: Workspace, assessment: Assessment) -> tuple[SeenShortcoming, ...]:
    """Return what the agency of *assessment* has to follow up, as seen from its year.

    Three queries, however many years there are; 1000 shortcomings take about 15 ms.
    """
    place = (assessment.agency.id, assessment.year)
    steps: defaultdict[str, list[ShortcomingStep]] = defaultdict(list)
    for row in workspace.database.rows(_STEPS, place):
        steps[row["finding_id"]].append(_step(row))
    proofs: defaultdict[str, list[ProvedBy]] = defaultdict(list)
    for row in workspace.database.rows(_PROOFS, place):
        proof = ProvedBy(row["evidence_id"], row["title"], row["year"])
        proofs[row["finding_id"]].append(proof)
    found = [
        _shortcoming(row, tuple(steps[row["id"]]), tuple(proofs[row["id"]]))
        for row in workspace.database.rows(_FINDINGS, place)
    ]
    same = all(each.instrument_code == assessment.instrument_id for each in found)
    # It is long to read, and leads nowhere within one instrument.
    crosswalk = Crosswalk((), (), ()) if same else crosswalk_of(workspace.catalogue)
    return seen_from(found, assessment.year, assessment.instrument_id, crosswalk)


def _step(row: Row) -> ShortcomingStep:
    return ShortcomingStep(
        year=row["year"],
        state=ShortcomingState(row["state"]),
        reason=row["reason"],
        actor=row["actor"],
        at=stored.required_moment(row["at"]),
    )


def _shortcoming(
    row: Row, steps: tuple[ShortcomingStep, ...], proofs: tuple[ProvedBy, ...]
) -> Shortcoming:
    return Shortcoming(
        id=row["id"],
        agency_id=row["agency_id"],
        year=row["year"],
        number=row["number"],
        instrument_code=row["instrument_code"],
        key=IndicatorKey(row["key"]) if row["key"] else None,
        slot=SlotCode(row["slot"]) if row["slot"] else None,
        source=ShortcomingSource(row["source"]),
        gravity=Gravity(row["severity"]),
        words=row["words"],
        note=row["note"],
        code=row["code"],
        found_at=stored.required_moment(row["found_at"]),
        steps=steps,
        proofs=proofs,
    )
