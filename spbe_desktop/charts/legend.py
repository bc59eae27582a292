"""What the lines and markers of a trend chart mean."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.charts.series import series_look
from spbe_desktop.charts.style import ChartStyle
from spbe_desktop.domain.trend import Trend


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
