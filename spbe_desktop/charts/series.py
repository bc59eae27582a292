"""The figures themselves: a line per instrument, the stages of a year, groups on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spbe_desktop.charts.backdrop import obstacle
from spbe_desktop.charts.frame import Frame
from spbe_desktop.charts.legend import SeriesLook, series_look
from spbe_desktop.domain.group_trend import groups_of
from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.trend import Trend, TrendPoint, may_join

_GROUP_MARKERS = ("o", "s", "^", "D", "v", "P", "X")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as it stands on the chart; *group* is none for the whole index."""

    point: TrendPoint
    x: float
    y: float
    group: Group | None = None


def is_settled(point: TrendPoint) -> bool:
    """Tell whether a figure is published rather than proposed."""
    return not point.result.proposal


def draw_series(frame: Frame, trend: Trend) -> list[Mark]:
    """Draw the main figures: solid between results of one stage, dotted towards a proposal."""
    marks: list[Mark] = []
    for age, span in enumerate(reversed(trend.spans)):
        look = series_look((frame.style.accent, frame.style.text_2), age)
        points = [p for p in trend.main_points if p.result.instrument_id == span.instrument.id]
        for run, solid in _runs(points):
            _draw_run(frame, run, look, solid=solid, gid=f"series {span.instrument.id}")
        marks.extend(_draw_main(frame, point, look) for point in points)
    return marks


def draw_stages(frame: Frame, trend: Trend) -> list[Mark]:
    """Draw the other stages of each year beside its main figure, in their order."""
    marks: list[Mark] = []
    years = sorted({point.year for point in trend.points})
    for year in years:
        placed = _stage_places(frame, [p for p in trend.points if p.year == year])
        if len(placed) > 1:
            _draw_path(frame, [(mark.x, mark.y) for mark in placed])
        for mark in placed:
            if not mark.point.main:
                _draw_stage(frame, mark)
                marks.append(mark)
    return marks


def draw_groups(frame: Frame, trend: Trend, shown: Sequence[str]) -> list[list[Mark]]:
    """Draw the groups called *shown* of the newest instrument that has figures by group."""
    found = groups_of(trend)
    if found is None:
        return []
    span, groups = found
    points = [p for p in trend.main_points if p.result.instrument_id == span.instrument.id]
    drawn: list[list[Mark]] = []
    for place, group in enumerate(groups):
        known = [p for p in points if group.code in p.result.groups]
        if group.code in shown and known:
            drawn.append(_draw_group(frame, group, known, place))
    return drawn


def group_color(frame: Frame, place: int) -> str:
    """Return the colour of the group at *place* among those with figures."""
    return frame.style.series[place % len(frame.style.series)]


def _runs(points: Sequence[TrendPoint]) -> list[tuple[list[TrendPoint], bool]]:
    """Return the unbroken runs of *points*, and whether each may be drawn solid."""
    runs: list[tuple[list[TrendPoint], bool]] = []
    for earlier, later in pairwise(points):
        if not may_join(earlier, later):
            continue
        solid = _same_footing(earlier, later)
        if runs and runs[-1][0][-1] is earlier and runs[-1][1] == solid:
            runs[-1][0].append(later)
        else:
            runs.append(([earlier, later], solid))
    return runs


def _same_footing(earlier: TrendPoint, later: TrendPoint) -> bool:
    settled = is_settled(earlier) and is_settled(later)
    return settled and earlier.result.stage == later.result.stage


def _draw_run(
    frame: Frame, run: Sequence[TrendPoint], look: SeriesLook, *, solid: bool, gid: str
) -> None:
    xs, ys = [float(p.year) for p in run], [float(p.shown) for p in run]
    frame.axes.plot(
        xs,
        ys,
        color=look.color,
        linewidth=2.6 if solid else 1.8,
        linestyle="-" if solid else (0, (1.4, 1.6)),
        solid_capstyle="round",
        solid_joinstyle="round",
        zorder=5,
        gid=gid if solid else f"{gid} dotted",
    )
    places = [frame.place_of(x, y) for x, y in zip(xs, ys, strict=True)]
    frame.room.avoid(places, cost=3)


def _draw_main(frame: Frame, point: TrendPoint, look: SeriesLook) -> Mark:
    x, y = float(point.year), float(point.shown)
    filled = look.filled and is_settled(point)
    size = frame.style.points(9)
    frame.axes.plot(
        [x],
        [y],
        linestyle="none",
        marker=look.marker,
        markersize=size,
        markerfacecolor=look.color if filled else frame.style.surface,
        markeredgecolor=frame.style.surface if filled else look.color,
        markeredgewidth=1.5 if filled else 2,
        zorder=7,
        clip_on=False,
        gid="main",
    )
    frame.room.block([obstacle(frame, x, y, size + 4)])
    return Mark(point, x, y)


def _stage_places(frame: Frame, points: Sequence[TrendPoint]) -> list[Mark]:
    """Return the stages of one year side by side, the main one exactly at its year."""
    main = next((at for at, point in enumerate(points) if point.main), len(points) - 1)
    step = min(0.36 / max(len(points) - 1, 1), frame.style.points(44) / frame.points_per_year)
    return [Mark(p, p.year + (at - main) * step, float(p.shown)) for at, p in enumerate(points)]


def _draw_path(frame: Frame, places: Sequence[tuple[float, float]]) -> None:
    frame.axes.plot(
        [x for x, _ in places],
        [y for _, y in places],
        color=frame.style.text_3,
        linewidth=1,
        zorder=4,
        gid="stages",
    )
    frame.room.avoid([frame.place_of(*place) for place in places], cost=1)


def _draw_stage(frame: Frame, mark: Mark) -> None:
    size = frame.style.points(6)
    proposed = not is_settled(mark.point)
    frame.axes.plot(
        [mark.x],
        [mark.y],
        linestyle="none",
        marker="o" if proposed else "D",
        markersize=size,
        markerfacecolor=frame.style.surface,
        markeredgecolor=frame.style.text_2,
        markeredgewidth=1.4,
        zorder=6,
        clip_on=False,
        gid="stage",
    )
    frame.room.block([obstacle(frame, mark.x, mark.y, size + 4)])


def _draw_group(
    frame: Frame, group: Group, points: Sequence[TrendPoint], place: int
) -> list[Mark]:
    color = group_color(frame, place)
    marks = [Mark(p, float(p.year), float(p.result.groups[group.code]), group) for p in points]
    for earlier, later in pairwise(marks):
        if may_join(earlier.point, later.point):
            solid = _same_footing(earlier.point, later.point)
            frame.axes.plot(
                [earlier.x, later.x],
                [earlier.y, later.y],
                color=color,
                linewidth=1.4,
                linestyle="-" if solid else (0, (1.4, 1.6)),
                zorder=4,
                gid=f"group {group.code}",
            )
            ends = [frame.place_of(mark.x, mark.y) for mark in (earlier, later)]
            frame.room.avoid(ends, cost=1)
    frame.axes.plot(
        [mark.x for mark in marks],
        [mark.y for mark in marks],
        linestyle="none",
        marker=_GROUP_MARKERS[place % len(_GROUP_MARKERS)],
        markersize=frame.style.points(5.5),
        markerfacecolor=color,
        markeredgecolor=frame.style.surface,
        markeredgewidth=0.8,
        zorder=6,
        clip_on=False,
        gid=f"group marks {group.code}",
    )
    frame.room.block(obstacle(frame, m.x, m.y, frame.style.points(7)) for m in marks)
    return marks
