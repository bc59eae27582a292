"""The look of a chart: colours, family and text size, for the screen or for paper."""

from __future__ import annotations

from dataclasses import dataclass

LIGHT_SERIES = ("#A34A00", "#5B3E96", "#1C6A45", "#A3245F", "#6B5900", "#2B5FA8", "#4B5A64")
"""Colours that tell groups apart; a marker's shape and a name at the line's end do so too."""

DARK_SERIES = ("#F0A35E", "#B9A2EE", "#7FD0A4", "#F08DBB", "#D8C25A", "#86B6F2", "#B9C4CB")


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours as "#RRGGBB" and lengths at *text_scale*; one point is one logical pixel."""

    surface: str
    text: str
    text_2: str
    text_3: str
    line: str
    accent: str
    warning: str
    bands: tuple[str, ...]
    """The quiet colours behind the predicates, from the weakest up."""
    series: tuple[str, ...]
    family: str = "Noto Sans"
    text_scale: float = 1.0

    def points(self, length: float) -> float:
        """Return *length*, in points at 100 %, at the text size of this style."""
        return length * self.text_scale

    def band(self, rank: int, ranks: int) -> str:
        """Return the band colour of predicate *rank* of 1 to *ranks*."""
        if rank <= 1 or ranks <= 1:
            return self.bands[0]
        place = (min(rank, ranks) - 1) * (len(self.bands) - 1) / (ranks - 1)
        return self.bands[int(place + 0.5)]


PAPER = ChartStyle(
    surface="#FFFFFF",
    text="#18232B",
    text_2="#47545E",
    text_3="#5F6C76",
    line="#DCE2E6",
    accent="#0B5C7D",
    warning="#7E5200",
    bands=("#FBF3E6", "#F9EED6", "#E6F2EC", "#DCEBED", "#D6E2E8"),
    series=LIGHT_SERIES,
)
"""What leaves the program is always light."""
