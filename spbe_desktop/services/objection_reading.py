"""Reads the objections of an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import Objection, ObjectionProof
from spbe_desktop.domain.slot_states import SlotVerdict, VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.models.stage_tables import objection, objection_evidence
from spbe_desktop.models.tables import evidence
from spbe_desktop.services.workspace import Workspace


def objections_of(workspace: Workspace, assessment_id: int) -> tuple[Objection, ...]:
    """Return all objections of an assessment in the order in which they were raised.

    Their documents are in the order of their titles. One query, however many there are.
    """
    joined = objection.outerjoin(
        objection_evidence, objection_evidence.c.objection_id == objection.c.id
    ).outerjoin(evidence, evidence.c.id == objection_evidence.c.evidence_id)
    query = (
        select(
            objection,
            objection_evidence.c.evidence_id,
            objection_evidence.c.pages,
            evidence.c.title,
        )
        .select_from(joined)
        .where(objection.c.assessment_id == assessment_id)
        .order_by(objection.c.raised_at, objection.c.id, evidence.c.title, evidence.c.id)
    )
    rows: dict[str, Mapping[str, Any]] = {}
    proofs: dict[str, list[ObjectionProof]] = {}
    with workspace.database.begin() as connection:
        for row in connection.execute(query).mappings():
            rows.setdefault(row["id"], row)
            own = proofs.setdefault(row["id"], [])
            if row["evidence_id"] is not None:
                own.append(ObjectionProof(row["evidence_id"], row["title"], row["pages"]))
    return tuple(_objection(row, tuple(proofs[each])) for each, row in rows.items())


def _objection(row: Mapping[str, Any], proofs: tuple[ObjectionProof, ...]) -> Objection:
    reason = row["verdict_reason"]
    verdict = SlotVerdict(
        slot=SlotCode(row["slot"]),
        outcome=VerdictOutcome(row["verdict_outcome"]),
        reason=VerdictReason(reason) if reason else None,
        note=row["verdict_note"],
        at=row["verdict_at"],
    )
    return Objection(
        id=row["id"],
        key=IndicatorKey(row["key"]),
        verdict=verdict,
        argument=row["argument"],
        raised_at=row["raised_at"],
        proofs=proofs,
        state=ObjectionState(row["outcome"]),
        note=row["outcome_note"],
        decided_on=row["decided_on"],
    )
