"""Objections (sanggah): what an agency answers to a verdict on a slot, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.slot_states import SlotStanding, SlotVerdict, VerdictOutcome
from spbe_desktop.domain.slots import SlotCode


@dataclass(frozen=True, slots=True)
class ObjectionProof:
    """A document of the library that an objection rests on."""

    evidence_id: str
    title: str
    pages: str
    """As they are cited: "3-7, 12"; empty for the whole document."""


@dataclass(frozen=True, slots=True)
class Objection:
    """An answer to a verdict; it keeps the verdict as it was when it was raised."""

    id: str
    key: IndicatorKey
    verdict: SlotVerdict
    argument: str
    raised_at: datetime
    proofs: tuple[ObjectionProof, ...] = ()
    state: ObjectionState = ObjectionState.PENDING
    note: str = ""
    """What the assessor said of it, word by word."""
    decided_on: date | None = None
    """The day of the assessor's answer; None while it is pending, or if it was not told."""

    @property
    def slot(self) -> SlotCode:
        """Return the slot whose verdict is objected to."""
        return self.verdict.slot

    @property
    def pending(self) -> bool:
        """Tell whether the assessor has not answered yet: only then it may be changed."""
        return self.state is ObjectionState.PENDING


@dataclass(frozen=True, slots=True)
class ObjectionCount:
    """How many objections there are in each state."""

    pending: int
    accepted: int
    rejected: int

    @property
    def total(self) -> int:
        """Return how many there are in all."""
        return self.pending + self.accepted + self.rejected


def open_to_objection(verdict: SlotVerdict | None) -> bool:
    """Tell whether a verdict may be objected to: one that asks for more, or refuses."""
    return verdict is not None and verdict.outcome is not VerdictOutcome.ACCEPTED


def told_at(standing: SlotStanding, raised: Iterable[Objection]) -> Objection | None:
    """Return the objection that is told beside a slot.

    *raised* is what was raised in its indicator. It is the pending one, of which a slot has one at
    most; else the latest against the verdict that still stands. A verdict that was recorded anew
    is another verdict: what became of objections to the one before is told in the list alone.
    """
    own = [each for each in raised if each.slot == standing.slot.code]
    pending = [each for each in own if each.pending]
    verdict = standing.verdict
    answered = [each for each in own if verdict is not None and each.verdict.at == verdict.at]
    candidates = pending or answered
    return max(candidates, key=lambda each: each.raised_at, default=None)


def may_object(standing: SlotStanding, raised: Iterable[Objection]) -> bool:
    """Tell whether a new objection may be raised: there is reason for one, and none pending."""
    waits = any(each.pending and each.slot == standing.slot.code for each in raised)
    return open_to_objection(standing.verdict) and not waits


def beside(
    standing: Mapping[IndicatorKey, tuple[SlotStanding, ...]], raised: Sequence[Objection]
) -> Mapping[IndicatorKey, tuple[SlotStanding, ...]]:
    """Return the slots with what became of the objections to their verdicts beside them."""
    told = dict(standing)
    for key in {each.key for each in raised} & told.keys():
        own = [each for each in raised if each.key == key]
        told[key] = tuple(_with(each, told_at(each, own)) for each in told[key])
    return told


def counted(raised: Iterable[Objection]) -> ObjectionCount:
    """Return how many of *raised* are in each state."""
    states = [each.state for each in raised]
    return ObjectionCount(
        states.count(ObjectionState.PENDING),
        states.count(ObjectionState.ACCEPTED),
        states.count(ObjectionState.REJECTED),
    )


def _with(standing: SlotStanding, objection: Objection | None) -> SlotStanding:
    if objection is None:
        return standing
    return replace(standing, objection=objection.state)
