"""The index over the years: what was published, what is proposed, and what may be joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import GroupCode, Instrument, Predicate
from spbe_desktop.domain.scoring import predicate_of, rounded


@dataclass(frozen=True, slots=True)
class YearResult:
    """One index of one year and stage; published as typed, or reckoned from a sheet."""

    year: int
    stage: str
    instrument_id: str
    index: Fraction
    groups: Mapping[GroupCode, Fraction]
    """The indices of domains and aspects, as far as they are known."""
    proposal: bool = False
    """True for an agency's own figures; false for the published index of the region."""
    answered: int | None = None
    """For a proposal: how many indicators are answered, of *total*."""
    total: int | None = None
    history_id: int | None = None
    """The row of the typed history it stands in; none if it was reckoned."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A year's index with what it means and how it differs from the year before."""

    result: YearResult
    stage_name: str
    instrument_title: str
    shown: Decimal
    predicate: Predicate
    main: bool
    """True for the one figure that stands for its year; the other stages are details."""
    change: Decimal | None
    """Difference of the displayed figures; none where the two must not be compared."""
    instrument_changed: bool
    """True where the year before was assessed with another instrument."""
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class InstrumentBreak:
    """Between two years the instrument changed; *before* is the last year of the old one."""

    before: int
    after: int
    old_title: str
    new_title: str


@dataclass(frozen=True)
class Trend:
    """Everything the trend tab shows of one region."""

    title: str
    points: tuple[TrendPoint, ...]
    """Ascending by year, then in the order of the stages."""
    targets: tuple[tuple[int, Decimal], ...]
    breaks: tuple[InstrumentBreak, ...]
    predicates: tuple[Predicate, ...]
    """The bands of the newest instrument on the chart."""
    lowest: Decimal
    highest: Decimal

    @property
    def main_points(self) -> tuple[TrendPoint, ...]:
        """The one figure of each year that lines are drawn through."""
        return tuple(point for point in self.points if point.main)


def build_trend(
    title: str,
    results: Sequence[YearResult],
    targets: Mapping[int, Decimal],
    instruments: Mapping[str, Instrument],
) -> Trend:
    """Put *results* in order and say of each what it means; lines never join instruments.

    *instruments* holds each instrument that *results* name; the last of them in use gives
    the bands.
    """
    ordered = sorted(results, key=lambda r: (r.year, _stage_order(instruments, r), r.proposal))
    main = _main_results(ordered)
    points = tuple(_point(r, main, targets, instruments) for r in ordered)
    newest = instruments[ordered[-1].instrument_id] if ordered else None
    return Trend(
        title=title,
        points=points,
        targets=tuple(sorted(targets.items())),
        breaks=_breaks([main[year] for year in sorted(main)], instruments),
        predicates=newest.predicates if newest else (),
        lowest=newest.lowest if newest else Decimal(0),
        highest=newest.highest if newest else Decimal(0),
    )


def _stage_order(instruments: Mapping[str, Instrument], result: YearResult) -> int:
    stages = [stage.code for stage in instruments[result.instrument_id].stages]
    return stages.index(result.stage) if result.stage in stages else len(stages)


def _main_results(ordered: Sequence[YearResult]) -> dict[int, YearResult]:
    """Return for each year its latest published stage, or the proposal if there is none."""
    main: dict[int, YearResult] = {}
    for result in ordered:
        held = main.get(result.year)
        if held is None or held.proposal or not result.proposal:
            main[result.year] = result
    return main


def _point(
    result: YearResult,
    main: Mapping[int, YearResult],
    targets: Mapping[int, Decimal],
    instruments: Mapping[str, Instrument],
) -> TrendPoint:
    instrument = instruments[result.instrument_id]
    names = {stage.code: stage.name for stage in instrument.stages}
    earlier = main.get(result.year - 1)
    changed = earlier is not None and earlier.instrument_id != result.instrument_id
    comparable = earlier is not None and not changed and _same_kind(earlier, result)
    shown = rounded(result.index, instrument.display_decimals)
    return TrendPoint(
        result=result,
        stage_name=names.get(result.stage, result.stage),
        instrument_title=instrument.short_title,
        shown=shown,
        predicate=predicate_of(instrument, result.index),
        main=main[result.year] is result,
        change=shown - rounded(earlier.index, instrument.display_decimals)
        if earlier is not None and comparable
        else None,
        instrument_changed=changed,
        target=targets.get(result.year),
    )


def _same_kind(earlier: YearResult, result: YearResult) -> bool:
    """Tell whether two figures may be subtracted: same kind, same stage, fully covered."""
    covered = all(r.answered == r.total for r in (earlier, result))
    return earlier.proposal == result.proposal and earlier.stage == result.stage and covered


def _breaks(
    main: Sequence[YearResult], instruments: Mapping[str, Instrument]
) -> tuple[InstrumentBreak, ...]:
    return tuple(
        InstrumentBreak(
            before=old.year,
            after=new.year,
            old_title=instruments[old.instrument_id].short_title,
            new_title=instruments[new.instrument_id].short_title,
        )
        for old, new in zip(main, main[1:], strict=False)
        if old.instrument_id != new.instrument_id
    )
