"""The lines of somebody else's table, each with a tick and a report before it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.result_table import CellFault, ResultRow
from spbe_desktop.domain.table_block import Block
from spbe_desktop.ui.result_intake.words import fault_text, row_report
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Left, Right

Index = QModelIndex | QPersistentModelIndex


REPORT = 1
"""The column that says what is amiss in a line."""

_FIXED = 2
_TICK, _REPORT = -2, -1
"""Places of the two columns before those of the table."""


class PreviewModel(QAbstractTableModel):
    """What is ticked is taken in; what has faults cannot be ticked."""

    ticked_changed = Signal()

    def __init__(self, theme: Theme, block: Block, instrument: Instrument) -> None:
        super().__init__()
        self._theme, self._block, self._instrument = theme, block, instrument
        self._heads: tuple[str, ...] = ("",) * block.width
        self.rows: tuple[ResultRow, ...] = ()
        self._ticked: set[int] = set()

    @property
    def chosen(self) -> tuple[ResultRow, ...]:
        """Return the lines that are ticked."""
        return tuple(row for row in self.rows if row.place in self._ticked)

    @property
    def left_out(self) -> int:
        """Return how many lines with something amiss are not ticked."""
        return sum(
            bool(row.faults) and not row.sound and row.place not in self._ticked
            for row in self.rows
        )

    def show(self, rows: tuple[ResultRow, ...], heads: tuple[str, ...]) -> None:
        """Show *rows* under *heads*; those without any doubt are ticked."""
        self.beginResetModel()
        self.rows, self._heads = rows, heads
        self._ticked = {row.place for row in rows if row.sound}
        self.endResetModel()
        self.ticked_changed.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else self._block.width + _FIXED

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Left
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("Baris", "Laporan", *self._heads)[section]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() == 0 and self.rows[index.row()].usable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column() - _FIXED
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        # What cannot be ticked has no box: one that does not answer would be a riddle.
        if role == Qt.ItemDataRole.CheckStateRole and column == _TICK and row.usable:
            on = row.place in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return self._look(row, column, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not row.usable:
            return False
        self._ticked ^= {row.place}
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def _look(self, row: ResultRow, column: int, role: int) -> Any:
        """Return how a cell is set off, and what its tool tip says."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if column == _TICK else Left
        fault, tokens = _fault_in(row, column), self._theme.tokens
        if role == Qt.ItemDataRole.ToolTipRole:
            told = fault_text(fault, row, self._instrument) if fault else ""
            return told or self._text(row, column)
        if role == Qt.ItemDataRole.BackgroundRole and fault:
            return tokens.warning_bg if fault.harmless or fault.doubtful else tokens.error_bg
        if role == Qt.ItemDataRole.ForegroundRole and column == _REPORT and row.faults:
            return tokens.warning if row.usable else tokens.error
        return None

    def _text(self, row: ResultRow, column: int) -> str:
        if column == _TICK:
            return str(row.place + 1)
        if column == _REPORT:
            return row_report(row, self._instrument)
        cell = self._block.rows[row.place][column]
        return "(gabungan)" if cell.merged and not cell.text else cell.text


def _fault_in(row: ResultRow, column: int) -> CellFault | None:
    return next((fault for fault in row.faults if fault.column == column), None)
