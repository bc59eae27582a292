"""Which actions of a plan are shown: by words, by who acts and by how far they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spbe_desktop.domain.actions import ActionItem, ActionPlan


class Facet(StrEnum):
    """What actions are told apart by, beside their words."""

    AGENCY = "agency"
    PERSON = "person"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What is looked for; of a facet without values everything is shown."""

    words: str = ""
    values: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def holds(self, facet: Facet, value: str) -> bool:
        """Tell whether an action with *value* is looked for."""
        wanted = self.values.get(facet)
        return not wanted or value in wanted


@dataclass(frozen=True, slots=True)
class ActionSelection:
    """The actions that are shown, in the order of the plan, and what else there would be."""

    items: tuple[ActionItem, ...]
    counts: Mapping[Facet, Mapping[str, int]]
    """How many actions each value would show, with the other facets as they are."""


def facets(item: ActionItem, plan: ActionPlan) -> dict[Facet, str]:
    """Return the values of *item*; an empty one where nobody is named."""
    return {
        Facet.AGENCY: plan.agencies.get(item.responsible_agency_id or 0, ""),
        Facet.PERSON: plan.people.get(item.person_id or "", "") or item.responsible,
        Facet.STATE: item.state.value,
    }


def select(plan: ActionPlan, wanted: ActionFilter, texts: Mapping[str, str]) -> ActionSelection:
    """Return the actions that *wanted* lets through; *texts* are what is read of each, by id.

    Each word that is looked for has to stand somewhere in the text, whatever its case.
    """
    words = wanted.words.casefold().split()
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    shown: list[ActionItem] = []
    for item in plan.actions:
        text = texts[item.id].casefold()
        if not all(word in text for word in words):
            continue
        values = facets(item, plan)
        refused = [facet for facet, value in values.items() if not wanted.holds(facet, value)]
        if not refused:
            shown.append(item)
        for facet, value in values.items():
            if not refused or refused == [facet]:
                counts[facet][value] += 1
    return ActionSelection(tuple(shown), counts)
