"""A block of cells, as somebody else's table has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell; *merged* if it is covered by a cell beside or above it."""

    text: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of equally many cells, at least one."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.rows[0])
