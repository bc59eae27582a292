"""An assessment instrument: what is asked, on which scale, and how it is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NewType

IndicatorKey = NewType("IndicatorKey", str)
"""Names one scored row of an instrument: its indicator number, "35-2" for a repeated row."""

GroupCode = NewType("GroupCode", str)
"""Names a domain ("D2") or an aspect ("A4") within one instrument."""

InstrumentId = NewType("InstrumentId", str)
"""Names an instrument, for example "spbe-2020"."""


class GroupKind(StrEnum):
    """The tier of a group, as the regulation calls it."""

    DOMAIN = "domain"
    ASPECT = "aspect"


class ValueSource(StrEnum):
    """Where the value of an indicator comes from."""

    EVIDENCE = "evidence"
    EXTERNAL_INDEX = "external_index"
    EVIDENCE_WITH_INDEX = "evidence_with_index"


class PredicateBasis(StrEnum):
    """Which figure decides the predicate: the exact index or the displayed one."""

    UNROUNDED = "unrounded"
    ROUNDED = "rounded"


@dataclass(frozen=True, slots=True)
class Level:
    """One maturity level of a scale; it covers the values from *lower* up to the next level."""

    number: int
    name: str
    definition: str
    lower: Decimal


@dataclass(frozen=True)
class Scale:
    """The maturity levels that an indicator can reach, in ascending order.

    *decimals* is the number of decimals a value is typed and shown with, 0 where whole levels are
    given. A scale with decimals is continuous: a value that was converted from another index or
    counted from pieces of evidence (7/6) may have more of them.
    *names_verified* is false where the level names could not be read in the regulation itself.
    """

    code: str
    name: str
    levels: tuple[Level, ...]
    highest: Decimal
    decimals: int
    names_verified: bool = True
    note: str = ""

    @property
    def lowest(self) -> Decimal:
        """Return the smallest value of the scale."""
        return self.levels[0].lower

    def level_of(self, value: Decimal) -> Level:
        """Return the level that *value*, which lies on the scale, falls in."""
        return next(level for level in reversed(self.levels) if value >= level.lower)

    def holds(self, value: Decimal) -> bool:
        """Tell whether *value* lies on the scale; on one without decimals only levels do."""
        if not value.is_finite() or not self.lowest <= value <= self.highest:
            return False
        return self.decimals > 0 or any(value == level.lower for level in self.levels)

    def accepts(self, value: Decimal) -> bool:
        """Tell whether *value* may be typed: it lies on the scale and is no finer than shown."""
        return self.holds(value) and value == round(value, self.decimals)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word for an index of at least *lower* (and below the next predicate's *lower*)."""

    name: str
    lower: Decimal
    rank: int
    """1 for the weakest; places the predicate on the five-step colour ramp."""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A document that a level is expected to be proved with (butir)."""

    text: str
    level: int | None = None
    """The level that asks for it; none where the instrument names it for the whole indicator."""
    code: str = ""
    """What the pack calls it, such as "L3-01"; empty for one without a code."""
    short: str = ""
    """At most 28 characters, for chips; empty where the pack has none."""


@dataclass(frozen=True)
class Indicator:
    """One scored row of an instrument, with all that is known to help in answering it."""

    key: IndicatorKey
    number: int
    code: str
    title: str
    short_title: str
    list_title: str
    """At most 22 characters, for narrow lists."""
    weight: Fraction
    """Share of the whole index, in percent."""
    scale: Scale
    criteria: Mapping[int, str]
    """The criterion of each level, by level number."""
    explanation: str = ""
    question: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    coded_evidence: tuple[EvidenceItem, ...] = ()
    """The items that the pack declares with a code each (butir), by level; maybe not of all."""
    interview: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reference: str = ""
    default_owner: str = ""
    supporting_owners: tuple[str, ...] = ()
    value_source: ValueSource = ValueSource.EVIDENCE
    external_index: str = ""


@dataclass(frozen=True)
class Group:
    """A domain or an aspect; it holds either smaller groups or indicators."""

    code: GroupCode
    kind: GroupKind
    title: str
    short_title: str
    """At most 24 characters, for tabs and lists."""
    weight: Fraction
    """Share of the whole index, in percent."""
    groups: tuple[Group, ...] = ()
    own_indicators: tuple[Indicator, ...] = ()
    fact_starter: str = ""
    """Opening sentence for the FAKTA part of an explanation; gaps stand in braces."""
    analysis_starter: str = ""

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators of this group and of the groups inside it, in order."""
        inner = tuple(indicator for group in self.groups for indicator in group.indicators)
        return self.own_indicators + inner

    def walk(self) -> Iterator[Group]:
        """Yield this group and every group inside it, outer before inner."""
        yield self
        for group in self.groups:
            yield from group.walk()


@dataclass(frozen=True, slots=True)
class StageDefinition:
    """One stage of the yearly cycle, as the instrument names it."""

    code: str
    name: str
    short_name: str
    by: str
    description: str
    optional: bool
    scored: bool
    """False for a stage without values of its own, such as preparation."""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ExternalIndex:
    """Another institution's index that an indicator's value is derived from."""

    code: str
    name: str
    owner: str
    breakpoints: tuple[Decimal, ...]
    maps_to: tuple[Decimal, ...]
    converts: bool
    """True if a value follows by linear interpolation; false if only thresholds are known."""
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an instrument's facts and texts come from, so that an office can check them."""

    regulation: str
    guideline: str
    text_origin: str
    status: str
    scoring_note: str
    unit_of_assessment: str
    sources: tuple[tuple[str, str], ...] = ()
    """Pairs of (fact, reference)."""


@dataclass(frozen=True)
class Instrument:
    """A whole instrument, checked by the loader; *digest* is the SHA-256 of its file."""

    id: InstrumentId
    title: str
    short_title: str
    index_title: str
    """What the index is called on screen, for example "Indeks SPBE"."""
    first_year: int
    last_year: int | None
    """The last assessment year it applies to; none while it is in force."""
    groups: tuple[Group, ...]
    predicates: tuple[Predicate, ...]
    """Ascending."""
    predicate_basis: PredicateBasis
    stages: tuple[StageDefinition, ...]
    provenance: Provenance
    display_decimals: int = 2
    cumulative: bool = True
    """Whether a level requires all levels below it."""
    external_indices: tuple[ExternalIndex, ...] = ()
    evidence_rules: tuple[tuple[str, str], ...] = ()
    """Pairs of (rule, reference)."""
    digest: str = ""

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All scored rows, in the instrument's order."""
        return tuple(indicator for group in self.groups for indicator in group.indicators)

    @cached_property
    def by_key(self) -> Mapping[IndicatorKey, Indicator]:
        """The scored rows by their key."""
        return {indicator.key: indicator for indicator in self.indicators}

    @cached_property
    def all_groups(self) -> tuple[Group, ...]:
        """Every group of every tier, outer before inner."""
        return tuple(inner for group in self.groups for inner in group.walk())

    @cached_property
    def total_weight(self) -> Fraction:
        """The weight of all scored rows: 100 in a checked instrument."""
        return sum((indicator.weight for indicator in self.indicators), Fraction(0))

    @cached_property
    def lowest(self) -> Decimal:
        """The smallest value any indicator can have."""
        return min(indicator.scale.lowest for indicator in self.indicators)

    @cached_property
    def highest(self) -> Decimal:
        """The largest value any indicator can have."""
        return max(indicator.scale.highest for indicator in self.indicators)

    @cached_property
    def scored_stages(self) -> tuple[StageDefinition, ...]:
        """The stages that have values of their own, in order."""
        return tuple(stage for stage in self.stages if stage.scored)

    def path_to(self, key: IndicatorKey) -> tuple[Group, ...]:
        """Return the groups that hold the indicator *key*, outermost first."""
        return _path(self.groups, key)


def _path(groups: tuple[Group, ...], key: IndicatorKey) -> tuple[Group, ...]:
    for group in groups:
        if any(indicator.key == key for indicator in group.indicators):
            return (group, *_path(group.groups, key))
    return ()
