"""A letter that asks another agency for evidence: what it asks, of whom, and until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from spbe_desktop.domain.instrument import Indicator, IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slot_states import SlotStanding, expected
from spbe_desktop.domain.slots import EvidenceSlot


@dataclass(frozen=True, slots=True)
class EmptySlot:
    """A slot that nothing fills; *claimed* if the level that was chosen cannot do without it."""

    slot: EvidenceSlot
    claimed: bool


@dataclass(frozen=True, slots=True)
class OpenIndicator:
    """An indicator with slots that are still empty."""

    indicator: Indicator
    answered: bool
    """Whether a level was chosen."""
    slots: tuple[EmptySlot, ...]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the agencies that usually have such documents, the likeliest first."""
        found = (self.indicator.default_owner, *self.indicator.supporting_owners)
        return tuple(dict.fromkeys(owner for owner in found if owner))


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for one indicator."""

    number: int
    title: str
    slots: tuple[EvidenceSlot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFrame:
    """What stays the same from one letter of an agency to the next."""

    region: str
    agency: str
    address: str = ""
    """Street, telephone and the like, one line of the letterhead each."""
    place: str = ""
    nature: str = ""
    signatory_title: str = ""
    signatory_name: str = ""
    signatory_number: str = ""
    """The civil servant's number (NIP)."""
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLetter:
    """A whole letter; sentences are made from it, not kept in it."""

    frame: LetterFrame
    number: str
    dated: date
    addressee: str
    due: date | None
    year: int
    about: str
    """What is assessed, such as "SPBE"."""
    requests: tuple[Request, ...]

    @property
    def slot_count(self) -> int:
        """Return how many documents are asked for."""
        return sum(len(request.slots) for request in self.requests)


def open_indicators(
    sheet: Sheet, standing: Mapping[IndicatorKey, Iterable[SlotStanding]]
) -> tuple[OpenIndicator, ...]:
    """Return every indicator of *sheet* that has empty slots, in the order of the instrument.

    A slot is claimed if a level was chosen and the slot belongs to it, to one below it, or to the
    whole indicator.
    """
    found = []
    for row in sheet.rows:
        slots = tuple(standing.get(row.key, ()))
        level = row.level
        claimed = () if level is None else expected(slots, level.number)
        needed = {each.slot.code for each in claimed}
        empty = tuple(
            EmptySlot(each.slot, each.slot.code in needed) for each in slots if each.empty
        )
        if empty:
            found.append(OpenIndicator(row.indicator, row.answered, empty))
    return tuple(found)


def likely_owners(found: Iterable[OpenIndicator], apart_from: str) -> tuple[str, ...]:
    """Return the agencies that could be asked, those with most claimed empty slots first.

    The agency *apart_from*, which asks, comes last: it does not write letters to itself.
    """
    counted: Counter[str] = Counter()
    for each in found:
        claimed = sum(slot.claimed for slot in each.slots)
        for owner in each.owners:
            counted[owner] += claimed
    asking = apart_from.casefold()
    return tuple(
        sorted(counted, key=lambda owner: (owner.casefold() == asking, -counted[owner], owner))
    )


def requests_of(
    found: Iterable[OpenIndicator], chosen: Mapping[IndicatorKey, frozenset[str]]
) -> tuple[Request, ...]:
    """Return what is asked: of each indicator, the slots whose codes were *chosen*."""
    requests = []
    for each in found:
        codes = chosen.get(each.indicator.key, frozenset())
        slots = tuple(empty.slot for empty in each.slots if empty.slot.code in codes)
        if slots:
            requests.append(Request(each.indicator.number, each.indicator.short_title, slots))
    return tuple(requests)
