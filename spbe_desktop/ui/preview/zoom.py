"""How large a page is shown: as wide as there is room, or so many percent of its own size."""

from __future__ import annotations

from dataclasses import dataclass, replace

STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400)
"""The percentages that the buttons lead through."""

_A4_WIDTH = 794
"""Pixels at 100 % of a page whose size is not known yet."""

_WIDEST = 6000
"""Pixels of the window: wider pages could not be drawn any finer."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A size; without a percentage the page fits the width of its room."""

    fixed: int | None = None
    natural_width: int = _A4_WIDTH
    """Pixels wide at 100 %."""

    @property
    def fits(self) -> bool:
        """Tell whether the page fits the width of its room."""
        return self.fixed is None

    def width(self, room: int) -> int:
        """Return how wide the page is, in pixels of the window, where there is *room*."""
        wide = room if self.fixed is None else round(self.natural_width * self.fixed / 100)
        return max(40, min(wide, _WIDEST))

    def percent(self, room: int) -> int:
        """Return how large the page is, in percent of its own size."""
        return round(100 * self.width(room) / self.natural_width)

    def stepped(self, steps: int, room: int) -> Zoom:
        """Return the size that is *steps* larger, or smaller."""
        now = self.percent(room)
        if steps > 0:
            return self.at(next((step for step in STEPS if step > now), STEPS[-1]))
        return self.at(next((step for step in reversed(STEPS) if step < now), STEPS[0]))

    def at(self, percent: int) -> Zoom:
        """Return the size of *percent*."""
        return replace(self, fixed=percent)

    def fitting(self) -> Zoom:
        """Return the size that fits the width."""
        return replace(self, fixed=None)

    def of_page(self, natural_width: int) -> Zoom:
        """Return the same size for a page of *natural_width* pixels; 0 if that is unknown."""
        return replace(self, natural_width=natural_width or _A4_WIDTH)
