"""Who does which indicator (penugasan): one lead, and any number of contributors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spbe_desktop.domain.crosswalk import Transition
from spbe_desktop.domain.instrument import IndicatorKey


@dataclass(frozen=True, slots=True)
class Assignee:
    """An office, and somebody of it; without a person the office itself is meant."""

    office: str
    person_id: str = ""
    name: str = ""

    def is_same(self, other: Assignee) -> bool:
        """Tell whether both are the same person, of whatever office, or the same office itself."""
        if self.person_id or other.person_id:
            return self.person_id == other.person_id
        return self.office == other.office

    @property
    def called(self) -> str:
        """Return what a list calls it."""
        return self.name or self.office


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does one indicator."""

    lead: Assignee | None = None
    contributors: tuple[Assignee, ...] = ()

    @property
    def everybody(self) -> tuple[Assignee, ...]:
        """Return who leads, then who contributes."""
        return (*((self.lead,) if self.lead else ()), *self.contributors)

    def involves(self, person_id: str) -> bool:
        """Tell whether the person leads or contributes."""
        return any(each.person_id == person_id for each in self.everybody)


Duties = Mapping[IndicatorKey, Duty]
NO_DUTY = Duty()


def keys_of(duties: Duties, person_id: str) -> frozenset[IndicatorKey]:
    """Return the indicators that a person leads or contributes to."""
    return frozenset(key for key, duty in duties.items() if duty.involves(person_id))


def without_lead(duties: Duties, keys: Sequence[IndicatorKey]) -> tuple[IndicatorKey, ...]:
    """Return the indicators of *keys* that nobody leads, in their order."""
    return tuple(key for key in keys if duties.get(key, NO_DUTY).lead is None)


@dataclass(frozen=True, slots=True)
class Carried:
    """What of last year's duties finds its indicator again, and what does not."""

    duties: Duties
    left: tuple[IndicatorKey, ...]
    """Last year's indicators that have no one-to-one successor, in their order."""


def carried(
    duties: Duties, keys: Collection[IndicatorKey], transition: Transition | None
) -> Carried:
    """Return last year's *duties* under the indicators *keys* of the new year.

    Without a *transition* the instrument is the same and keys stand for themselves. With one, an
    indicator is carried only where its subject has one successor, and that successor has no
    other predecessor: a subject that was split or merged is for a person to assign.
    """
    found: dict[IndicatorKey, Duty] = {}
    left: list[IndicatorKey] = []
    for key, duty in duties.items():
        heir = _heir(transition, key)
        if heir is not None and heir in keys:
            found[heir] = duty
        else:
            left.append(key)
    return Carried(found, tuple(left))


def _heir(transition: Transition | None, key: IndicatorKey) -> IndicatorKey | None:
    if transition is None:
        return key
    edge = transition.heir(key)
    return None if edge is None else edge.new
