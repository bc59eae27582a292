"""The lines of the journal as rows; more are read as the officer scrolls down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.services.change_log import PORTION, LogLine, LogWish
from spbe_desktop.words.changes import content_told, field_name
from spbe_desktop.words.formats import moment

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

WHEN, WHO, WHERE, FIELD, BEFORE, AFTER, WHY = range(7)
HEADS = ("Waktu", "Oleh", "Indikator", "Isian", "Semula", "Menjadi", "Alasan")

Reader = Callable[[LogWish, int | None], tuple[LogLine, ...]]
"""Returns the lines of a wish that are older than the line of an id."""


class ChangeLogModel(QAbstractTableModel):
    """Shows what *read* returns; it holds what was scrolled past, and asks for no more."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read
        self._wish = LogWish()
        self._lines: list[LogLine] = []
        self._is_all = True

    @property
    def is_all(self) -> bool:
        """Tell whether there is nothing more to be read."""
        return self._is_all

    def show_wish(self, wish: LogWish) -> None:
        """Show the newest lines of *wish*."""
        self.beginResetModel()
        self._wish = wish
        self._lines = list(self._read(wish, None))
        self._is_all = len(self._lines) < PORTION
        self.endResetModel()

    def line(self, row: int) -> LogLine | None:
        """Return the line of a row; none beyond the rows that were read."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @override
    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        return not parent.isValid() and not self._is_all

    @override
    def fetchMore(self, parent: Index = _ROOT) -> None:
        if not self.canFetchMore(parent):
            return
        more = self._read(self._wish, self._lines[-1].id)
        self._is_all = len(more) < PORTION
        if more:
            count = len(self._lines)
            self.beginInsertRows(QModelIndex(), count, count + len(more) - 1)
            self._lines += more
            self.endInsertRows()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return cell(line, index.column())


def cell(line: LogLine, column: int) -> str:
    """Return what stands in one cell, on one line."""
    told = {
        WHEN: lambda: moment(line.at.astimezone()),
        WHO: lambda: line.actor,
        WHERE: lambda: place_of(line),
        FIELD: lambda: field_name(line.field),
        BEFORE: lambda: content_told(line.field, line.before),
        AFTER: lambda: content_told(line.field, line.after),
        WHY: lambda: line.reason,
    }[column]()
    return " ".join(told[:_ENOUGH].split())


def place_of(line: LogLine) -> str:
    """Return the year and the indicator, as far as the change belongs to one."""
    if line.year is None:
        return line.key
    return f"{line.year} · {line.key}" if line.key else str(line.year)


_ENOUGH = 200
"""How many characters of a text fit into a cell at most."""
