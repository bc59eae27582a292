"""Reads how far the slots of an assessment are: documents, verdicts, and what both come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objections import beside
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.domain.slot_states import SlotStanding, SlotVerdict, standings
from spbe_desktop.models.tables import slot_verdict
from spbe_desktop.services.objection_reading import objections_of
from spbe_desktop.services.placing import verdict_of
from spbe_desktop.services.workspace import Workspace

Standings = Mapping[IndicatorKey, tuple[SlotStanding, ...]]
Verdicts = Mapping[IndicatorKey, tuple[SlotVerdict, ...]]


def verdicts_of(workspace: Workspace, assessment_id: int) -> Verdicts:
    """Return what assessors said of the slots of each indicator; one without is left out."""
    query = select(slot_verdict).where(slot_verdict.c.assessment_id == assessment_id)
    found: dict[IndicatorKey, tuple[SlotVerdict, ...]] = {}
    with workspace.database.begin() as connection:
        for row in connection.execute(query).mappings():
            key = IndicatorKey(row["key"])
            found[key] = (*found.get(key, ()), verdict_of(row))
    return found


def standings_of(
    workspace: Workspace, sheet: Sheet, uses: Mapping[IndicatorKey, Sequence[EvidenceUse]]
) -> Standings:
    """Return how each slot of each indicator of *sheet* stands; *uses* is its evidence."""
    verdicts = verdicts_of(workspace, sheet.assessment.id)
    raised = objections_of(workspace, sheet.assessment.id)
    found = {
        indicator.key: standings(
            indicator,
            uses.get(indicator.key, ()),
            verdicts.get(indicator.key, ()),
            sent=sheet.assessment.locked,
        )
        for indicator in sheet.instrument.indicators
    }
    return beside(found, raised)
