"""Fills the sample workspace with what was recommended, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from spbe_desktop.domain.actions import ActionItem, ActionState, Recommendation
from spbe_desktop.services.acting import SetAction, SetRecommendation
from spbe_desktop.services.workspace import Workspace

_AGENCY = "SELECT id FROM agency WHERE code = ?"


def fill_plan(workspace: Workspace, entries: Sequence[Mapping[str, Any]]) -> None:
    """Store the recommendations and actions that *entries* tell of, agency by agency."""
    for entry in entries:
        [agency] = workspace.database.rows(_AGENCY, (entry["agency"],))
        year = entry["year"]
        instrument = workspace.catalogue.listing_for_year(year).id
        place = f"contoh-{entry['agency']}-{year}"
        told = entry["recommendations"]
        for position, (number, key, words) in enumerate(told):
            item = Recommendation(
                id=f"{place}-r{position}",
                agency_id=agency[0],
                year=year,
                instrument_code=instrument,
                position=position,
                number=number,
                words=words,
                key=str(key),
            )
            workspace.editor.run(SetRecommendation(item.id, item))
        for position, facts in enumerate(entry["actions"]):
            action = _item(facts, f"{place}-a{position}", (agency[0], year, instrument), place)
            workspace.editor.run(SetAction(action.id, action))


def _item(
    facts: Mapping[str, Any], action_id: str, owner: tuple[int, int, str], place: str
) -> ActionItem:
    agency_id, year, instrument = owner
    return ActionItem(
        id=action_id,
        agency_id=agency_id,
        year=year,
        instrument_code=instrument,
        title=facts["title"],
        key=str(facts.get("key", "")),
        responsible_agency_id=agency_id,
        responsible=facts.get("responsible", ""),
        due=facts["due"],
        cost=facts.get("cost"),
        state=ActionState(facts.get("state", "planned")),
        expected_level=Decimal(facts["level"]) if "level" in facts else None,
        done_on=facts.get("done_on"),
        recommendations=tuple(f"{place}-r{number}" for number in facts.get("answers", ())),
    )
