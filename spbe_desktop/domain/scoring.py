"""The index: a weighted mean of indicator values, exact, with every step on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, lcm

from spbe_desktop.domain.instrument import (
    Group,
    GroupCode,
    Indicator,
    IndicatorKey,
    Instrument,
    Predicate,
    PredicateBasis,
)
from spbe_desktop.errors import IndicatorUnknownError, ValueOutsideScaleError

Values = Mapping[IndicatorKey, Decimal]
"""The value of each answered indicator; an unanswered one is absent, never 0 or 1."""

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a weighted mean: *contribution* is what the line adds to the index."""

    code: str
    title: str
    weight: Fraction
    """Weight in percent; for a group only of what is answered in it."""
    full_weight: Fraction
    value: Fraction | None
    """None if unanswered; then the line has no weight either."""
    contribution: Fraction
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The index of one domain or aspect over what is answered in it."""

    code: GroupCode
    value: Fraction | None
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class NearThreshold:
    """A threshold that lies within half a displayed unit of the index."""

    threshold: Decimal
    above: Predicate
    """The predicate from the threshold up."""
    reached: bool
    """Whether the exact index has reached the threshold."""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one set of values under one instrument."""

    index: Fraction | None
    """Weighted mean of the answered indicators; none if nothing is answered."""
    index_if_lowest: Fraction
    """The index if every unanswered indicator had the lowest value of its scale."""
    answered: int
    total: int
    predicate: Predicate | None
    predicate_if_lowest: Predicate
    near: NearThreshold | None
    groups: Mapping[GroupCode, GroupScore]
    explanation: Term

    @property
    def complete(self) -> bool:
        """Tell whether every indicator is answered."""
        return self.answered == self.total


def score(instrument: Instrument, values: Values) -> Score:
    """Return the index of *values*, exact, with every group, the predicate and the steps.

    The index is Σ(value × weight) / Σ(weight) over the answered indicators; when all are
    answered that equals the tiered formulas of the regulations (PermenPANRB 59/2020,
    Lampiran I, Bab II huruf B angka 4), because a group weighs as much as its indicators.
    Raise IndicatorUnknownError or ValueOutsideScaleError for a value that cannot be.
    """
    check_values(instrument, values)
    reckoning = _Reckoning(instrument.indicators, values)
    explanation = _total_term(instrument, reckoning)
    index, if_lowest = explanation.value, _index_if_lowest(instrument, values)
    return Score(
        index=index,
        index_if_lowest=if_lowest,
        answered=len(values),
        total=len(instrument.indicators),
        predicate=None if index is None else predicate_of(instrument, index),
        predicate_if_lowest=predicate_of(instrument, if_lowest),
        near=None if index is None else near_threshold(instrument, index),
        groups={group.code: reckoning.group_score(group) for group in instrument.all_groups},
        explanation=explanation,
    )


def check_values(instrument: Instrument, values: Values) -> None:
    """Raise if *values* names an unknown indicator or a value that its scale does not have."""
    for key, value in values.items():
        indicator = instrument.by_key.get(key)
        if indicator is None:
            raise IndicatorUnknownError(instrument=instrument.id, key=key)
        if not indicator.scale.holds(value):
            raise ValueOutsideScaleError(
                key=key,
                value=str(value),
                lowest=indicator.scale.lowest,
                highest=indicator.scale.highest,
                decimals=indicator.scale.decimals,
            )


def rounded(value: Fraction, decimals: int = 2) -> Decimal:
    """Return *value* rounded half up, for display only.

    Half up reproduces every exact tie in the published results of 2023 and 2024 (Laporan
    Pelaksanaan Evaluasi SPBE, Kementerian PANRB).
    """
    return Decimal(floor(value * 10**decimals + Fraction(1, 2))).scaleb(-decimals)


def predicate_of(instrument: Instrument, index: Fraction) -> Predicate:
    """Return the predicate of *index*, from the figure that the instrument prescribes."""
    if instrument.predicate_basis is PredicateBasis.ROUNDED:
        index = Fraction(rounded(index, instrument.display_decimals))
    reached = [p for p in instrument.predicates if index >= Fraction(p.lower)]
    return reached[-1] if reached else instrument.predicates[0]


def near_threshold(instrument: Instrument, index: Fraction) -> NearThreshold | None:
    """Return the threshold within half a displayed unit of *index*, if there is one.

    Published predicates so close to a threshold followed the rounded index in one year (2023)
    and the exact one in the next (2024), so that neither can be promised.
    """
    half_unit = Fraction(1, 2 * 10**instrument.display_decimals)
    for predicate in instrument.predicates[1:]:
        threshold = Fraction(predicate.lower)
        if abs(index - threshold) <= half_unit:
            return NearThreshold(predicate.lower, predicate, reached=index >= threshold)
    return None


def gain(instrument: Instrument, key: IndicatorKey, step: Decimal) -> Fraction:
    """Return how much the full index rises when indicator *key* rises by *step*."""
    return instrument.by_key[key].weight * Fraction(step) / instrument.total_weight


def mean_of_groups(
    groups: Iterable[Group], values: Mapping[GroupCode, Fraction]
) -> Fraction | None:
    """Return the weighted mean of the *groups* that have a value; none if none has.

    For indices published by domain or aspect alone. They are rounded, and so is the result.
    """
    valued = [group for group in groups if group.code in values]
    weight = sum((group.weight for group in valued), _ZERO)
    total = sum((group.weight * values[group.code] for group in valued), _ZERO)
    return total / weight if weight else None


class _Reckoning:
    """Weights and values as whole numbers: a tenth of the time that fractions take.

    A weight counts in 1/*_weight_unit* percent, a value in 1/*_value_unit*.
    """

    def __init__(self, indicators: tuple[Indicator, ...], values: Values) -> None:
        answered = [indicator for indicator in indicators if indicator.key in values]
        self._weight_unit = lcm(*(i.weight.denominator for i in answered))
        ratios = {key: value.as_integer_ratio() for key, value in values.items()}
        self._value_unit = lcm(*(below for _, below in ratios.values()))
        self._weights: dict[IndicatorKey, int] = {}
        self._products: dict[IndicatorKey, int] = {}
        for indicator in answered:
            above, below = ratios[indicator.key]
            weight = indicator.weight
            whole = weight.numerator * (self._weight_unit // weight.denominator)
            self._weights[indicator.key] = whole
            self._products[indicator.key] = whole * above * (self._value_unit // below)
        self._answered_weight = sum(self._weights.values())

    def weight(self, indicators: Iterable[Indicator]) -> Fraction:
        """Return the weight of the answered among *indicators*."""
        return Fraction(self._sum(self._weights, indicators), self._weight_unit)

    def mean(self, indicators: Iterable[Indicator]) -> Fraction | None:
        """Return the weighted mean of the answered among *indicators*; none if none is."""
        weight = self._sum(self._weights, indicators)
        if not weight:
            return None
        return Fraction(self._sum(self._products, indicators), weight * self._value_unit)

    def contribution(self, indicators: Iterable[Indicator]) -> Fraction:
        """Return what the answered among *indicators* add to the index."""
        total = self._sum(self._products, indicators)
        return Fraction(total, self._answered_weight * self._value_unit) if total else _ZERO

    def group_score(self, group: Group) -> GroupScore:
        """Return the index of *group*."""
        members = group.indicators
        answered = sum(1 for indicator in members if indicator.key in self._weights)
        return GroupScore(group.code, self.mean(members), answered, len(members))

    @staticmethod
    def _sum(numbers: Mapping[IndicatorKey, int], indicators: Iterable[Indicator]) -> int:
        return sum(numbers[i.key] for i in indicators if i.key in numbers)


def _index_if_lowest(instrument: Instrument, values: Values) -> Fraction:
    full = {i.key: values.get(i.key, i.scale.lowest) for i in instrument.indicators}
    index = _Reckoning(instrument.indicators, full).mean(instrument.indicators)
    assert index is not None, "a checked instrument has indicators, all with a weight"
    return index


def _total_term(instrument: Instrument, reckoning: _Reckoning) -> Term:
    return Term(
        code=instrument.id,
        title=instrument.index_title,
        weight=reckoning.weight(instrument.indicators),
        full_weight=instrument.total_weight,
        value=reckoning.mean(instrument.indicators),
        contribution=reckoning.contribution(instrument.indicators),
        terms=tuple(_group_term(group, reckoning) for group in instrument.groups),
    )


def _group_term(group: Group, reckoning: _Reckoning) -> Term:
    inner = tuple(_group_term(each, reckoning) for each in group.groups)
    leaves = tuple(_indicator_term(each, reckoning) for each in group.own_indicators)
    return Term(
        code=group.code,
        title=group.title,
        weight=reckoning.weight(group.indicators),
        full_weight=group.weight,
        value=reckoning.mean(group.indicators),
        contribution=reckoning.contribution(group.indicators),
        terms=inner + leaves,
    )


def _indicator_term(indicator: Indicator, reckoning: _Reckoning) -> Term:
    alone = (indicator,)
    value = reckoning.mean(alone)
    return Term(
        code=indicator.code,
        title=indicator.title,
        weight=_ZERO if value is None else indicator.weight,
        full_weight=indicator.weight,
        value=value,
        contribution=reckoning.contribution(alone),
    )
