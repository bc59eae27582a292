"""Takes recommendations in from a text or a file, once what was read in it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from spbe_desktop.domain.actions import Passage, merged, read_passages, split
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.recommendation_sources import FoundPassages
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.recommendations import origin_text, remarks_text


class PasteDialog(Dialog):
    """Shows what was read, line by line, to be put right.

    Whoever opens it closes it, once what is kept of the text is stored.
    """

    take_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        instrument: Instrument,
        parent: QWidget | None,
        title: str = "Tempel rekomendasi",
    ) -> None:
        super().__init__(theme, title, size=(760, 660), parent=parent)
        self._instrument = instrument
        self._passages: tuple[Passage, ...] = ()
        self.source, self.words = QPlainTextEdit(), QPlainTextEdit()
        self.table = QTableWidget(0, 3)
        self.key = QComboBox()
        self.merge = QPushButton("Gabung dengan di atasnya")
        self.split = QPushButton("Pisahkan di kursor")
        self.count = Label(theme, tone="text_2")
        self.origin = Label(theme, tone="text_2", wrap=True)
        self.remarks = Label(theme, role="small", tone="warning", wrap=True)
        self._fault = Label(theme, role="small", tone="error", wrap=True)
        self._build()
        self._connect()
        self._show(0)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return what was accepted; those that are left out are not kept."""
        return self._passages

    def show_found(self, found: FoundPassages, name: str) -> None:
        """Show what was read in the file *name*, in place of a text to paste."""
        self.source.hide()
        self.origin.setText(origin_text(found, name))
        self.origin.show()
        self.remarks.setText(remarks_text(found))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._passages = found.passages
        self._show(0)

    def show_fault(self, sentence: str) -> None:
        """Say why nothing was stored; an empty text takes it back."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _on_source_changed(self) -> None:
        self._passages = read_passages(self.source.toPlainText(), self._instrument)
        self._show(0)

    def _on_cell_changed(self, item: QTableWidgetItem) -> None:
        kept = item.checkState() is Qt.CheckState.Checked
        if item.column() == 0 and kept != self._passages[item.row()].kept:
            self._replace(replace(self._passages[item.row()], kept=kept), item.row())
            self._count()

    def _on_row_changed(self) -> None:
        place = self.table.currentRow()
        known = 0 <= place < len(self._passages)
        self.merge.setEnabled(place > 0)
        self.split.setEnabled(known)
        self.key.setEnabled(known)
        self.words.setPlainText(self._passages[place].words if known else "")
        self.key.setCurrentIndex(self.key.findData(self._passages[place].key) if known else 0)

    def _on_key_chosen(self) -> None:
        place = self.table.currentRow()
        self._replace(
            replace(self._passages[place], key=self.key.currentData(), unknown=""), place
        )
        self._show(place)

    def _on_merge_clicked(self) -> None:
        place = self.table.currentRow()
        self._passages = merged(self._passages, place)
        self._show(place - 1)

    def _on_split_clicked(self) -> None:
        place = self.table.currentRow()
        # Qt counts UTF-16 units, Python characters.
        before = self.words.toPlainText().encode("utf-16-le")[: 2 * self._cursor()]
        self._passages = split(self._passages, place, len(before.decode("utf-16-le", "ignore")))
        self._show(place)

    def _cursor(self) -> int:
        return self.words.textCursor().position()

    def _replace(self, passage: Passage, place: int) -> None:
        self._passages = (*self._passages[:place], passage, *self._passages[place + 1 :])

    def _show(self, place: int) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._passages))
        for row, passage in enumerate(self._passages):
            key = passage.key or (f"“{passage.unknown}”" if passage.unknown else "")
            self._show_row(row, (passage.number, key, passage.words), kept=passage.kept)
        self.table.setCurrentCell(place if self._passages else -1, 2)
        self.table.blockSignals(False)
        self._on_row_changed()
        self._count()

    def _show_row(self, row: int, cells: Sequence[str], *, kept: bool) -> None:
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setToolTip(text)
            if column == 0:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                state = Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked
                cell.setCheckState(state)
            self.table.setItem(row, column, cell)

    def _count(self) -> None:
        kept = sum(passage.kept for passage in self._passages)
        self.count.setText(f"{kept} dari {len(self._passages)} akan ditambahkan")
        self._accept.setEnabled(kept > 0)

    def _build(self) -> None:
        px = self._theme.px
        self.source.setPlaceholderText(
            "Tempel teks rekomendasi dari laporan hasil evaluasi di sini (Ctrl+V)."
        )
        self.source.setAccessibleName("Teks rekomendasi")
        self.source.setFixedHeight(px(72))
        self.words.setAccessibleName("Isi baris terpilih")
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.setFixedHeight(px(48))
        for edit in (self.source, self.words):
            edit.setTabChangesFocus(True)
        self.table.setAccessibleName("Rekomendasi yang terbaca")
        self.table.setHorizontalHeaderLabels(["No.", "Indikator", "Rekomendasi"])
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setColumnWidth(0, px(70))
        # Only the table gives way where room is short: what puts it right has to stay in sight.
        self.add_parts(self.source, self.origin, self.remarks)
        for part in (self.origin, self.remarks):
            part.hide()
        self.add_parts(take_rest(self.table, px(84)), self._made_tools())
        self.add_parts(self.words, self._fault)
        self.show_fault("")
        self.body.setStretchFactor(self.table, 1)
        self.foot.insertWidget(0, self.count)
        self._cancel = self.add_button("Batal")
        self._accept = self.add_button("Tambahkan", primary=True)

    def _made_tools(self) -> QWidget:
        """Return what puts the chosen line right."""
        self.key.setAccessibleName("Indikator baris terpilih")
        self.key.addItem("Tanpa indikator", "")
        for indicator in self._instrument.indicators:
            self.key.addItem(f"{indicator.key} · {indicator.short_title}", indicator.key)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.key, self.merge, self.split):
            row.addWidget(part)
        row.addStretch(1)
        return tools

    def _connect(self) -> None:
        self.source.textChanged.connect(self._on_source_changed)
        self.table.itemChanged.connect(self._on_cell_changed)
        self.table.itemSelectionChanged.connect(self._on_row_changed)
        self.key.activated.connect(self._on_key_chosen)
        self.merge.clicked.connect(self._on_merge_clicked)
        self.split.clicked.connect(self._on_split_clicked)
        self._cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.take_requested)
