"""The index over the years: what was published, what is proposed, and what may be joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

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

    @property
    def covered(self) -> bool:
        """Tell whether every indicator is answered, as in anything published."""
        return self.answered == self.total


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A year's index with what it means and how it differs from the year before."""

    result: YearResult
    stage_name: str
    stage_label: str
    """The stage in a word or two."""
    instrument_title: str
    indicator_count: int
    shown: Decimal
    predicate: Predicate
    predicate_count: int
    """How many predicates the instrument has, for the place on the colour ramp."""
    main: bool
    """True for the one figure that stands for its year; the other stages are details."""
    change: Decimal | None
    """Displayed difference to the same stage a year before; none where that is not fair."""
    instrument_changed: bool
    """True where the year before was assessed with another instrument."""
    target: Decimal | None

    @property
    def year(self) -> int:
        """Return the year of assessment."""
        return self.result.year

    @property
    def to_target(self) -> Decimal | None:
        """Return how much the displayed index lacks; none without target, 0 once reached."""
        return None if self.target is None else max(self.target - self.shown, Decimal(0))


@dataclass(frozen=True)
class InstrumentSpan:
    """The years assessed with one instrument, from the first figure to the last."""

    instrument: Instrument
    first: int
    last: int

    @property
    def indicator_count(self) -> int:
        """Return the number of indicators; one scored in several rows counts once."""
        return indicator_count(self.instrument)


@dataclass(frozen=True, slots=True)
class InstrumentBreak:
    """Between two years the instrument changed; *before* is the last year of the old one."""

    before: int
    after: int
    old_title: str
    new_title: str
    first_year: int
    """The first year of the new instrument, which may lie between the two."""
    old_count: int
    new_count: int


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
    spans: tuple[InstrumentSpan, ...] = ()

    @property
    def main_points(self) -> tuple[TrendPoint, ...]:
        """The one figure of each year that lines are drawn through."""
        return tuple(point for point in self.points if point.main)

    @property
    def stages(self) -> tuple[tuple[str, str], ...]:
        """The stages that have figures, as (code, name), each once."""
        return tuple({p.result.stage: p.stage_name for p in self.points}.items())


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
    points = tuple(_point(r, ordered, main, targets, instruments) for r in ordered)
    spans = _spans([main[year] for year in sorted(main)], instruments)
    newest = spans[-1].instrument if spans else None
    return Trend(
        title=title,
        points=points,
        targets=tuple(sorted(targets.items())),
        breaks=tuple(_break(old, new) for old, new in pairwise(spans)),
        predicates=newest.predicates if newest else (),
        lowest=_lowest(ordered, spans),
        highest=max((span.instrument.highest for span in spans), default=Decimal(0)),
        spans=spans,
    )


def focused(trend: Trend, stage: str) -> Trend:
    """Return *trend* with the figures of *stage* as the main ones; other years have none."""
    chosen = _main_results([p.result for p in trend.points if p.result.stage == stage])
    points = tuple(replace(p, main=chosen.get(p.year) is p.result) for p in trend.points)
    return replace(trend, points=points)


def index_heading(trend: Trend) -> str:
    """Return what the trend shows: the names of its indices, then the region's."""
    return " ".join(part for part in (index_names(trend), trend.title) if part)


def index_names(trend: Trend) -> str:
    """Return the names of the indices that the trend joins under one scale."""
    names = list(dict.fromkeys(span.instrument.index_title for span in trend.spans))
    first = names[0].split(" ")[0] if names else ""
    # "Indeks SPBE dan Pemdi" says as much as "Indeks SPBE dan Indeks Pemdi".
    short = names[:1] + [name.removeprefix(f"{first} ") for name in names[1:]]
    return " dan ".join(short)


def years_covered(trend: Trend) -> str:
    """Return the years that have figures, "2018–2025" or a single one."""
    years = [point.year for point in trend.points]
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def scales_of(trend: Trend) -> dict[int, tuple[Decimal, Decimal]]:
    """Return the lowest and highest index of each year whose instrument *trend* knows."""
    scales: dict[int, tuple[Decimal, Decimal]] = {}
    for span in trend.spans:
        instrument = span.instrument
        first = min(span.first, instrument.first_year)
        last = max(span.last, instrument.last_year or span.last)
        scale = (instrument.lowest, instrument.highest)
        scales.update(dict.fromkeys(range(first, last + 1), scale))
    return scales


def may_join(earlier: TrendPoint, later: TrendPoint) -> bool:
    """Tell whether a line may lead from one main figure to the next: no gap, no new instrument."""
    same = earlier.result.instrument_id == later.result.instrument_id
    return same and later.year == earlier.year + 1


def same_kind(earlier: YearResult, later: YearResult) -> bool:
    """Tell whether two figures may be subtracted: same instrument, stage, kind; full coverage."""
    return (
        earlier.instrument_id == later.instrument_id
        and earlier.stage == later.stage
        and earlier.proposal == later.proposal
        and earlier.covered
        and later.covered
    )


def indicator_count(instrument: Instrument) -> int:
    """Return the number of indicators; one scored in several rows counts once."""
    return len({indicator.number for indicator in instrument.indicators})


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
    ordered: Sequence[YearResult],
    main: Mapping[int, YearResult],
    targets: Mapping[int, Decimal],
    instruments: Mapping[str, Instrument],
) -> TrendPoint:
    instrument = instruments[result.instrument_id]
    stages = {stage.code: stage for stage in instrument.stages}
    stage = stages.get(result.stage)
    shown = rounded(result.index, instrument.display_decimals)
    earlier = [r for r in ordered if r.year == result.year - 1 and same_kind(r, result)]
    before = main.get(result.year - 1)
    return TrendPoint(
        result=result,
        stage_name=stage.name if stage else result.stage,
        stage_label=stage.short_name if stage else result.stage,
        instrument_title=instrument.short_title,
        indicator_count=indicator_count(instrument),
        shown=shown,
        predicate=predicate_of(instrument, result.index),
        predicate_count=len(instrument.predicates),
        main=main[result.year] is result,
        # Two proposals of one stage leave open which of them to compare with.
        change=shown - rounded(earlier[0].index, instrument.display_decimals)
        if len(earlier) == 1
        else None,
        instrument_changed=before is not None and before.instrument_id != result.instrument_id,
        target=targets.get(result.year),
    )


def _spans(
    main: Sequence[YearResult], instruments: Mapping[str, Instrument]
) -> tuple[InstrumentSpan, ...]:
    spans: list[InstrumentSpan] = []
    for result in main:
        instrument = instruments[result.instrument_id]
        if spans and spans[-1].instrument.id == result.instrument_id:
            spans[-1] = replace(spans[-1], last=result.year)
        else:
            spans.append(InstrumentSpan(instrument, result.year, result.year))
    return tuple(spans)


def _break(old: InstrumentSpan, new: InstrumentSpan) -> InstrumentBreak:
    starts = new.instrument.first_year
    return InstrumentBreak(
        before=old.last,
        after=new.first,
        old_title=old.instrument.short_title,
        new_title=new.instrument.short_title,
        first_year=starts if old.last < starts <= new.first else new.first,
        old_count=old.indicator_count,
        new_count=new.indicator_count,
    )


def _lowest(results: Sequence[YearResult], spans: Sequence[InstrumentSpan]) -> Decimal:
    """Return the newest scale's lower end, or an older one's if a figure needs it."""
    if not spans:
        return Decimal(0)
    lowest = spans[-1].instrument.lowest
    if all(result.index >= lowest for result in results):
        return lowest
    return min(span.instrument.lowest for span in spans)
