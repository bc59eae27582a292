"""The documents that an objection rests on: ticked, with the pages that are cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from spbe_desktop.domain.objections import ObjectionProof
from spbe_desktop.ui.theme import Theme

_TITLE, _PAGES = range(2)
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ProofTable(QTableWidget):
    """Space ticks a document; F2 or a double click changes its pages."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 2)
        px = theme.px
        self._items: list[tuple[str, QTableWidgetItem, QTableWidgetItem]] = []
        self.setHorizontalHeaderLabels(["Dokumen", "Halaman"])
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(30))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_PAGES, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_PAGES, px(110))
        self.setFixedHeight(px(112))

    @property
    def proofs(self) -> dict[str, str]:
        """Return the ticked documents, each with its pages."""
        return {
            evidence_id: pages.text().strip()
            for evidence_id, title, pages in self._items
            if title.checkState() is Qt.CheckState.Checked
        }

    def show_choices(
        self, choices: Iterable[ObjectionProof], ticked: Mapping[str, str], *, editable: bool
    ) -> None:
        """Offer *choices*; those in *ticked* are ticked, with the pages given there."""
        self.setRowCount(0)
        self._items = []
        for each in choices:
            pages = ticked.get(each.evidence_id, each.pages)
            self._add(each, pages, ticked=each.evidence_id in ticked, editable=editable)

    def tick(self, proof: ObjectionProof) -> None:
        """Tick a document, which is added if it is not offered yet."""
        for row, (evidence_id, title, _pages) in enumerate(self._items):
            if evidence_id == proof.evidence_id:
                title.setCheckState(Qt.CheckState.Checked)
                self.setCurrentCell(row, _PAGES)
                return
        self._add(proof, proof.pages, ticked=True, editable=True)
        self.setCurrentCell(self.rowCount() - 1, _PAGES)

    def _add(self, proof: ObjectionProof, pages: str, *, ticked: bool, editable: bool) -> None:
        row = self.rowCount()
        self.insertRow(row)
        title, cited = QTableWidgetItem(proof.title), QTableWidgetItem(pages)
        title.setToolTip(proof.title)
        title.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        title.setFlags(_FIXED | Qt.ItemFlag.ItemIsUserCheckable if editable else _FIXED)
        cited.setFlags(_FIXED | Qt.ItemFlag.ItemIsEditable if editable else _FIXED)
        self.setItem(row, _TITLE, title)
        self.setItem(row, _PAGES, cited)
        self._items.append((proof.evidence_id, title, cited))
