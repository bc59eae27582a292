"""The differences of two snapshots as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.snapshot_difference import Difference
from spbe_desktop.words.snapshots import contents, kind_name

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

WHERE, WHAT, BEFORE, AFTER = range(4)
HEADS = ("Indikator", "Yang berbeda", "Semula", "Menjadi")


class DifferenceModel(QAbstractTableModel):
    """Shows differences in the order in which they come."""

    def __init__(self, stages: Mapping[str, str]) -> None:
        super().__init__()
        self._stages = stages
        self._found: tuple[Difference, ...] = ()

    def show_differences(self, found: tuple[Difference, ...]) -> None:
        """Show *found* in place of what was shown."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def difference(self, row: int) -> Difference | None:
        """Return the difference of a row, if there is one."""
        return self._found[row] if 0 <= row < len(self._found) else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

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
        found = self.difference(index.row()) if index.isValid() else None
        if found is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        before, after = contents(found)
        return (found.key, kind_name(found, self._stages), before, after)[index.column()]
