"""What of one year's assessment may be proposed to the next, and what must be looked at anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from spbe_desktop.domain.crosswalk import Crosswalk, EvidenceReuse
from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slots import SlotCode, slots_of


@dataclass(frozen=True, slots=True)
class Heir:
    """The indicator that takes up the subject of one of the year before."""

    key: IndicatorKey
    criteria_changed: bool
    documents_serve: bool = True
    """Whether the crosswalk lets the old documents prove the new indicator."""


@dataclass(frozen=True, slots=True)
class Heirs:
    """How the indicators of the year before go on."""

    by_old: Mapping[IndicatorKey, Heir]
    left: tuple[IndicatorKey, ...]
    """Indicators of the year before without exactly one counterpart, in their order."""


def criteria_digest(indicator: Indicator) -> str:
    """Return the SHA-256, in hexadecimal, of what each level of *indicator* demands.

    How the text is broken into lines does not matter, every word does.
    """
    words = [[level, " ".join(text.split())] for level, text in sorted(indicator.criteria.items())]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def heirs_of(old: Instrument, new: Instrument, crosswalk: Crosswalk) -> Heirs:
    """Return which indicators of *new* take up those of *old*.

    Within one instrument that is the same key. Across two, only what stands one to one in the
    crosswalk: a subject that was split or merged is for a person to describe.
    """
    transition = None if old.id == new.id else crosswalk.transition(old.id, new.id)
    found: dict[IndicatorKey, Heir] = {}
    for before in old.indicators:
        key, serve = before.key, True
        if old.id != new.id:
            edge = None if transition is None else transition.heir(before.key)
            if edge is None:
                continue
            key, serve = edge.new, edge.evidence_reuse is not EvidenceReuse.NO
        after = new.by_key.get(key)
        if after is not None:
            changed = criteria_digest(before) != criteria_digest(after)
            found[before.key] = Heir(key, changed, serve)
    left = tuple(each.key for each in old.indicators if each.key not in found)
    return Heirs(found, left)


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
