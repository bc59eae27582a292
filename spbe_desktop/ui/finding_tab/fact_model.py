"""Rows of facts for a table: every cell is a text with what sets it off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.ui.widgets.painted import Left, Right

Index = QModelIndex | QPersistentModelIndex
_Order = Qt.SortOrder

CELL = Qt.ItemDataRole.UserRole
"""The role that returns the whole `Cell`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of *width* pixels at 100 %; 0 for what the others leave.

    Where that is too little, *narrow* is its width: 0 hides it, None leaves it as it is.
    """

    head: str
    width: int = 0
    right: bool = False
    narrow: int | None = None

    def width_in(self, narrow: bool) -> int:
        """Return the width, in the edition for little room if *narrow*."""
        return self.width if self.narrow is None or not narrow else self.narrow


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; *order* sorts it, else its text does."""

    text: str
    below: str = ""
    """A second, quieter line."""
    icon: str = ""
    icon_tone: str = "text_2"
    tone: str = "text"
    bold: bool = False
    wraps: bool = False
    """Whether the text takes two lines where one is too short."""
    badge: bool = False
    """Whether the text stands on a tinted ground."""
    order: Any = None
    tip: str = ""
    """What the pointer is told, if that is more than the cell says."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row, known by its id."""

    id: str
    cells: tuple[Cell, ...]


class FactModel(QAbstractTableModel):
    """Rows in the order in which they are given until a column is to sort them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._given: tuple[FactRow, ...] = ()
        self._rows: tuple[FactRow, ...] = ()
        self._column = -1
        self._order = _Order.AscendingOrder

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """Return what is shown, from top to bottom."""
        return self._rows

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """Return the column that sorts, -1 for none, and in which direction."""
        return self._column, self._order

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show *rows* in place of what was there."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._arrange()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = _Order.AscendingOrder) -> None:
        self.beginResetModel()
        self._column, self._order = column, order
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._rows = self._given
        if self._column >= 0:
            falls = self._order == _Order.DescendingOrder
            self._rows = tuple(sorted(self._given, key=self._key, reverse=falls))

    def _key(self, row: FactRow) -> Any:
        cell = row.cells[self._column]
        return cell.text.casefold() if cell.order is None else cell.order

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_head = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns)
        if is_head and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (cell.text, cell.tip or cell.below)))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if self.columns[index.column()].right else Left
        return cell if role == CELL else None
