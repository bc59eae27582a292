"""What lies behind the figures: predicate bands, thresholds, years, breaks and targets."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import pairwise, product

from matplotlib.patches import Rectangle

from spbe_desktop.charts.frame import Frame, Line, years_of
from spbe_desktop.charts.labels import Box, Point, Spot
from spbe_desktop.charts.numbers import threshold, with_comma
from spbe_desktop.domain.instrument import Instrument, Predicate
from spbe_desktop.domain.trend import InstrumentBreak, Trend


def break_at(change: InstrumentBreak) -> float:
    """Return where on the axis of years the instrument changed."""
    return change.first_year - 0.5


def draw_bands(frame: Frame, trend: Trend) -> None:
    """Paint the bands of each instrument over its years, and name them where they begin."""
    edges = _span_edges(frame, trend)
    named: tuple[Predicate, ...] = ()
    for span, (left, right) in zip(trend.spans, pairwise(edges), strict=True):
        instrument = span.instrument
        for predicate, (low, high) in _bands(instrument, trend):
            frame.axes.add_patch(
                Rectangle(
                    (left, low),
                    right - left,
                    high - low,
                    facecolor=frame.style.band(predicate.rank, len(instrument.predicates)),
                    edgecolor=frame.style.surface,
                    linewidth=1.5,
                    zorder=0,
                    gid=f"band {predicate.name}",
                )
            )
            if instrument.predicates != named:
                _name_band(frame, predicate, (left, right), (low, high))
        named = instrument.predicates


def draw_scales(frame: Frame, trend: Trend) -> None:
    """Write the thresholds beside the bands, the years below; the newest year stands out.

    Matplotlib's own ticks would do the same in three times the time.
    """
    left, right = frame.axes.get_xlim()
    first, last = trend.spans[0].instrument, trend.spans[-1].instrument
    gap = frame.style.points(6)
    for value in _apart(frame, _thresholds(first, trend)):
        line = Line(threshold(value), frame.style.text_3, "threshold", size=12)
        frame.write(line, (left, float(value)), (-gap, 0), ha="right")
    if _thresholds(first, trend) != _thresholds(last, trend):
        # The newest instrument has other thresholds than the one whose bands stand left.
        for value in _apart(frame, _thresholds(last, trend)):
            line = Line(threshold(value), frame.style.text_3, "newest threshold", size=12)
            frame.write(line, (right, float(value)), (gap, 0), ha="left")
    _write_years(frame, trend, gap)


def _write_years(frame: Frame, trend: Trend, gap: float) -> None:
    style, years = frame.style, years_of(trend)
    newest = max(point.year for point in trend.points)
    step = 1
    while frame.points_per_year * step < style.points(34):
        step += 1
    for year in range(years[-1], years[0] - 1, -step):
        color = style.text if year == newest else style.text_2
        line = Line(str(year), color, "year", size=12, bold=year == newest)
        frame.write(line, (year, float(trend.lowest)), (0, -gap), va="top")


def draw_breaks(frame: Frame, trend: Trend) -> None:
    """Mark with a dashed line where the instrument changed, and say so beside its upper end."""
    for change in trend.breaks:
        x = break_at(change)
        frame.axes.axvline(
            x,
            color=frame.style.text_2,
            linewidth=1,
            dashes=(4, 3),
            zorder=2,
            gid="break",
        )
        frame.label(
            [
                Line("Instrumen berganti", frame.style.text, "break label", bold=True),
                Line(
                    f"{change.old_count} menjadi {change.new_count} indikator",
                    frame.style.text_2,
                    "break label",
                ),
            ],
            (x, float(trend.highest)),
            partial(_along, frame, frame.place_of(x, 0)[0]),
        )


def draw_targets(frame: Frame, trend: Trend) -> None:
    """Draw the targets as steps, year by year; a gap or a new instrument interrupts them."""
    style = frame.style
    for run in _target_runs(trend):
        xs = [run[0][0] - 0.5, *(edge for year, _ in run for edge in (year + 0.5,))]
        ys = [float(run[0][1]), *(float(target) for _, target in run)]
        line = frame.axes.step(
            xs, ys, where="pre", color=style.warning, linewidth=1.6, zorder=3, gid="target"
        )[0]
        line.set_dashes((4, 2))
        corners = _corners(xs, ys)
        frame.room.avoid([frame.place_of(*corner) for corner in corners], cost=3)


def label_targets(frame: Frame, trend: Trend) -> None:
    """Write the last target at its right end."""
    if not trend.targets:
        return
    year, target = trend.targets[-1]
    style = frame.style
    right, level = frame.place_of(year + 0.5, float(target))
    right = min(right - 4, frame.room.bounds.right - 2)

    def spots(width: float, height: float) -> list[Spot]:
        rise = height / 2 + 3
        return [
            Spot((right - width / 2 - shift, level + sign * rise * far), cost + (sign < 0) * 0.5)
            for cost, (far, shift) in enumerate(product((1, 1.8, 2.6), (0, width / 2, width)))
            for sign in (1, -1)
        ]

    frame.label(
        [Line(f"target {with_comma(target)}", style.warning, "target label", bold=True)],
        (year, float(target)),
        spots,
    )


def _span_edges(frame: Frame, trend: Trend) -> list[float]:
    left, right = frame.axes.get_xlim()
    return [left, *(break_at(change) for change in trend.breaks), right]


def _bands(instrument: Instrument, trend: Trend) -> list[tuple[Predicate, tuple[float, float]]]:
    lowest, highest = float(trend.lowest), float(trend.highest)
    floors = [max(float(p.lower), lowest) for p in instrument.predicates]
    # The weakest predicate covers whatever lies below the next one.
    floors[0] = lowest
    tops = [*floors[1:], highest]
    return [
        (predicate, (low, high))
        for predicate, low, high in zip(instrument.predicates, floors, tops, strict=True)
        if low < high
    ]


def _thresholds(instrument: Instrument, trend: Trend) -> list[Decimal]:
    inside = {p.lower for p in instrument.predicates if trend.lowest < p.lower < trend.highest}
    return sorted({trend.lowest, trend.highest} | inside)


def _apart(frame: Frame, values: list[Decimal]) -> list[Decimal]:
    """Return those of *values* that can be written above each other, both ends among them."""
    height = frame.style.points(17)
    levels = {value: frame.place_of(0, float(value))[1] for value in values}
    kept = [values[0], values[-1]]
    for value in values[1:-1]:
        if all(abs(levels[value] - levels[other]) >= height for other in kept):
            kept.append(value)
    return sorted(kept)


def _name_band(
    frame: Frame, predicate: Predicate, years: tuple[float, float], values: tuple[float, float]
) -> None:
    left, _ = frame.place_of(years[0], values[0])
    right, top = frame.place_of(years[1], values[1])
    _, bottom = frame.place_of(years[0], values[0])

    def spots(width: float, height: float) -> list[Spot]:
        if width + 16 > right - left:
            return []
        high, low = top - height / 2 - 3, bottom + height / 2 + 2
        middle = (top + bottom) / 2
        rows = (max(high, middle), middle, low)
        return [Spot((left + 8 + width / 2, y), cost) for cost, y in enumerate(rows)]

    frame.label(
        [Line(predicate.name, frame.style.text_2, "band name")], (years[0], values[1]), spots
    )


def _along(frame: Frame, across: float, width: float, height: float) -> list[Spot]:
    """Return spots for the label of a break: to its right, to its left, and lower down."""
    top, bottom = frame.room.bounds.top, frame.room.bounds.bottom
    first = top - height / 2 - 5
    rows = int(max(0, first - bottom) / (height / 2)) + 1
    return [
        Spot((across + side * (width / 2 + 6), first - row * height / 2), 2 * row + (side < 0))
        for row in range(rows)
        for side in (1, -1)
    ]


def _target_runs(trend: Trend) -> list[list[tuple[int, float]]]:
    starts = {change.first_year for change in trend.breaks}
    runs: list[list[tuple[int, float]]] = []
    for year, target in trend.targets:
        if runs and runs[-1][-1][0] == year - 1 and year not in starts:
            runs[-1].append((year, float(target)))
        else:
            runs.append([(year, float(target))])
    return runs


def _corners(xs: list[float], ys: list[float]) -> list[Point]:
    corners = [(xs[0], ys[0])]
    for x, y in zip(xs[1:], ys[1:], strict=True):
        corners.extend([(corners[-1][0], y), (x, y)])
    return corners


def obstacle(frame: Frame, x: float, y: float, size: float) -> Box:
    """Return the box of a marker *size* points wide, for labels to keep off."""
    return Box.around(frame.place_of(x, y), size, size)
