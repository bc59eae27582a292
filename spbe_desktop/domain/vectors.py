"""Worked examples of an instrument: values whose index is known, from official results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, Instrument
from spbe_desktop.domain.scoring import mean_of_groups, predicate_of, rounded, score


@dataclass(frozen=True, slots=True)
class Vector:
    """What is given, *values* or *group_indices*, and what must come of it."""

    source: str
    values: Mapping[IndicatorKey, Decimal]
    group_indices: Mapping[GroupCode, Fraction]
    """Known indices of groups, for results that were published without their indicators."""
    groups: Mapping[GroupCode, Decimal]
    """Expected indices of groups, as displayed."""
    index: Decimal | None
    """Expected index, as displayed."""
    exact: Fraction | None
    predicate: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure that came out otherwise than the vector says."""

    figure: str
    expected: str
    found: str


def disagreements(instrument: Instrument, vector: Vector) -> tuple[Disagreement, ...]:
    """Reckon *vector* anew and return every figure that differs."""
    return tuple(
        Disagreement(figure, expected, found)
        for figure, expected, found in _figures(instrument, vector)
        if expected != found
    )


def _figures(instrument: Instrument, vector: Vector) -> Iterator[tuple[str, str, str]]:
    decimals = instrument.display_decimals
    if vector.group_indices:
        index = mean_of_groups(instrument.all_groups, vector.group_indices)
        groups: Mapping[GroupCode, Fraction | None] = vector.group_indices
    else:
        result = score(instrument, vector.values)
        index = result.index
        groups = {code: each.value for code, each in result.groups.items()}
    for code, expected in vector.groups.items():
        yield code, str(expected), _shown(groups.get(code), decimals)
    if vector.index is not None:
        yield "index", str(vector.index), _shown(index, decimals)
    if vector.exact is not None:
        yield "exact", str(vector.exact), str(index)
    if vector.predicate and index is not None:
        yield "predicate", vector.predicate, predicate_of(instrument, index).name


def _shown(value: Fraction | None, decimals: int) -> str:
    return "" if value is None else str(rounded(value, decimals))
