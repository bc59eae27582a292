"""The index: a weighted mean of indicator values, exact, with every step on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

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

_NEAR = Fraction(5, 1000)
"""How close to a threshold an index must lie to be called near it: half a displayed unit."""


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
    lowest = {i.key: values.get(i.key, i.scale.lowest) for i in instrument.indicators}
    index = _mean(instrument.indicators, values)
    if_lowest = _mean(instrument.indicators, lowest)
    if if_lowest is None:
        raise ValueError(instrument.id)
    return Score(
        index=index,
        index_if_lowest=if_lowest,
        answered=len(values),
        total=len(instrument.indicators),
        predicate=None if index is None else predicate_of(instrument, index),
        predicate_if_lowest=predicate_of(instrument, if_lowest),
        near=None if index is None else near_threshold(instrument, index),
        groups={group.code: _group_score(group, values) for group in instrument.all_groups},
        explanation=explain(instrument, values),
    )


def check_values(instrument: Instrument, values: Values) -> None:
    """Raise if *values* names an unknown indicator or a value that its scale does not have."""
    for key, value in values.items():
        indicator = instrument.by_key.get(key)
        if indicator is None:
            raise IndicatorUnknownError(instrument=instrument.id, key=key)
        if not indicator.scale.accepts(value):
            raise ValueOutsideScaleError(
                key=key,
                value=str(value),
                lowest=indicator.scale.lowest,
                highest=indicator.scale.highest,
                decimals=indicator.scale.decimals,
            )


def rounded(value: Fraction, decimals: int = 2) -> Decimal:
    """Return *value* rounded half up, for display only.

    Half up reproduces all 31 exact ties of the published results of 2023 and 2024 (Laporan
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
    """Return the threshold within 0,005 of *index*, if there is one."""
    for predicate in instrument.predicates[1:]:
        threshold = Fraction(predicate.lower)
        if abs(index - threshold) <= _NEAR:
            return NearThreshold(predicate.lower, predicate, reached=index >= threshold)
    return None


def gain(instrument: Instrument, key: IndicatorKey, step: Decimal) -> Fraction:
    """Return how much the full index rises when indicator *key* rises by *step*."""
    return instrument.by_key[key].weight * Fraction(step) / _total_weight(instrument.indicators)


def explain(instrument: Instrument, values: Values) -> Term:
    """Return the index as a tree of weighted terms, down to the single indicator."""
    answered = _answered_weight(instrument.indicators, values)
    terms = tuple(_group_term(group, values, answered) for group in instrument.groups)
    return Term(
        code=instrument.id,
        title=instrument.index_title,
        weight=answered,
        full_weight=_total_weight(instrument.indicators),
        value=_mean(instrument.indicators, values),
        contribution=sum((term.contribution for term in terms), Fraction(0)),
        terms=terms,
    )


def _group_term(group: Group, values: Values, answered: Fraction) -> Term:
    inner = tuple(_group_term(g, values, answered) for g in group.groups)
    leaves = tuple(_indicator_term(i, values, answered) for i in group.own_indicators)
    terms = inner + leaves
    return Term(
        code=group.code,
        title=group.title,
        weight=_answered_weight(group.indicators, values),
        full_weight=group.weight,
        value=_mean(group.indicators, values),
        contribution=sum((term.contribution for term in terms), Fraction(0)),
        terms=terms,
    )


def _indicator_term(indicator: Indicator, values: Values, answered: Fraction) -> Term:
    value = values.get(indicator.key)
    if value is None:
        weight, exact, contribution = Fraction(0), None, Fraction(0)
    else:
        weight, exact = indicator.weight, Fraction(value)
        contribution = weight * exact / answered
    return Term(indicator.code, indicator.title, weight, indicator.weight, exact, contribution)


def _group_score(group: Group, values: Values) -> GroupScore:
    answered = sum(1 for indicator in group.indicators if indicator.key in values)
    value = _mean(group.indicators, values)
    return GroupScore(group.code, value, answered, len(group.indicators))


def _mean(indicators: tuple[Indicator, ...], values: Values) -> Fraction | None:
    weight = _answered_weight(indicators, values)
    if not weight:
        return None
    total = sum(
        (i.weight * Fraction(values[i.key]) for i in indicators if i.key in values),
        Fraction(0),
    )
    return total / weight


def _answered_weight(indicators: tuple[Indicator, ...], values: Values) -> Fraction:
    return sum((i.weight for i in indicators if i.key in values), Fraction(0))


def _total_weight(indicators: tuple[Indicator, ...]) -> Fraction:
    return sum((i.weight for i in indicators), Fraction(0))
