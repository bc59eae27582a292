"""How far each slot is, reckoned from the documents in it and the verdict on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import Indicator
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode, slots_of


class SlotState(StrEnum):
    """How far a slot is; never typed, always reckoned."""

    EMPTY = "kosong"
    """Nothing stands in it whose bytes are in place."""
    PROPOSED = "usulan"
    """Only proposals stand in it, which the officer has not confirmed."""
    READY = "siap"
    """A confirmed document stands in it, with its bytes in place."""
    SENT = "dikirim"
    ACCEPTED = "diterima"
    REVISE = "revisi"
    REJECTED = "ditolak"


class VerdictOutcome(StrEnum):
    """What an assessor decided on a slot."""

    ACCEPTED = "accepted"
    REVISE = "revise"
    REJECTED = "rejected"


class VerdictReason(StrEnum):
    """Why a slot was not accepted."""

    ABSENT = "absent"
    WRONG_OBJECT = "wrong_object"
    """A similar document, but not about what the indicator names."""
    OUTDATED = "outdated"
    DRAFT = "draft"
    """A draft, or without a signature."""
    NARROW = "narrow"
    """It covers less than the level demands."""
    UNREADABLE = "unreadable"
    LOWER_LEVEL = "lower_level"
    """A level below is not met."""


@dataclass(frozen=True, slots=True)
class SlotVerdict:
    """What an assessor decided on a slot, and when."""

    slot: SlotCode
    outcome: VerdictOutcome
    reason: VerdictReason | None
    """None where nothing is wrong, or nothing was said."""
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SlotStanding:
    """A slot with its state and what the state comes from."""

    slot: EvidenceSlot
    state: SlotState
    uses: tuple[EvidenceUse, ...]
    """What stands in it, proposals too, in the order in which they were given."""
    verdict: SlotVerdict | None
    """The latest verdict; also one that no longer holds, because evidence came in after it."""
    objection: ObjectionState | None = None
    """How far the objection to its verdict is; it never changes what the slot is taken for."""

    @property
    def filled(self) -> bool:
        """Tell whether nothing is left to do: it is ready, sent or accepted."""
        return self.state in _FILLED

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show: no intact document, no proposal, no acceptance.

        A slot whose verdict asks for more may be empty too: that is why it was refused.
        """
        return self.state is not SlotState.ACCEPTED and _content(self.uses) is SlotState.EMPTY


@dataclass(frozen=True, slots=True)
class SlotCount:
    """How many slots are filled, of how many; adds up over indicators."""

    filled: int = 0
    total: int = 0

    def __add__(self, other: SlotCount) -> SlotCount:
        return SlotCount(self.filled + other.filled, self.total + other.total)


_FILLED = frozenset({SlotState.READY, SlotState.SENT, SlotState.ACCEPTED})

_STATE_OF = {
    VerdictOutcome.ACCEPTED: SlotState.ACCEPTED,
    VerdictOutcome.REVISE: SlotState.REVISE,
    VerdictOutcome.REJECTED: SlotState.REJECTED,
}


def standings(
    indicator: Indicator,
    uses: Iterable[EvidenceUse],
    verdicts: Iterable[SlotVerdict],
    *,
    sent: bool,
) -> tuple[SlotStanding, ...]:
    """Return how each slot of *indicator* stands, in the order of its slots.

    *uses* and *verdicts* are those of this indicator in one assessment; what they say of a slot
    that the indicator does not have is left out. *sent*: whether the assessment was sent and not
    reopened.

    A verdict holds until a confirmed document is added to the slot after it, or a newer revision
    of one comes in after it; from then on the slot stands as if it had never been judged.
    """
    standing_in: defaultdict[SlotCode, list[EvidenceUse]] = defaultdict(list)
    for use in uses:
        for code in use.slots:
            standing_in[code].append(use)
    latest = {each.slot: each for each in sorted(verdicts, key=lambda each: each.at)}
    found = []
    for slot in slots_of(indicator):
        inside, verdict = tuple(standing_in[slot.code]), latest.get(slot.code)
        found.append(SlotStanding(slot, _state(inside, verdict, sent=sent), inside, verdict))
    return tuple(found)


def expected(standing: Iterable[SlotStanding], level: int | None) -> tuple[SlotStanding, ...]:
    """Return the slots that a claim of *level* must fill: its own and all below it.

    Slots of no level belong to every claim. If no level is claimed, all slots are expected: the
    officer is still to find out how far the documents reach.
    """
    return tuple(
        each
        for each in standing
        if level is None or each.slot.level is None or each.slot.level <= level
    )


def counted(standing: Iterable[SlotStanding], level: int | None) -> SlotCount:
    """Return how many of the slots that a claim of *level* must fill are filled."""
    asked = expected(standing, level)
    return SlotCount(sum(each.filled for each in asked), len(asked))


def needed(standing: Iterable[SlotStanding], level: int | None) -> tuple[SlotStanding, ...]:
    """Return the slots that a claim of *level* must fill and that are still empty."""
    return tuple(each for each in expected(standing, level) if each.empty)


def lower_gaps(standing: Iterable[SlotStanding], level: int | None) -> tuple[SlotStanding, ...]:
    """Return the empty slots of the levels below *level*, on which a claim of it would founder.

    Only of use where the instrument is cumulative: elsewhere a level stands alone.
    """
    return tuple(
        each
        for each in needed(standing, level)
        if level is not None and each.slot.level is not None and each.slot.level < level
    )


def _state(uses: Sequence[EvidenceUse], verdict: SlotVerdict | None, *, sent: bool) -> SlotState:
    if verdict is not None and not any(_came_after(use, verdict.at) for use in uses):
        return _STATE_OF[verdict.outcome]
    content = _content(uses)
    return SlotState.SENT if sent and content is SlotState.READY else content


def _content(uses: Sequence[EvidenceUse]) -> SlotState:
    if any(not use.proposed and use.state is FileState.INTACT for use in uses):
        return SlotState.READY
    return SlotState.PROPOSED if any(use.proposed for use in uses) else SlotState.EMPTY


def _came_after(use: EvidenceUse, moment: datetime) -> bool:
    # The newest revision tells nothing of a use that still means an earlier one.
    newest = use.revised_at if use.revision == use.newest_revision else None
    return not use.proposed and max(use.added_at, newest or use.added_at) > moment
