"""The frame of a trend chart: which years and values it spans, and how labels get into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.text import Annotation

from spbe_desktop.charts.labels import Box, Point, Room, Spot
from spbe_desktop.charts.style import ChartStyle
from spbe_desktop.domain.trend import Trend

SIDE = 92.0
"""Points beside the first year: the names of the bands stand there."""

WIDEST_YEAR = 240.0
"""Points: further apart, neighbouring years would look unrelated."""

Spots = Callable[[float, float], Sequence[Spot]]
"""Returns the spots where a label of this width and height may stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label; *gid* tells what it is."""

    text: str
    color: str
    gid: str
    size: float = 11
    bold: bool = False


@dataclass
class Frame:
    """An `Axes` set up for one trend, with the room that labels share."""

    axes: Axes
    style: ChartStyle
    room: Room

    @classmethod
    def around(cls, axes: Axes, trend: Trend, style: ChartStyle, right: float) -> Frame:
        """Span *axes* over the years and the scale of *trend*; *right* points stay free."""
        years = years_of(trend)
        width, _ = _size(axes)
        first, last = years[0], years[-1]
        left = style.points(SIDE)
        per_year = (width - left - right) / max(last - first, 1)
        if first == last or per_year > style.points(WIDEST_YEAR):
            # Few years: keep them together, in the middle of what is left of the width.
            per_year = min(per_year, style.points(WIDEST_YEAR))
            spare = width - left - right - per_year * (last - first)
            left, right = left + spare / 2, right + spare / 2
        per_year = max(per_year, 1.0)
        axes.set_xlim(first - left / per_year, last + right / per_year)
        axes.set_ylim(float(trend.lowest), float(trend.highest))
        frame = cls(axes, style, Room(Box(0, 0, 0, 0)))
        x0, x1 = axes.get_xlim()
        left_edge, bottom = frame.place_of(x0, float(trend.lowest))
        right_edge, top = frame.place_of(x1, float(trend.highest))
        frame.room = Room(Box(left_edge, bottom, right_edge, top))
        return frame

    @property
    def points_per_year(self) -> float:
        """Return the distance of two years, in points."""
        return self.place_of(1, 0)[0] - self.place_of(0, 0)[0]

    def place_of(self, x: float, y: float) -> Point:
        """Return where (*x*, *y*) lies in the figure, in points."""
        scale = 72 / self.axes.figure.dpi
        across, up = self.axes.transData.transform((x, y))
        return float(across) * scale, float(up) * scale

    def label(self, lines: Sequence[Line], at: Point, spots: Spots) -> list[Annotation]:
        """Write *lines* under each other for the data point *at*, where there is room.

        Return what was written: nothing, if there is no room.
        """
        written = [self.write(line, at) for line in lines]
        sizes = [self._size_of(text) for text in written]
        width, height = max(w for w, _ in sizes), sum(h for _, h in sizes)
        centre = self.room.place(width, height, spots(width, height))
        if centre is None:
            for text in written:
                text.remove()
            return []
        x, y = self.place_of(*at)
        top = centre[1] + height / 2
        for text, (_, line_height) in zip(written, sizes, strict=True):
            text.set_position((centre[0] - x, top - line_height / 2 - y))
            top -= line_height
        return written

    def write(
        self,
        line: Line,
        at: Point,
        offset: Point = (0, 0),
        ha: Literal["left", "center", "right"] = "center",
        va: Literal["center", "top"] = "center",
    ) -> Annotation:
        """Write *line* at a data point, *offset* points away from it, room or no room."""
        return self.axes.annotate(
            line.text,
            at,
            xytext=offset,
            textcoords="offset points",
            ha=ha,
            va=va,
            fontfamily=self.style.family,
            fontsize=self.style.points(line.size),
            fontweight=600 if line.bold else 400,
            color=line.color,
            annotation_clip=False,
            zorder=9,
            gid=line.gid,
        )

    def _size_of(self, text: Annotation) -> tuple[float, float]:
        scale = 72 / self.axes.figure.dpi
        extent = text.get_window_extent()
        return float(extent.width) * scale + 2, float(extent.height) * scale + 1


def years_of(trend: Trend) -> list[int]:
    """Return the years that have a figure or a target, ascending."""
    return sorted({p.year for p in trend.points} | {year for year, _ in trend.targets})


def _size(axes: Axes) -> tuple[float, float]:
    scale = 72 / axes.figure.dpi
    box = axes.get_window_extent()
    return float(box.width) * scale, float(box.height) * scale
