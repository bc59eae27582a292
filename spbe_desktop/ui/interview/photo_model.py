"""The lines of the checklist of a visit as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.visits import VisitLine
from spbe_desktop.words.formats import number

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

KEY, SLOT, PHOTOS = range(3)
HEADS = ("Indikator", "Yang ditunjukkan", "Foto")


class PhotoModel(QAbstractTableModel):
    """Shows the lines in which all typed words stand."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[VisitLine, ...] = ()
        self._lines: tuple[VisitLine, ...] = ()
        self._words: tuple[str, ...] = ()

    def show_lines(self, lines: Sequence[VisitLine]) -> None:
        """Show *lines* in place of what was shown."""
        self._all = tuple(lines)
        self._sieve()

    def sieve(self, typed: str) -> None:
        """Show only lines with all words of *typed*; a number alone is that of an indicator."""
        self._words = tuple(typed.casefold().split())
        self._sieve()

    def line(self, row: int) -> VisitLine | None:
        """Return the line of a row, if there is one."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line: VisitLine) -> int:
        """Return in which row the line of the same slot stands; -1 if it is not shown."""
        place = (line.indicator.key, line.slot.code)
        places = [(each.indicator.key, each.slot.code) for each in self._lines]
        return places.index(place) if place in places else -1

    def _sieve(self) -> None:
        self.beginResetModel()
        self._lines = tuple(line for line in self._all if self._fits(line))
        self.endResetModel()

    def _fits(self, line: VisitLine) -> bool:
        if len(self._words) == 1 and self._words[0].isdigit():
            return str(line.indicator.number) == self._words[0]
        said = f"{line.indicator.number} {line.indicator.title} {line.slot.text}".casefold()
        return all(word in said for word in self._words)

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
        if line is None:
            return None
        indicator = line.indicator
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{indicator.number}. {indicator.title}\n{line.slot.text}"
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        photos = number(line.photos) if line.photos else "–"
        named = f"{indicator.number} · {indicator.short_title}"
        return (named, line.slot.text, photos)[index.column()]
