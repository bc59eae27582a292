"""The grid as a model: one row for each file, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.ui.folder_intake import words
from spbe_desktop.ui.folder_intake.choices import Choices
from spbe_desktop.ui.folder_intake.rows import IntakeRow, filled, placed, with_repeats

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the grid, from left to right."""

    WANTED = 0
    FILE = 1
    INDICATOR = 2
    LEVEL = 3
    SLOT = 4
    STANDING = 5
    NOTE = 6


TYPABLE = frozenset({Column.INDICATOR, Column.LEVEL, Column.SLOT})

ROW = Qt.ItemDataRole.UserRole
"""Under which the model answers with the `IntakeRow` itself."""

_HEADS = ("Ambil", "Berkas", "Indikator", "Tingkat", "Butir", "Keyakinan", "Catatan")
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_ROOT = QModelIndex()
_COLUMNS = len(Column)


class IntakeModel(QAbstractTableModel):
    """Holds the rows, and changes them as the officer wishes."""

    rows_changed = Signal()

    def __init__(self, instrument: Instrument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices(instrument)
        self._instrument = instrument
        self._rows: list[IntakeRow] = []

    @property
    def rows(self) -> Sequence[IntakeRow]:
        """Return all rows."""
        return self._rows

    def show_rows(self, rows: Iterable[IntakeRow]) -> None:
        """Show what was found."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.rows_changed.emit()

    def want(self, lines: Iterable[int], *, wanted: bool) -> None:
        """Take the files on *lines* in, or leave them out; what cannot be read stays out."""
        self._change(
            lines, lambda row: replace(row, wanted=wanted) if row.found is not None else row
        )

    def place(self, lines: Iterable[int], key: IndicatorKey | None, level: int | None) -> None:
        """Give the files on *lines* their place; what is none stays as it is."""

        def change(row: IntakeRow) -> IntakeRow:
            new_key = row.key if key is None else key
            new_level = row.level if level is None else level
            return placed(row, self._instrument, new_key, new_level)

        self._change(lines, change)

    def clear_place(self, lines: Iterable[int]) -> None:
        """Take the indicator from the files on *lines*."""
        self._change(lines, lambda row: placed(row, self._instrument, None, None))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return "" if section == Column.WANTED else _HEADS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in _SHOWN:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.whole_note(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return row if role == ROW else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self._rows[index.row()]
        can_be_typed = index.column() in TYPABLE and row.found is not None
        if can_be_typed and (index.column() != Column.SLOT or row.key is not None):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        edited = self._edited(self._rows[index.row()], index.column(), str(value).strip())
        if edited is None:
            return False
        self._change([index.row()], lambda _row: edited)
        return True

    def _edited(self, row: IntakeRow, column: int, text: str) -> IntakeRow | None:
        """Return *row* as typed; none if what was typed means nothing."""
        if column == Column.SLOT:
            slot = self.choices.slot(row, text)
            return filled(row, self._instrument, slot) if slot or not text else None
        if not text:
            key = None if column == Column.INDICATOR else row.key
            return placed(row, self._instrument, key, None)
        if column == Column.INDICATOR:
            key = self.choices.indicator(text)
            return None if key is None else placed(row, self._instrument, key, row.level)
        level = self.choices.level(row, text)
        return None if level is None else placed(row, self._instrument, row.key, level)

    def _change(self, lines: Iterable[int], change: Callable[[IntakeRow], IntakeRow]) -> None:
        before = list(self._rows)
        for line in lines:
            self._rows[line] = change(self._rows[line])
        self._rows = with_repeats(self._rows)
        differing = [n for n, row in enumerate(self._rows) if row is not before[n]]
        if differing:
            last = _COLUMNS - 1
            top, bottom = self.index(differing[0], 0), self.index(differing[-1], last)
            self.dataChanged.emit(top, bottom)
            self.rows_changed.emit()

    def _text(self, row: IntakeRow, column: int) -> str:
        if column == Column.INDICATOR:
            return words.indicator_of(self._instrument, row)
        if column == Column.SLOT:
            return words.slot_of(self._instrument, row)
        return _TEXTS[Column(column)](row)

    def _spoken(self, row: IntakeRow, column: int) -> str:
        if column == Column.WANTED:
            return "diambil" if row.wanted else "dilewati"
        return f"{_HEADS[column]}: {self._text(row, column) or 'kosong'}"


def _level_text(row: IntakeRow) -> str:
    return "" if row.level is None else str(row.level)


_TEXTS: Mapping[Column, Callable[[IntakeRow], str]] = {
    Column.WANTED: lambda _row: "",
    Column.FILE: lambda row: str(row.relative),
    Column.LEVEL: _level_text,
    Column.STANDING: lambda row: words.STANDINGS[row.standing][0],
    Column.NOTE: words.note,
}
