"""Collects cells into a block of equal rows, within the limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.tables.limits import CELL, COLUMNS, ROWS

_EMPTY = Cell("")


def block_of(name: str, rows: Iterable[Sequence[Cell]]) -> Block:
    """Return *rows* without empty ones at their ends; raise TableUnreadableError if too many."""
    taken = []
    for number, row in enumerate(rows):
        if number >= ROWS or len(row) > COLUMNS:
            raise TableUnreadableError(name, TableFault.TOO_LARGE)
        taken.append([_short(cell) for cell in row])
    while taken and not any(cell.text for cell in taken[-1]):
        taken.pop()
    if not taken:
        raise TableUnreadableError(name, TableFault.EMPTY)
    width = max(
        (place + 1 for row in taken for place, cell in enumerate(row) if cell.text), default=1
    )
    return Block(tuple(tuple([*row, *[_EMPTY] * (width - len(row))][:width]) for row in taken))


def _short(cell: Cell) -> Cell:
    text = " ".join(cell.text.split())
    return Cell(text[:CELL], cell.merged)
