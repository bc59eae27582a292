"""The figures of Ringkasan: where the assessment stands and what would raise it most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from spbe_desktop.domain.instrument import Group, GroupCode, Instrument, Predicate
from spbe_desktop.domain.scoring import gain, predicate_of, rounded, score
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, IndicatorRow, Sheet
from spbe_desktop.domain.trend import YearResult

NEXT_STEPS = 5
"""How many next steps are shown: more than a week's work discourages."""


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """The index of one domain or aspect, beside last year's where that may be compared."""

    code: GroupCode
    title: str
    weight: Fraction
    value: Fraction | None
    answered: int
    total: int
    previous: Fraction | None


class StepReason(StrEnum):
    """Why an indicator stands among the next steps."""

    UNANSWERED = "unanswered"
    BELOW_PREVIOUS = "below_previous"
    BELOW_TARGET = "below_target"
    WITHOUT_EVIDENCE = "without_evidence"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One indicator worth turning to, with what it would add to the full index."""

    row: IndicatorRow
    reason: StepReason
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Readiness:
    """How well the answered indicators are proved."""

    answered: int
    with_evidence: int
    without_evidence: int
    with_gaps: int


@dataclass(frozen=True)
class Summary:
    """Everything Ringkasan shows of one sheet."""

    sheet: Sheet
    aspects: tuple[GroupFigure, ...]
    """The groups that hold indicators themselves."""
    domains: tuple[GroupFigure, ...]
    """The top groups; empty where they hold the indicators themselves."""
    previous: YearResult | None
    """The index to compare with: last year's of the same instrument."""
    previous_comparable: bool
    """True only if both are of the same kind and complete."""
    target: Decimal | None
    if_previous: Fraction | None
    """The index if every unanswered indicator repeated last year's value."""
    if_previous_predicate: Predicate | None
    next_steps: tuple[NextStep, ...]
    """None while the assessment is locked: nothing can be done then."""
    readiness: Readiness

    @property
    def instrument(self) -> Instrument:
        """Return the instrument of the sheet."""
        return self.sheet.instrument

    @property
    def to_target(self) -> Decimal | None:
        """Return the displayed target less the displayed index; negative once surpassed."""
        index = self.sheet.score.index
        if self.target is None or index is None:
            return None
        return self.target - rounded(index, self.instrument.display_decimals)


def summarise(sheet: Sheet, previous: YearResult | None, target: Decimal | None) -> Summary:
    """Return the figures of *sheet*, beside *previous* (same instrument) and *target*."""
    if_previous = _index_if_previous(sheet)
    instrument = sheet.instrument
    leaves = tuple(g for g in instrument.all_groups if g.own_indicators)
    tops = tuple(g for g in instrument.groups if not g.own_indicators)
    earlier = previous.groups if previous else {}
    return Summary(
        sheet=sheet,
        aspects=tuple(_figure(sheet, group, earlier) for group in leaves),
        domains=tuple(_figure(sheet, group, earlier) for group in tops),
        previous=previous,
        previous_comparable=previous is not None
        and _covered(sheet)
        and previous.covered
        and previous.proposal == sheet.is_self_assessment,
        target=target,
        if_previous=if_previous,
        if_previous_predicate=None
        if if_previous is None
        else predicate_of(instrument, if_previous),
        next_steps=() if sheet.sent else _next_steps(sheet),
        readiness=_readiness(sheet),
    )


def _covered(sheet: Sheet) -> bool:
    """Tell whether every value is there, and none of the assessors' is a proposal still."""
    kept = any(row.kept_from == SELF_ASSESSMENT for row in sheet.rows)
    return sheet.score.complete and not kept


def _figure(sheet: Sheet, group: Group, earlier: Mapping[GroupCode, Fraction]) -> GroupFigure:
    found = sheet.score.groups[group.code]
    return GroupFigure(
        code=group.code,
        title=group.short_title,
        weight=group.weight,
        value=found.value,
        answered=sheet.answered_in(group),
        total=found.total,
        previous=earlier.get(group.code),
    )


def _index_if_previous(sheet: Sheet) -> Fraction | None:
    if sheet.score.complete or not any(row.previous is not None for row in sheet.rows):
        return None
    values = {
        row.key: value
        for row in sheet.rows
        if (value := row.previous if row.value is None else row.value) is not None
    }
    return score(sheet.instrument, values).index


def _next_steps(sheet: Sheet) -> tuple[NextStep, ...]:
    steps = [step for row in sheet.rows if (step := _step(sheet.instrument, row)) is not None]
    steps.sort(key=lambda step: (-step.gain, step.row.indicator.number))
    return tuple(steps[:NEXT_STEPS])


def _step(instrument: Instrument, row: IndicatorRow) -> NextStep | None:
    """Return what is worth doing at *row*, with the gain of reaching what was promised.

    An unanswered indicator gains by what lies between the lowest level and the best of
    last year's value and the target (one level where neither is known).
    """
    lowest = row.indicator.scale.lowest
    aim = max(row.previous or lowest, row.target or lowest)
    if row.value is None:
        rise = aim - lowest or Decimal(1)
        return NextStep(row, StepReason.UNANSWERED, gain(instrument, row.key, rise))
    if row.value < aim:
        reason = StepReason.BELOW_PREVIOUS if row.fallen else StepReason.BELOW_TARGET
        return NextStep(row, reason, gain(instrument, row.key, aim - row.value))
    if row.without_evidence:
        return NextStep(row, StepReason.WITHOUT_EVIDENCE, Fraction(0))
    if row.gaps:
        return NextStep(row, StepReason.GAPS, Fraction(0))
    return None


def _readiness(sheet: Sheet) -> Readiness:
    answered = [row for row in sheet.rows if row.answered]
    return Readiness(
        answered=len(answered),
        with_evidence=sum(1 for row in answered if row.evidence_count),
        without_evidence=sum(1 for row in answered if row.without_evidence),
        with_gaps=sum(1 for row in sheet.rows if row.gaps),
    )
