"""What of one year's assessment may be proposed to the next, and what must be looked at anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spbe_desktop.domain.crosswalk import Crosswalk, EvidenceReuse
from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slots import SlotCode, slots_of


@dataclass(frozen=True, slots=True)
class Heir:
    """An indicator that takes up the subject of one of the year before."""

    key: IndicatorKey
    criteria_changed: bool
    """Whether it demands other words than the old one, or the subject was split or merged."""
    documents_serve: bool = True
    """Whether the crosswalk lets the old documents prove the new indicator."""


@dataclass(frozen=True, slots=True)
class Heirs:
    """How the indicators of the year before go on."""

    by_old: Mapping[IndicatorKey, tuple[Heir, ...]]
    """In the order of the old indicators; each has one heir at least."""
    left: tuple[IndicatorKey, ...]
    """Indicators of the year before without a counterpart, in their order."""


def criteria_digest(indicator: Indicator) -> str:
    """Return the SHA-256, in hexadecimal, of what each level of *indicator* demands.

    How the text is broken into lines does not matter, every word does.
    """
    words = [[level, " ".join(text.split())] for level, text in sorted(indicator.criteria.items())]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def heirs_of(old: Instrument, new: Instrument, crosswalk: Crosswalk) -> Heirs:
    """Return which indicators of *new* take up those of *old*.

    Within one instrument that is the same key. Across two, every counterpart in the crosswalk:
    what was split goes to each part, what was merged comes together, and both are to be looked
    at anew, whatever the criteria say.
    """
    found = {
        before.key: heirs
        for before in old.indicators
        if (heirs := _heirs_of(before, (old, new), crosswalk))
    }
    left = tuple(each.key for each in old.indicators if each.key not in found)
    return Heirs(found, left)


def _heirs_of(
    before: Indicator, instruments: tuple[Instrument, Instrument], crosswalk: Crosswalk
) -> tuple[Heir, ...]:
    old, new = instruments
    if old.id == new.id:
        after = new.by_key.get(before.key)
        return () if after is None else (Heir(after.key, _differ(before, after)),)
    transition = crosswalk.transition(old.id, new.id)
    if transition is None:
        return ()
    is_whole = transition.heir(before.key) is not None
    return tuple(
        Heir(
            edge.new,
            not is_whole or _differ(before, new.by_key[edge.new]),
            edge.evidence_reuse is not EvidenceReuse.NO,
        )
        for edge in transition.successors(before.key)
        if edge.new in new.by_key
    )


def _differ(one: Indicator, other: Indicator) -> bool:
    return criteria_digest(one) != criteria_digest(other)


def gathered(texts: Sequence[tuple[Indicator, str]]) -> str:
    """Return what was said of several old indicators as one text, each under its own name."""
    return "\n\n".join(f"{each.number} · {each.title}\n{text}" for each, text in texts)


def kept_slots(indicator: Indicator, slots: tuple[SlotCode, ...]) -> tuple[SlotCode, ...]:
    """Return those of *slots* that *indicator* still has."""
    known = {slot.code for slot in slots_of(indicator)}
    return tuple(code for code in slots if code in known)


def joined(written: str, proposed: str) -> str:
    """Return *proposed* below what the officer has *written* already, which is never replaced."""
    return f"{written.rstrip()}\n\n{proposed}" if written.strip() else proposed


@dataclass(frozen=True, slots=True)
class Unsettled:
    """How much of what was brought awaits the officer."""

    explanations: int
    documents: int
    keys: tuple[IndicatorKey, ...]

    @property
    def count(self) -> int:
        """Return how many items these are."""
        return self.explanations + self.documents


def unsettled(sheet: Sheet, *, criteria_changed: bool) -> Unsettled:
    """Return what awaits her under criteria that have changed, or under those that have not."""
    found = [
        (row.key, row.proposal)
        for row in sheet.rows
        if row.proposal is not None and row.proposal.criteria_changed is criteria_changed
    ]
    return Unsettled(
        sum(bool(proposal.explanation) for _, proposal in found),
        sum(proposal.documents for _, proposal in found),
        tuple(key for key, _ in found),
    )
