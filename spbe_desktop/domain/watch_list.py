"""The watch list (daftar pantau): indicators and agencies that need attention, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.sheet import Agency
from spbe_desktop.domain.slot_states import (
    SlotStanding,
    SlotState,
    VerdictReason,
    needed,
)
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode, slots_of

USUAL_THRESHOLD = Decimal(2)
"""At or under it an indicator is watched, unless the officer sets another."""

STUCK_YEARS = 2
"""After as many years at one level an indicator is watched."""


class WatchReason(StrEnum):
    """What puts an indicator on the list."""

    LOW = "low"
    FALLEN = "fallen"
    STUCK = "stuck"


class Cause(StrEnum):
    """Why it stands there, as far as the workspace knows."""

    ABSENT = "absent"
    """A slot that the next level asks for has no document."""
    REJECTED = "rejected"
    OUTDATED = "outdated"
    """A document is expired, or an assessor called it outdated."""
    NO_OWNER = "no_owner"
    UNCHANGED = "unchanged"
    """The value is the same as last year, with nothing new to show."""


@dataclass(frozen=True, slots=True)
class YearValues:
    """The latest values of one evaluation, whatever the stage they are from."""

    year: int
    instrument_id: str
    values: Mapping[IndicatorKey, Decimal]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the indicators of one evaluation."""

    owned: Collection[IndicatorKey]
    """The indicators that somebody answers for."""
    outdated: Collection[IndicatorKey]
    """The indicators with a document that is expired or too old."""
    standings: Mapping[IndicatorKey, Sequence[SlotStanding]] = field(default_factory=dict)
    """How slots stand, documents and all; nothing where the next two tell it instead."""
    filled: Mapping[IndicatorKey, Collection[SlotCode]] | None = None
    """The slots that have something to show."""
    refused: Mapping[IndicatorKey, Collection[SlotCode]] = field(default_factory=dict)
    """The slots of which an assessor has sent something back."""


@dataclass(frozen=True, slots=True)
class WatchEntry:
    """One indicator on the list."""

    indicator: Indicator
    value: Decimal
    previous: Decimal | None
    """Last year's value, only under the same instrument."""
    years: int
    """For how many years in a row it has been at the level where it is."""
    reasons: tuple[WatchReason, ...]
    """Never empty; in the order of `WatchReason`."""
    causes: tuple[Cause, ...]
    absent: tuple[EvidenceSlot, ...] = ()
    """The slots up to the next level that have nothing to show."""
    refused: tuple[EvidenceSlot, ...] = ()
    """The slots of which an assessor has sent something back."""


@dataclass(frozen=True, slots=True)
class WatchedAgency:
    """One agency of the workspace, with how many of its indicators are watched."""

    agency: Agency
    year: int
    low: int
    fallen: int
    stuck: int
    watched: int
    answered: int
    total: int
    causes: tuple[tuple[Cause, int], ...] = ()
    """Why its indicators are watched, with of how many that is true; the most frequent first."""
    entries: tuple[WatchEntry, ...] = ()
    """Its watched indicators, the lowest value first."""


@dataclass(frozen=True, slots=True)
class AgencyYear:
    """The newest evaluation of an agency, with what is known of it and of the years before."""

    agency: Agency
    year: int
    instrument: Instrument
    history: Sequence[YearValues]
    around: Surroundings


def watched(
    instrument: Instrument,
    year: int,
    history: Iterable[YearValues],
    around: Surroundings,
    threshold: Decimal = USUAL_THRESHOLD,
) -> tuple[WatchEntry, ...]:
    """Return the indicators of *year* that need attention, the lowest value first.

    *history* is of one agency, in any order. Years under another instrument are not compared:
    the official crosswalk calls even the same subject at best indicative. A year that was left
    out ends the row of years.
    """
    by_year = {h.year: h.values for h in history if h.instrument_id == instrument.id}
    found = []
    for indicator in instrument.indicators:
        value = by_year.get(year, {}).get(indicator.key)
        if value is None:
            continue
        previous = by_year.get(year - 1, {}).get(indicator.key)
        years = _years_at_level(indicator, year, by_year)
        reasons = _reasons(value, previous, years, threshold, indicator)
        if reasons:
            entry = WatchEntry(indicator, value, previous, years, reasons, ())
            found.append(_explained(entry, around))
    return tuple(sorted(found, key=lambda each: (each.value, -each.years)))


def attention(
    agencies: Iterable[AgencyYear],
    threshold: Decimal = USUAL_THRESHOLD,
) -> tuple[WatchedAgency, ...]:
    """Return agencies with indicators to be watched or to be answered, the most in need first."""
    found = []
    for seen in agencies:
        entries = watched(seen.instrument, seen.year, seen.history, seen.around, threshold)
        values = (each.values for each in seen.history if each.year == seen.year)
        why = Counter(cause for entry in entries for cause in entry.causes)
        counts = {r: sum(r in entry.reasons for entry in entries) for r in WatchReason}
        row = WatchedAgency(
            seen.agency,
            seen.year,
            low=counts[WatchReason.LOW],
            fallen=counts[WatchReason.FALLEN],
            stuck=counts[WatchReason.STUCK],
            watched=len(entries),
            answered=len(next(values, {})),
            total=len(seen.instrument.indicators),
            causes=tuple(why.most_common()),
            entries=entries,
        )
        found.append(row)
    return tuple(sorted(found, key=lambda a: (-a.watched, a.answered - a.total, a.agency.name)))


def _years_at_level(
    indicator: Indicator, year: int, by_year: Mapping[int, Mapping[IndicatorKey, Decimal]]
) -> int:
    level_of, years = indicator.scale.level_of, 0
    now = level_of(by_year[year][indicator.key])
    while (value := by_year.get(year - years, {}).get(indicator.key)) is not None:
        if level_of(value) != now:
            break
        years += 1
    return years


def _reasons(
    value: Decimal, previous: Decimal | None, years: int, threshold: Decimal, indicator: Indicator
) -> tuple[WatchReason, ...]:
    at_the_top = indicator.scale.level_of(value) == indicator.scale.levels[-1]
    told = {
        WatchReason.LOW: value <= threshold,
        WatchReason.FALLEN: previous is not None and value < previous,
        # Whoever has reached the highest level is not stuck there.
        WatchReason.STUCK: years >= STUCK_YEARS and not at_the_top,
    }
    return tuple(reason for reason in WatchReason if told[reason])


def _explained(entry: WatchEntry, around: Surroundings) -> WatchEntry:
    """Return *entry* with its causes, and the slots that they are about."""
    indicator = entry.indicator
    absent, refused = _absent(entry, around), _refused(indicator, around)
    verdicts = [each.verdict for each in around.standings.get(indicator.key, ()) if each.verdict]
    codes = {slot.code for slot in refused}
    old = any(v.slot in codes and v.reason is VerdictReason.OUTDATED for v in verdicts)
    told = {
        Cause.ABSENT: bool(absent),
        Cause.REJECTED: bool(refused),
        Cause.OUTDATED: old or indicator.key in around.outdated,
        Cause.NO_OWNER: indicator.key not in around.owned,
        Cause.UNCHANGED: entry.value == entry.previous,
    }
    causes = tuple(cause for cause in Cause if told[cause])
    return replace(entry, causes=causes, absent=absent, refused=refused)


def _absent(entry: WatchEntry, around: Surroundings) -> tuple[EvidenceSlot, ...]:
    indicator = entry.indicator
    next_level = indicator.scale.level_of(entry.value).number + 1
    if around.filled is None:
        standing = around.standings.get(indicator.key, ())
        return tuple(each.slot for each in needed(standing, next_level))
    filled = around.filled.get(indicator.key, ())
    return tuple(
        slot
        for slot in slots_of(indicator)
        if (slot.level or 0) <= next_level and slot.code not in filled
    )


def _refused(indicator: Indicator, around: Surroundings) -> tuple[EvidenceSlot, ...]:
    standing = around.standings.get(indicator.key, ())
    codes = {each.slot.code for each in standing if each.state in _REFUSED}
    codes |= set(around.refused.get(indicator.key, ()))
    return tuple(slot for slot in slots_of(indicator) if slot.code in codes) if codes else ()


_REFUSED = frozenset({SlotState.REVISE, SlotState.REJECTED})
