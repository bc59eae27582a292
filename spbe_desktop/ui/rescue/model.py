"""The answers that the backup and what was read hold differently, as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.rescue import AnswerDifference
from spbe_desktop.words.rescue import content_told, newest_told, what, where

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

ASSESSMENT, INDICATOR, WHAT, IN_BACKUP, IN_READ, NEWEST = range(6)
HEADS = (
    "Penilaian",
    "Indikator",
    "Yang berbeda",
    "Di cadangan",
    "Yang masih terbaca",
    "Terbaru",
)


class AnswerDifferenceModel(QAbstractTableModel):
    """Shows differences in the order in which they come; a whole text is in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[AnswerDifference, ...] = ()

    def show_differences(self, rows: tuple[AnswerDifference, ...]) -> None:
        """Show *rows* in place of what was shown."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
        told = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if not told or not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        return (
            where(found),
            found.place.key,
            what(found),
            content_told(found, found.in_backup),
            content_told(found, found.in_read),
            newest_told(found),
        )[index.column()]
