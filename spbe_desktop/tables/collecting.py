"""Collects cells into a block of equal rows, within the limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.tables.limits import CELL, COLUMNS, ROWS, TEXT

_EMPTY = Cell("")


def block_of(name: str, rows: Iterable[Sequence[Cell]]) -> Block:
    """Return *rows* without empty ones at their ends; raise TableUnreadableError if too many."""
    taken, room = [], TEXT
    for number, row in enumerate(rows):
        cells = [Cell(" ".join(cell.text.split()), cell.merged) for cell in row]
        room -= sum(len(cell.text) for cell in cells)
        if number >= ROWS or len(row) > COLUMNS or room < 0 or _has_too_long(cells):
            raise TableUnreadableError(name, TableFault.TOO_LARGE)
        taken.append(cells)
    while taken and not any(cell.text for cell in taken[-1]):
        taken.pop()
    if not taken:
        raise TableUnreadableError(name, TableFault.EMPTY)
    width = max(
        (place + 1 for row in taken for place, cell in enumerate(row) if cell.text), default=1
    )
    return Block(tuple(tuple([*row, *[_EMPTY] * (width - len(row))][:width]) for row in taken))


def _has_too_long(cells: Sequence[Cell]) -> bool:
    return any(len(cell.text) > CELL for cell in cells)
