"""The backups of a workspace as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.services.backup_reading import ListedBackup
from spbe_desktop.words.backups import CAUSES, evidence_kept
from spbe_desktop.words.formats import moment, number

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

MADE, CAUSE, ANSWERS, DOCUMENTS, EVIDENCE, SINCE = range(6)
HEADS = ("Dibuat", "Sebab", "Indikator terisi", "Dokumen", "Berkas eviden", "Perubahan sesudahnya")


class BackupModel(QAbstractTableModel):
    """Shows backups, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ListedBackup, ...] = ()
        self._changes = 0

    def show_backups(self, rows: tuple[ListedBackup, ...], changes: int) -> None:
        """Show *rows*; the workspace has a journal of *changes* lines by now."""
        self.beginResetModel()
        self._rows, self._changes = rows, changes
        self.endResetModel()

    def backup(self, row: int) -> ListedBackup | None:
        """Return the backup of a row, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

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
        found = self.backup(index.row()) if index.isValid() else None
        if found is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._told(found)[index.column()]

    def _told(self, found: ListedBackup) -> tuple[str, ...]:
        made = moment(found.backup.made.astimezone())
        cause = CAUSES[found.backup.cause]
        if found.facts is None:
            return made, cause, "Tidak dapat dibaca", "", "", ""
        since = self._changes - found.facts.changes
        return (
            made,
            cause,
            number(found.facts.answers),
            number(found.facts.documents),
            evidence_kept(found.kept, found.files),
            number(since) if since > 0 else "–",
        )
