"""The stages as a table: the index first, then the groups with their indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.stage_matrix import MatrixRow, StageCell, StageMatrix
from spbe_desktop.ui.stage_tab import sentences
from spbe_desktop.ui.widgets.painted import Center, Left
from spbe_desktop.words import formats

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
"""The role that returns the whole line of a row: a group, a `MatrixRow`, or none for the index."""

Line = MatrixRow | Group | None


class Sieve(StrEnum):
    """Which indicators are shown."""

    ALL = "semua"
    FALLEN = "turun"
    RISEN = "naik"
    UNCLARIFIED = "belum"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows: the stages, which of them is worked on, and which indicators."""

    matrix: StageMatrix
    stage: str
    sieve: Sieve = Sieve.ALL

    @property
    def place(self) -> int:
        """Return the place of the stage that is worked on."""
        return self.matrix.place_of.get(self.stage, 0)


def passes(shown: Shown, row: MatrixRow) -> bool:
    """Tell whether *row* is shown; what is asked concerns the stage that is worked on."""
    cell = row.cells[shown.place]
    if shown.sieve is Sieve.FALLEN:
        return bool(cell.change and cell.change < 0)
    if shown.sieve is Sieve.RISEN:
        return bool(cell.change and cell.change > 0)
    if shown.sieve is Sieve.UNCLARIFIED:
        # Of the own proposal nothing is clarified, and of what has not begun nothing yet.
        is_asked = shown.place > 0 and shown.matrix.columns[shown.place].begun
        return is_asked and cell.entry.clarified is None
    return True


class StageModel(QAbstractTableModel):
    """One column for what is assessed, and one for each stage."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.lines: tuple[Line, ...] = ()

    def show(self, shown: Shown) -> None:
        """Show the stages; where the lines stay, so does what is chosen."""
        before, lines = self.shown, tuple(_lines(shown))
        if (
            before is not None
            and len(before.matrix.columns) == len(shown.matrix.columns)
            and _names(lines) == _names(self.lines)
        ):
            self.shown, self.lines = shown, lines
            corner = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), corner)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self.shown, self.lines = shown, lines
        self.endResetModel()

    def row_of(self, key: IndicatorKey) -> int:
        """Return the row of an indicator; -1 if it is not shown."""
        for row, line in enumerate(self.lines):
            if isinstance(line, MatrixRow) and line.indicator.key == key:
                return row
        return -1

    def cell(self, index: Index) -> StageCell | None:
        """Return the indicator's cell at *index*; none for the index, a group or the names."""
        line = self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None
        if not isinstance(line, MatrixRow) or index.column() < 1:
            return None
        return line.cells[index.column() - 1]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        if parent.isValid() or self.shown is None:
            return 0
        return 1 + len(self.shown.matrix.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self.shown is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Center if section else Left
        if not 0 <= section < self.columnCount():
            return None
        stage = self.shown.matrix.columns[section - 1].stage if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            return stage.short_name if stage else "Indikator"
        if role == Qt.ItemDataRole.ToolTipRole and stage:
            return f"{stage.name}\n{stage.by}"
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.shown is None or index.row() >= len(self.lines):
            return None
        line, place = self.lines[index.row()], index.column() - 1
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(line) if place < 0 else self._text(line, place)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._told(line, place)
        return None

    def _name(self, line: Line) -> str:
        assert self.shown is not None
        if line is None:
            return self.shown.matrix.instrument.index_title
        if isinstance(line, Group):
            return line.title
        return f"{line.indicator.key}  {line.indicator.title}"

    def _text(self, line: Line, place: int) -> str:
        assert self.shown is not None
        column = self.shown.matrix.columns[place]
        if line is None:
            return sentences.index_text(self.shown.matrix, column)
        if isinstance(line, MatrixRow):
            return formats.optional(line.cells[place].value)
        value = column.score.groups[line.code].value if column.score else None
        return formats.ABSENT if value is None else formats.number(rounded(value), 2)

    def _told(self, line: Line, place: int) -> str:
        assert self.shown is not None
        if place < 0:
            return self._name(line)
        if line is None:
            return sentences.column_told(self.shown.matrix, self.shown.matrix.columns[place])
        return sentences.cell_told(line.cells[place]) if isinstance(line, MatrixRow) else ""


def _lines(shown: Shown) -> Iterator[Line]:
    """Give the index, then each innermost group that has something to show."""
    rows = {row.indicator.key: row for row in shown.matrix.rows if passes(shown, row)}
    yield None
    for group in shown.matrix.instrument.all_groups:
        kept = [rows[i.key] for i in group.own_indicators if i.key in rows]
        if kept:
            yield group
            yield from kept


def _names(lines: tuple[Line, ...]) -> list[str]:
    return [
        line.code if isinstance(line, Group) else line.indicator.key if line else ""
        for line in lines
    ]
