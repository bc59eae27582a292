"""The index over the years, drawn on a given `Axes`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from spbe_desktop.charts.backdrop import (
    draw_bands,
    draw_breaks,
    draw_scales,
    draw_targets,
    label_targets,
)
from spbe_desktop.charts.frame import Frame, Line
from spbe_desktop.charts.labels import Point, Spot, above_and_below, beside
from spbe_desktop.charts.numbers import with_comma
from spbe_desktop.charts.series import (
    Mark,
    draw_groups,
    draw_series,
    draw_stages,
    group_color,
    is_settled,
)
from spbe_desktop.charts.style import ChartStyle
from spbe_desktop.domain.group_trend import groups_of
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.trend import Trend


def draw_trend(
    axes: Axes, trend: Trend, style: ChartStyle, shown_groups: Sequence[str] = ()
) -> tuple[Mark, ...]:
    """Draw *trend* on *axes*, whose place in the figure is final; return every figure drawn.

    Lines lead from year to year under one instrument alone, and never across a year without
    a figure. *shown_groups* are the codes of domains or aspects drawn beside the index.
    """
    axes.clear()
    axes.set_axis_off()
    if not trend.points:
        return ()
    frame = Frame.around(axes, trend, style, style.points(120 if shown_groups else 64))
    draw_targets(frame, trend)
    main = draw_series(frame, trend)
    stages = draw_stages(frame, trend)
    groups = draw_groups(frame, trend, shown_groups)
    for mark in main:
        _label_main(frame, mark)
    draw_scales(frame, trend)
    label_targets(frame, trend)
    draw_bands(frame, trend)
    draw_breaks(frame, trend)
    for mark in stages:
        _label_stage(frame, mark)
    _label_groups(frame, trend, groups)
    return (*main, *stages, *(mark for marks in groups for mark in marks))


def _label_main(frame: Frame, mark: Mark) -> None:
    """Write the value at its point, and under it what a proposal covers."""
    style, point = frame.style, mark.point
    place = frame.place_of(mark.x, mark.y)
    everywhere = frame.room.bounds.top - frame.room.bounds.bottom
    value = Line(with_comma(point.shown), style.text, "value", size=12.5, bold=True)
    whole = [value] if is_settled(point) else [value, _proposal(mark, style)]
    # What a proposal covers must stand near; a value is never left out.
    for lines, reach in ((whole, style.points(45)), ([value], everywhere)):
        written = frame.label(
            lines,
            (mark.x, mark.y),
            lambda w, h, reach=reach: [  # type: ignore[misc]
                *above_and_below(place, h / 2 + style.points(7), reach),
                Spot((place[0] - w / 2 - style.points(9), place[1]), 3),
                Spot((place[0] + w / 2 + style.points(9), place[1]), 3.5),
            ],
        )
        if written:
            return


def _label_stage(frame: Frame, mark: Mark) -> None:
    """Name a stage with its value; where that finds no room, the value alone."""
    style, place = frame.style, frame.place_of(mark.x, mark.y)
    value = with_comma(mark.point.shown)
    own = not is_settled(mark.point) and mark.point.result.stage == SELF_ASSESSMENT
    name = "usulan" if own else mark.point.stage_label.lower()
    for text in (f"{name} {value}", value):
        written = frame.label(
            [Line(text, style.text_2, "stage label")],
            (mark.x, mark.y),
            lambda w, _h: beside(place, w, style.points(8)),
        )
        if written:
            return


def _label_groups(frame: Frame, trend: Trend, groups: Sequence[Sequence[Mark]]) -> None:
    """Write each group's name and last value at its right end, from the top down."""
    found = groups_of(trend)
    order = [group.code for group in found[1]] if found else []
    for last in sorted((marks[-1] for marks in groups), key=lambda mark: -mark.y):
        assert last.group is not None
        value = with_comma(rounded(last.point.result.groups[last.group.code]))
        color = group_color(frame, order.index(last.group.code))
        frame.label(
            [Line(f"{last.group.short_title} {value}", color, "group label")],
            (last.x, last.y),
            partial(_to_the_right, frame.place_of(last.x, last.y), frame.style.points(9)),
        )


def _to_the_right(place: Point, gap: float, width: float, height: float) -> list[Spot]:
    x, y = place
    return [
        Spot((x + gap + width / 2, y + sign * row * height / 4), row + (sign < 0) * 0.5)
        for row in range(40)
        for sign in (1, -1)
    ]


def _proposal(mark: Mark, style: ChartStyle) -> Line:
    result = mark.point.result
    covered = "" if result.total is None else f", {result.answered}/{result.total}"
    return Line(f"usulan{covered}", style.text_2, "proposal")
