"""Shortcomings (temuan): what falls short in an agency, from when it was found until it is closed.

Not to be confused with `domain/findings.py`, which holds what the check before sending finds each
time anew; such a finding may become a shortcoming, which then stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spbe_desktop.domain.crosswalk import Crosswalk
from spbe_desktop.domain.findings import Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode


class ShortcomingSource(StrEnum):
    """Where it was learnt of."""

    SELF_CHECK = "self_check"
    ASSESSOR = "assessor"
    """Its words are the assessor's own, and never change."""
    MEETING = "meeting"
    AUDIT = "audit"


class Gravity(StrEnum):
    """How much hangs on it; from the lightest to the gravest."""

    LIGHT = "light"
    MEDIUM = "medium"
    SEVERE = "severe"


class ShortcomingState(StrEnum):
    """How far it is."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    """Put right, and a document proves it."""
    NOT_RELEVANT = "not_relevant"
    """Nothing to put right, for a reason that is kept."""

    @property
    def closed(self) -> bool:
        """Tell whether nothing is left to do."""
        return self in {ShortcomingState.DONE, ShortcomingState.NOT_RELEVANT}


@dataclass(frozen=True, slots=True)
class ShortcomingStep:
    """One step on the way; steps are only ever added."""

    year: int
    """The evaluation in which it was taken: earlier ones do not know of it."""
    state: ShortcomingState
    reason: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProvedBy:
    """A document that shows that it was put right."""

    evidence_id: str
    title: str
    year: int
    """The evaluation in which it was added."""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """All that is known of one; *year* and *number* never change."""

    id: str
    agency_id: int
    year: int
    """The evaluation in which it was found."""
    number: int
    instrument_code: str
    key: IndicatorKey | None
    """The indicator in the instrument of the year in which it was found; none for all of them."""
    slot: SlotCode | None
    source: ShortcomingSource
    gravity: Gravity
    words: str
    note: str
    code: str
    """What the check before sending calls it; empty for what a person has found."""
    found_at: datetime
    steps: tuple[ShortcomingStep, ...]
    """In the order in which they were taken; never empty."""
    proofs: tuple[ProvedBy, ...] = ()

    @property
    def label(self) -> str:
        """Return what people call it, "T-2025-003": unique within an agency."""
        return f"T-{self.year}-{self.number:03}"

    def steps_until(self, year: int) -> tuple[ShortcomingStep, ...]:
        """Return the steps that are known in the evaluation of *year*, the latest last."""
        known = [step for step in self.steps if step.year <= year]
        # A step that was added to an earlier year later on does not outdo those of later years.
        return tuple(sorted(known, key=lambda step: step.year))


@dataclass(frozen=True, slots=True)
class SeenShortcoming:
    """A shortcoming as the evaluation of one year sees it."""

    shortcoming: Shortcoming
    year: int
    keys: tuple[IndicatorKey, ...]
    """The indicators of this year's instrument that it concerns."""
    unmapped: bool
    """Whether its indicator has no counterpart in this year's instrument."""

    @property
    def id(self) -> str:
        """Return the id of the shortcoming."""
        return self.shortcoming.id

    @property
    def steps(self) -> tuple[ShortcomingStep, ...]:
        """Return the steps that are known in this year, the latest last."""
        return self.shortcoming.steps_until(self.year)

    @property
    def state(self) -> ShortcomingState:
        """Return how far it is: the last step up to this year."""
        return self.steps[-1].state

    @property
    def proofs(self) -> tuple[ProvedBy, ...]:
        """Return the documents that are known in this year."""
        return tuple(proof for proof in self.shortcoming.proofs if proof.year <= self.year)

    @property
    def age(self) -> int:
        """Return which year of its life this is; 1 in the year in which it was found."""
        return self.year - self.shortcoming.year + 1

    @property
    def inherited(self) -> bool:
        """Tell whether it comes from an earlier year."""
        return self.age > 1


def seen_from(
    shortcomings: Iterable[Shortcoming], year: int, instrument: str, crosswalk: Crosswalk
) -> tuple[SeenShortcoming, ...]:
    """Return what the evaluation of *year* knows of: the newest year first, then by number.

    What was found later is unknown to it. Nothing else is left out: one without a counterpart in
    *instrument* is marked as unmapped.
    """
    found = []
    for each in shortcomings:
        if each.year <= year:
            keys = (
                ()
                if each.key is None
                else crosswalk.followed(each.key, each.instrument_code, instrument)
            )
            unmapped = each.key is not None and not keys
            found.append(SeenShortcoming(each, year, keys, unmapped))
    return tuple(sorted(found, key=lambda e: (-e.shortcoming.year, e.shortcoming.number)))


_ADOPTED: Mapping[Severity, Gravity] = {
    Severity.ERROR: Gravity.SEVERE,
    Severity.WARNING: Gravity.MEDIUM,
}

_PASSING = frozenset(
    {
        FindingCode.NOTHING_ANSWERED,
        FindingCode.UNANSWERED,
        FindingCode.GAPS,
        FindingCode.UNREAD,
        FindingCode.PROPOSED_LEFT_OUT,
        FindingCode.UNPLACED,
    }
)
"""Work that is merely not finished yet: it is no shortcoming of the agency."""


def adoptable(findings: Iterable[Finding]) -> tuple[tuple[Finding, Gravity], ...]:
    """Return the automatic findings that are worth following up, with how grave they are."""
    return tuple(
        (each, _ADOPTED[each.severity])
        for each in findings
        if each.severity in _ADOPTED and each.code not in _PASSING
    )


def code_of(finding: Finding) -> str:
    """Return what names an automatic finding, the same whenever it is found again."""
    return "|".join(finding.identity)
