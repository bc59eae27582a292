"""A sortable table of texts, each row with the id of what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex
ORDER = Qt.ItemDataRole.UserRole
_ROW, _LEAST = 30, 220


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what each cell says, and what it is sorted by."""

    id: str
    cells: tuple[str, ...]
    order: tuple[Any, ...]
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: *width* in pixels at 100 %, or 0 to take the room that is left."""

    title: str
    width: int = 0
    right: bool = False
    yields: int = 0
    """Its turn to give way where room is short; 0 for a column that never does."""


class LineModel(QAbstractTableModel):
    """The lines as Qt asks for them."""

    def __init__(self, theme: Theme, columns: Sequence[Column]) -> None:
        super().__init__()
        self._theme = theme
        self.columns = tuple(columns)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show *lines* in place of what was there."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._align(section)
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return line.cells[column]
        if role == ORDER:
            return line.order[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._align(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.tokens.color(line.tone)
        return None

    def _align(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].right else None
        return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


class LineTable(RowTable):
    """Shows lines, sorted by a click on a title and filtered by words."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme, columns: Sequence[Column], name: str) -> None:
        lines, sieve = LineModel(theme, columns), QSortFilterProxyModel()
        sieve.setSourceModel(lines)
        sieve.setSortRole(ORDER)
        sieve.setFilterKeyColumn(-1)
        sieve.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        super().__init__(theme, sieve, name)
        self.lines, self._sieve = lines, sieve
        self._build()
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> str:
        """Return the id of the chosen row; empty if none is."""
        rows = self.selectionModel().selectedRows()
        return self.lines.lines[self._sieve.mapToSource(rows[0]).row()].id if rows else ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the ids of the rows that are shown, from top to bottom."""
        rows = (self._sieve.index(row, 0) for row in range(self._sieve.rowCount()))
        return tuple(self.lines.lines[self._sieve.mapToSource(row).row()].id for row in rows)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show *lines*; what was chosen stays chosen if it is still there."""
        kept = self.chosen
        blocked = self.blockSignals(True)
        self.lines.show_lines(lines)
        self.choose(kept)
        self.blockSignals(blocked)

    def choose(self, line_id: str) -> None:
        """Choose the row of *line_id*, if it is shown."""
        if line_id in self.shown:
            self.selectRow(self.shown.index(line_id))

    def sieve(self, words: str) -> None:
        """Show only the rows with *words* in one of their cells."""
        self._sieve.setFilterFixedString(words)

    def _build(self) -> None:
        self.setSortingEnabled(True)
        # As the lines were given: the most urgent first.
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._yield_room()

    def _yield_room(self) -> None:
        """Hide columns in their turn until the one that stretches has room."""
        columns, px = self.lines.columns, self._theme.px
        room = self.viewport().width() - px(_LEAST) - sum(px(c.width) for c in columns)
        for column in sorted(columns, key=lambda column: column.yields):
            if column.yields:
                self.setColumnHidden(columns.index(column), room < 0)
                room += px(column.width) if room < 0 else 0

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        head = self.horizontalHeader()
        for place, column in enumerate(self.lines.columns):
            if column.width:
                self.setColumnWidth(place, self._theme.px(column.width))
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _on_selection_changed(self) -> None:
        self.chosen_changed.emit()
