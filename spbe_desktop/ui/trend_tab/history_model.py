"""The history grid as a Qt model: it keeps what is typed, and asks for what is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from spbe_desktop.domain.sheet import FINAL_RESULT
from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.trend_tab.history_rows import (
    INDEX,
    STAGES,
    TARGET,
    CellFault,
    GroupTitles,
    HistoryRow,
    ScaleOf,
    read_figure,
    rows_of,
)

Index = QModelIndex | QPersistentModelIndex

Heads = tuple[str, ...]
"""A row that names the cells of the rows below it."""

YEAR_COLUMN, STAGE_COLUMN, TARGET_COLUMN, INDEX_COLUMN, FIRST_GROUP = range(5)
_HEADS = ("Tahun", "Tahap", "Target", "Indeks")

IS_HEAD = Qt.ItemDataRole.UserRole
FAULT = Qt.ItemDataRole.UserRole + 1


class HistoryModel(QAbstractTableModel):
    """Rows of years under heads that name the groups of their instrument."""

    history_changed = Signal(object)
    target_changed = Signal(int, object)
    faults_changed = Signal()

    def __init__(self, group_titles: GroupTitles, scale_of: ScaleOf, years: range) -> None:
        super().__init__()
        self._group_titles = group_titles
        self._scale_of = scale_of
        self._years = years
        self._trend: Trend | None = None
        self._rows: list[HistoryRow] = []
        self._lines: list[HistoryRow | Heads] = []
        self._added: list[tuple[int, str]] = []

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """The cells that are not stored, from the top down."""
        return tuple(fault for row in self._rows for fault in row.faults.values())

    @property
    def years(self) -> range:
        """The years that have a row whether or not anything is known of them."""
        return self._years

    def show_trend(self, trend: Trend) -> None:
        """Show what is stored; what could not be stored yet stays as it was typed."""
        if self._trend is not None and self._trend.title != trend.title:
            # Another region: nothing typed for the one before may end up here.
            self._rows, self._added = [], []
        kept = {(row.year, row.stage): row for row in self._rows}
        self._trend = trend
        rows = rows_of(trend, self._years, self._group_titles)
        # A row that was emptied stays where it is, so that nothing moves under the keyboard.
        for year, stage in {**dict.fromkeys(kept), **dict.fromkeys(self._added)}:
            _insert(rows, HistoryRow(year, stage, self._group_titles(year)))
        for row in rows:
            typed = kept.get((row.year, row.stage))
            if typed is not None:
                row.keep(typed)
        self._replace(rows)

    def mark_unstored(self, year: int, stage: str) -> None:
        """Mark what differs from the disk in one row: it was asked for and refused."""
        row = self.row_at(self.line_of(year, stage))
        if row is None or self._trend is None:
            return
        known = rows_of(self._trend, self._years, self._group_titles)
        stored = next((r.figures for r in known if (r.year, r.stage) == (year, stage)), {})
        row.mark_unstored(stored)
        self._replace(self._rows)

    def add_stage(self, year: int, stage: str) -> int:
        """Add a row for *stage* of *year*; return its line, also if it was there already."""
        self._added.append((year, stage))
        if self._trend is not None:
            self.show_trend(self._trend)
        return self.line_of(year, stage)

    def add_year(self, year: int) -> int:
        """Extend the grid to *year*; return the line of its final result."""
        self._years = range(min(year, self._years.start), max(year + 1, self._years.stop))
        if self._trend is not None:
            self.show_trend(self._trend)
        return self.line_of(year, FINAL_RESULT)

    def line_of(self, year: int, stage: str) -> int:
        """Return the line of a year and stage, -1 if there is none."""
        for number, line in enumerate(self._lines):
            if isinstance(line, HistoryRow) and (line.year, line.stage) == (year, stage):
                return number
        return -1

    def row_at(self, line: int) -> HistoryRow | None:
        """Return the row at *line*; none for a head."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, HistoryRow) else None

    def enter(self, line: int, texts: Sequence[tuple[int, str]]) -> None:
        """Type *texts* into the columns of one line, and ask for all of it at once."""
        row = self.row_at(line)
        if row is None:
            return
        before, target = row.edit, row.figures.get(TARGET)
        for column, text in texts:
            name = self._name_at(row, column)
            if name is not None:
                self._type(row, name, text)
        self.dataChanged.emit(self.index(line, 0), self.index(line, self.columnCount() - 1))
        self.faults_changed.emit()
        if row.edit != before:
            self.history_changed.emit(row.edit)
        if row.figures.get(TARGET) != target:
            self.target_changed.emit(row.year, row.figures.get(TARGET))

    def is_typable(self, index: Index) -> bool:
        """Tell whether a figure may be typed at *index*."""
        row = self.row_at(index.row())
        return row is not None and self._name_at(row, index.column()) is not None

    def _type(self, row: HistoryRow, name: str, text: str) -> None:
        row.wrong.pop(name, None)
        row.unstored.pop(name, None)
        value = read_figure(text, self._scale_of(row.year))
        if isinstance(value, str):
            row.wrong[name] = (text.strip(), CellFault(row.year, row.place_of(name), value))
        elif value is None:
            row.figures.pop(name, None)
        else:
            row.figures[name] = value
        self._ask_for_index(row)

    def _ask_for_index(self, row: HistoryRow) -> None:
        """Say that groups without an index are not stored; nothing is asked of an empty row."""
        if INDEX in row.wrong and row.wrong[INDEX][0]:
            return
        row.wrong.pop(INDEX, None)
        if INDEX not in row.figures and any(code in row.figures for code, _ in row.groups):
            reason = "isi dahulu indeksnya; indeks domain atau aspek belum disimpan tanpa itu."
            row.wrong[INDEX] = ("", CellFault(row.year, "Indeks", reason))

    def _name_at(self, row: HistoryRow, column: int) -> str | None:
        if column == INDEX_COLUMN:
            return INDEX
        if column == TARGET_COLUMN:
            # A target belongs to the year; its first row has it.
            return TARGET if row.stage == FINAL_RESULT else None
        group = column - FIRST_GROUP
        return row.groups[group][0] if 0 <= group < len(row.groups) else None

    def _replace(self, rows: list[HistoryRow]) -> None:
        lines: list[HistoryRow | Heads] = []
        above: tuple[tuple[str, str], ...] | None = None
        for row in rows:
            if row.groups != above:
                lines.append((*_HEADS, *(title for _, title in row.groups)))
            lines.append(row)
            above = row.groups
        same = [_shape(line) for line in lines] == [_shape(line) for line in self._lines]
        if same:
            # Whoever is typing keeps the place.
            self._rows, self._lines = rows, lines
            last = self.index(len(lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._rows, self._lines = rows, lines
            self.endResetModel()
        self.faults_changed.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        if parent.isValid():
            return 0
        return FIRST_GROUP + max((len(row.groups) for row in self._rows), default=0)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, column = self._lines[index.row()], index.column()
        if role == IS_HEAD:
            return not isinstance(line, HistoryRow)
        if role in {FAULT, Qt.ItemDataRole.ToolTipRole}:
            return self._fault_at(line, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text_at(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, HistoryRow):
            return self._spoken(line, column)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.is_typable(index):
            return False
        self.enter(index.row(), [(index.column(), str(value))])
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown | Qt.ItemFlag.ItemIsEditable if self.is_typable(index) else shown

    def _fault_at(self, line: HistoryRow | Heads, column: int) -> str:
        if not isinstance(line, HistoryRow):
            return ""
        name = self._name_at(line, column)
        fault = line.faults.get(name) if name is not None else None
        return fault.sentence if fault is not None else ""

    def _text_at(self, line: HistoryRow | Heads, column: int) -> str:
        if not isinstance(line, HistoryRow):
            return line[column] if column < len(line) else ""
        if column == YEAR_COLUMN:
            return str(line.year)
        if column == STAGE_COLUMN:
            return line.stage_name
        name = self._name_at(line, column)
        return "" if name is None else line.text_of(name)

    def _spoken(self, row: HistoryRow, column: int) -> str:
        name = self._name_at(row, column)
        if name is None:
            return self._text_at(row, column)
        return (
            f"{row.year} {row.stage_name}, {row.place_of(name)}: {row.text_of(name) or 'kosong'}"
        )


def _insert(rows: list[HistoryRow], added: HistoryRow) -> None:
    """Put *added* in its place, unless its year and stage have a row."""
    order = [code for code, _ in STAGES]
    place = (-added.year, order.index(added.stage))
    for number, row in enumerate(rows):
        here = (-row.year, order.index(row.stage) if row.stage in order else len(order))
        if here == place:
            return
        if here > place:
            rows.insert(number, added)
            return
    rows.append(added)


def _shape(line: HistoryRow | Heads) -> object:
    return (line.year, line.stage, line.groups) if isinstance(line, HistoryRow) else line
