"""The objections of an assessment as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objections import Objection
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.words.formats import day
from spbe_desktop.words.objections import STATE_NAMES
from spbe_desktop.words.slots import OUTCOME_NAMES, REASON_NAMES

Index = QModelIndex | QPersistentModelIndex
Rows = Mapping[IndicatorKey, IndicatorRow]
_ROOT = QModelIndex()

INDICATOR, SLOT, VERDICT, RAISED, STATE = range(5)
HEADS = ("Indikator", "Butir", "Hasil yang disanggah", "Diajukan", "Sanggahan")


class ObjectionModel(QAbstractTableModel):
    """Shows objections in the order in which they come."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = {}
        self._found: tuple[Objection, ...] = ()

    @property
    def objections(self) -> tuple[Objection, ...]:
        """Return what is shown."""
        return self._found

    def show_objections(self, found: tuple[Objection, ...], rows: Rows) -> None:
        """Show *found* in place of what was shown."""
        self.beginResetModel()
        self._found, self._rows = found, rows
        self.endResetModel()

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
        if not index.isValid():
            return None
        cell = self._cell(self._found[index.row()], index.column())
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return cell if role in shown else None

    def _cell(self, objection: Objection, column: int) -> str:
        verdict = objection.verdict
        reason = REASON_NAMES[verdict.reason] if verdict.reason else ""
        return (
            f"{objection.key} {self._rows[objection.key].indicator.list_title}",
            objection.slot,
            ": ".join(part for part in (OUTCOME_NAMES[verdict.outcome], reason.lower()) if part),
            day(objection.raised_at.astimezone().date()),
            STATE_NAMES[objection.state],
        )[column]
