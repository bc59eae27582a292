"""A card of the board: what it says of one action, ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spbe_desktop.domain.actions import (
    ActionItem,
    ActionPlan,
    ActionState,
    Urgency,
    index_gain,
    urgency,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.words.actions import NOBODY, STATES, gain_words, nearness_words
from spbe_desktop.words.formats import day, signed


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card; what is not known is empty."""

    id: str
    title: str
    key: str
    about: str
    """The name of the indicator."""
    who: str
    due: str
    nearness: str
    urgency: Urgency
    gain: str
    spoken: str
    """All of it in one sentence."""


def card_of(item: ActionItem, plan: ActionPlan, sheet: Sheet, today: date) -> Card:
    """Return the card of *item*."""
    own = item.instrument_code == sheet.instrument.id
    indicator = sheet.instrument.by_key.get(IndicatorKey(item.key)) if own else None
    about = indicator.short_title if indicator else f"instrumen {item.year}" if item.key else ""
    row = next((r for r in sheet.rows if r.key == item.key), None)
    gain = index_gain(sheet.instrument, item, None if row is None else row.value)
    closed = item.state in {ActionState.DONE, ActionState.CANCELLED}
    title = item.title if item.year == sheet.assessment.year else f"{item.title} ({item.year})"
    who = plan.who(item) or NOBODY
    due = "" if item.due is None else day(item.due)
    if item.state is ActionState.DONE and item.done_on is not None:
        due = f"selesai {day(item.done_on)}"
    late = nearness_words(item, today)
    promised = "" if closed else gain_words(gain)
    told = (title, STATES[item.state], f"{item.key} {about}".strip(), who, due, late, promised)
    return Card(
        id=item.id,
        title=title,
        key=item.key,
        about=about,
        who=who,
        due=due,
        nearness=late,
        urgency=urgency(item, today),
        gain="" if closed or gain is None else signed(gain),
        spoken=", ".join(part for part in told if part),
    )
