"""Finds room for labels, so that none covers another label or a marker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, its origin at the lower left of the figure."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        """Return the box of this size around *centre*."""
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Tell whether *other* lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )

    def crossed_by(self, segment: Segment) -> bool:
        """Tell whether *segment* passes through (Liang-Barsky clipping)."""
        (x0, y0), (x1, y1) = segment
        dx, dy = x1 - x0, y1 - y0
        enter, leave = 0.0, 1.0
        for step, room in (
            (-dx, x0 - self.left),
            (dx, self.right - x0),
            (-dy, y0 - self.bottom),
            (dy, self.top - y0),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter < leave


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a label could take: its centre, and what taking it costs."""

    centre: Point
    cost: float = 0.0


@dataclass
class Room:
    """The free room on a chart: what is taken, and the lines that are better not covered."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[tuple[Segment, float]] = field(default_factory=list)
    """Each line's pieces, with what it costs to cover one."""

    def block(self, boxes: Iterable[Box]) -> None:
        """Keep labels off *boxes*."""
        self.taken.extend(boxes)

    def avoid(self, places: Sequence[Point], cost: float) -> None:
        """Let covering the line through *places* cost something."""
        self.lines.extend((segment, cost) for segment in pairwise(places))

    def place(self, width: float, height: float, spots: Sequence[Spot]) -> Point | None:
        """Take the cheapest of *spots* for a label of this size, the first of equal ones.

        Return None if in every one of them the label would cover a label or a marker.
        """
        best: Point | None = None
        lowest = inf
        for spot in sorted(spots, key=lambda spot: spot.cost):
            if spot.cost >= lowest:
                break
            box = Box.around(spot.centre, width, height)
            if not self.bounds.holds(box) or any(box.overlaps(other) for other in self.taken):
                continue
            cost = spot.cost + sum(c for segment, c in self.lines if box.crossed_by(segment))
            if cost < lowest:
                best, lowest = spot.centre, cost
        if best is not None:
            self.taken.append(Box.around(best, width, height))
        return best


def above_and_below(anchor: Point, gap: float, reach: float) -> list[Spot]:
    """Return spots for the label of a point: near above, near below, then ever further."""
    x, y = anchor
    step = gap / 2
    spots = []
    for at in range(max(1, int(reach / step))):
        distance = gap + at * step
        spots.append(Spot((x, y + distance), 2 * at))
        spots.append(Spot((x, y - distance), 2 * at + 0.5))
    return spots


def beside(anchor: Point, width: float, gap: float) -> list[Spot]:
    """Return spots for a label *width* wide beside a point: right, left, and askew."""
    x, y = anchor
    across = gap + width / 2
    spots = [
        Spot((x + side * across, y + row * gap), abs(row) + (side < 0) * 0.3)
        for row in (0, 1, -1, 1.8, -1.8, 2.6, -2.6)
        for side in (1, -1)
    ]
    return [*spots, Spot((x, y + 1.6 * gap), 1), Spot((x, y - 1.6 * gap), 1.2)]
