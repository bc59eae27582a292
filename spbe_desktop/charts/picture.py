"""A trend chart as a figure of its own, and as a file for a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from spbe_desktop.charts.legend import LegendEntry, legend_of
from spbe_desktop.charts.style import PAPER, ChartStyle
from spbe_desktop.charts.trend_chart import draw_trend
from spbe_desktop.domain.trend import Trend, index_heading, years_covered

POINTS_PER_INCH = 72
"""Figures have this resolution, so that one point of matplotlib is one logical pixel."""

_SIZE = (960.0, 420.0)
_HEADING = 44.0
_DOTS_PER_INCH = 200


def add_axes(figure: Figure, trend: Trend, style: ChartStyle, heading: float = 0) -> Axes:
    """Add the axes of a trend chart to *figure*, below *heading* points."""
    width, height = (inches * POINTS_PER_INCH for inches in figure.get_size_inches())
    left, below, above = style.points(40), style.points(30), style.points(8) + heading
    two_scales = len({span.instrument.predicates for span in trend.spans}) > 1
    right = style.points(40) if two_scales else style.points(4)
    return figure.add_axes(
        (
            left / width,
            below / height,
            max(width - left - right, 1) / width,
            max(height - below - above, 1) / height,
        )
    )


def write_picture(
    target: Path | BinaryIO, kind: str, trend: Trend, shown_groups: Sequence[str] = ()
) -> None:
    """Write *trend* with heading and legend to *target*, as "png", "pdf" or "svg"."""
    width, height = (points / POINTS_PER_INCH for points in _SIZE)
    figure = Figure((width, height), dpi=POINTS_PER_INCH)
    FigureCanvasAgg(figure)
    figure.set_facecolor(PAPER.surface)
    axes = add_axes(figure, trend, PAPER, _HEADING)
    draw_trend(axes, trend, PAPER, shown_groups)
    _write_heading(figure, trend)
    with rc_context({"svg.fonttype": "none", "pdf.fonttype": 42}):
        figure.savefig(target, format=kind, dpi=_DOTS_PER_INCH)


def _write_heading(figure: Figure, trend: Trend) -> None:
    width, height = _SIZE
    heading = figure.text(
        16 / width,
        1 - 24 / height,
        f"{index_heading(trend)}, {years_covered(trend)}",
        fontfamily=PAPER.family,
        fontsize=14,
        fontweight=600,
        color=PAPER.text,
        va="center",
        gid="heading",
    )
    legend = figure.legend(
        [_handle(entry) for entry in legend_of(trend, PAPER)],
        [entry.label for entry in legend_of(trend, PAPER)],
        loc="center right",
        bbox_to_anchor=(1 - 8 / width, 1 - 24 / height),
        ncols=6,
        frameon=False,
        prop={"family": PAPER.family, "size": 11},
        labelcolor=PAPER.text_2,
        handlelength=2.4,
        columnspacing=1.4,
    )
    room = legend.get_window_extent().x0 - heading.get_window_extent().x0 - 12
    if heading.get_window_extent().width > room > 0:
        # A long name of a region gives way to the legend.
        heading.set_fontsize(14 * room / heading.get_window_extent().width)


def _handle(entry: LegendEntry) -> Line2D:
    return Line2D(
        [],
        [],
        color=entry.color,
        linestyle=("--" if entry.dashed else "-") if entry.line else "none",
        linewidth=1.6 if entry.dashed else 2.2,
        marker=entry.marker or None,
        markersize=7,
        markerfacecolor=entry.color if entry.filled else PAPER.surface,
        markeredgecolor=entry.color,
    )
