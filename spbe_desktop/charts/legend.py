"""What the lines and markers of a trend chart mean."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.charts.style import ChartStyle
from spbe_desktop.domain.trend import Trend

_OLD_MARKERS = ("s", "^", "v")
"""Hollow markers of earlier instruments, the latest of them first."""


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How the index under one instrument is drawn."""

    color: str
    marker: str
    filled: bool


def series_look(frame_colors: tuple[str, str], age: int) -> SeriesLook:
    """Return the look of an instrument that has *age* newer ones; colours: accent, quiet."""
    accent, quiet = frame_colors
    if age == 0:
        return SeriesLook(accent, "o", filled=True)
    return SeriesLook(quiet, _OLD_MARKERS[min(age, len(_OLD_MARKERS)) - 1], filled=False)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend; *marker* is matplotlib's sign, empty where there is none."""

    label: str
    color: str
    marker: str = ""
    filled: bool = False
    dashed: bool = False
    line: bool = True


def legend_of(trend: Trend, style: ChartStyle) -> tuple[LegendEntry, ...]:
    """Return the legend: instruments, newest first, then what else is drawn."""
    entries = []
    for age, span in enumerate(reversed(trend.spans)):
        look = series_look((style.accent, style.text_2), age)
        label = f"{span.indicator_count} indikator"
        entries.append(LegendEntry(label, look.color, look.marker, filled=look.filled))
    if any(not point.main for point in trend.points):
        entries.append(LegendEntry("tahap lain", style.text_2, "D", line=False))
    if trend.targets:
        entries.append(LegendEntry("target", style.warning, dashed=True))
    return tuple(entries)
