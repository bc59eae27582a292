"""What is done about shortcomings: recommendations, and actions with who, until when and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.domain.scoring import gain

SOON = timedelta(days=14)
"""How long before its due day an action is called near."""


class ActionState(StrEnum):
    """How far an action is."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class Urgency(StrEnum):
    """How near an action is to its due day; reckoned from the day, never stored."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something that somebody is to do until a day."""

    id: str
    agency_id: int
    year: int
    instrument_code: str
    title: str
    description: str = ""
    key: str = ""
    """The indicator it raises; empty if none."""
    responsible_agency_id: int | None = None
    person_id: str | None = None
    responsible: str = ""
    """Who does it, if neither a person nor an agency of the workspace."""
    due: date | None = None
    cost: int | None = None
    """In whole rupiah."""
    spending: str = ""
    state: ActionState = ActionState.PLANNED
    reason: str = ""
    """Why it was cancelled."""
    expected_level: Decimal | None = None
    done_on: date | None = None
    recommendations: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Tell whether nothing remains to be done."""
        return self.state in {ActionState.DONE, ActionState.CANCELLED}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation of a result report, word by word."""

    id: str
    agency_id: int
    year: int
    instrument_code: str
    position: int
    number: str
    words: str
    key: str = ""
    reason: str = ""
    """Why nothing is done about it, where that was decided."""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """All actions and recommendations that an agency sees in one year.

    What is unfinished is carried over from earlier years.
    """

    actions: tuple[ActionItem, ...]
    recommendations: tuple[Recommendation, ...]
    agencies: Mapping[int, str]
    people: Mapping[str, str]
    documents: Mapping[str, str]
    """Titles of the documents that prove an action, or could."""
    findings: Mapping[str, str]
    """Number and words of the shortcomings that an action can be meant for."""
    answered: frozenset[str] = frozenset()
    """The recommendations with at least one action, of whatever year."""

    def pending(self) -> tuple[Recommendation, ...]:
        """Return the recommendations with neither an action nor a reason."""
        return tuple(r for r in self.recommendations if r.id not in self.answered and not r.reason)

    def overdue(self, today: date) -> int:
        """Return how many actions are overdue on *today*."""
        return sum(urgency(item, today) is Urgency.OVERDUE for item in self.actions)

    def who(self, item: ActionItem) -> str:
        """Return who does *item*: the person, then the agency, or the words typed instead."""
        person = self.people.get(item.person_id or "", "")
        agency = self.agencies.get(item.responsible_agency_id or 0, "")
        return " · ".join(filter(None, (person, agency, item.responsible)))


def urgency(item: ActionItem, today: date) -> Urgency:
    """Return how near *item* is on *today*; the due day itself is not overdue."""
    if item.closed:
        return Urgency.CLOSED
    if item.due is None:
        return Urgency.UNDATED
    if item.due < today:
        return Urgency.OVERDUE
    return Urgency.SOON if item.due - today <= SOON else Urgency.LATER


def by_urgency(items: Sequence[ActionItem], today: date) -> tuple[ActionItem, ...]:
    """Return *items* with the overdue first, then by due day; what is closed comes last."""
    order = list(Urgency)
    return tuple(
        sorted(
            items,
            key=lambda item: (
                order.index(urgency(item, today)),
                item.due or date.max,
                item.title.casefold(),
                item.id,
            ),
        )
    )


def index_gain(instrument: Instrument, item: ActionItem, value: Decimal | None) -> Fraction | None:
    """Return what reaching the expected level adds to the full index, exactly.

    *value* is the indicator's value now; none without a value, an indicator or an expected
    level, and none under another instrument than the action's own.
    """
    known = item.instrument_code == instrument.id and item.key in instrument.by_key
    if not known or item.expected_level is None or value is None:
        return None
    return gain(instrument, IndicatorKey(item.key), item.expected_level - value)


# ------------------------------------------------------------ recommendations in a text


@dataclass(frozen=True, slots=True)
class Passage:
    """One recommendation found in a text or table; *kept* tells whether it is taken in."""

    number: str
    words: str
    key: str = ""
    kept: bool = True
    row: int = 0
    """The row of the table that it stands in; 0 in a text."""
    unknown: str = ""
    """What the table calls its indicator, if the instrument has no such one."""


_NUMBERED = re.compile(
    r"\s*(?:\(?(?P<number>\d{1,3}|[A-Za-z])[.)]|(?P<bullet>[-•·–*]))\s+(?P<rest>.*)"
)
_MARK = re.compile(r"\b(?:indikator\s*(?:ke-?|nomor|no\.?)?\s*|I-?)(\d{1,3})\b", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", ":", "!", "?")


def read_passages(text: str, instrument: Instrument) -> tuple[Passage, ...]:
    """Return the recommendations in *text*, one per number or paragraph.

    A line that neither begins with a number or bullet nor follows a finished sentence goes on
    with the line above, as Word breaks lines in what it copies.
    """
    found: list[tuple[str, str]] = []
    after_gap = True
    for line in well_formed(text).split("\n"):
        if not line.strip():
            after_gap = True
            continue
        match = _NUMBERED.match(line)
        goes_on = found and not after_gap and not found[-1][1].endswith(_SENTENCE_ENDS)
        if match:
            found.append((match["number"] or "", one_line(match["rest"])))
        elif goes_on:
            number, words = found[-1]
            found[-1] = number, one_line(f"{words} {line}")
        else:
            found.append(("", one_line(line)))
        after_gap = False
    return tuple(
        Passage(number, words, guess_key(words, instrument)) for number, words in found if words
    )


def guess_key(words: str, instrument: Instrument) -> str:
    """Return the one indicator that *words* name, as "Indikator 19" or "I19"; else nothing."""
    keys = {match[1].lstrip("0") for match in _MARK.finditer(words)}
    known = [key for key in keys if key in instrument.by_key]
    return known[0] if len(keys) == 1 and known else ""


def merged(passages: Sequence[Passage], place: int) -> tuple[Passage, ...]:
    """Return *passages* with the one at *place* joined to the one above it."""
    above, below = passages[place - 1], passages[place]
    words = one_line(f"{above.words} {below.words}")
    one = replace(above, words=words, key=above.key or below.key)
    return (*passages[: place - 1], one, *passages[place + 1 :])


def split(passages: Sequence[Passage], place: int, at: int) -> tuple[Passage, ...]:
    """Return *passages* with the one at *place* parted before its character *at*."""
    whole = passages[place]
    first, second = whole.words[:at].strip(), whole.words[at:].strip()
    if not first or not second:
        return tuple(passages)
    parts = (replace(whole, words=first), replace(whole, number="", words=second))
    return (*passages[:place], *parts, *passages[place + 1 :])
