"""Periksa: the grid of what was found, to be looked over and put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.services.folder_scan import FolderScan
from spbe_desktop.ui.folder_intake.model import IntakeModel
from spbe_desktop.ui.folder_intake.rows import IntakeRow, Sieve, counts, rows_of
from spbe_desktop.ui.folder_intake.sieve_chips import SieveChips
from spbe_desktop.ui.folder_intake.table import IntakeTable
from spbe_desktop.ui.folder_intake.words import passed_over
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label
from spbe_desktop.words.formats import number

_EMPTY = {
    Sieve.ALL: "Tidak ada berkas di folder ini.",
    Sieve.UNSURE: "Tidak ada yang perlu dilihat lagi.",
    Sieve.UNKNOWN: "Semua berkas sudah dikenali.",
    Sieve.DUPLICATE: "Tidak ada berkas yang sama.",
    Sieve.LEFT_OUT: "Tidak ada yang dilewati.",
}


class CheckStep(QWidget):
    """Shows a scan; *changed* tells that other files are wanted, or go elsewhere."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, instrument: Instrument) -> None:
        super().__init__()
        self._theme = theme
        self.model = IntakeModel(instrument, self)
        self.chips = SieveChips(theme)
        self.table = IntakeTable(theme, icons, self.model)
        self._none = Label(theme, tone="text_2", wrap=True)
        self._pages = QStackedWidget()
        self._passed_over = ElidedLabel(theme, role="small", tone="text_2")
        self._chosen = Label(theme, role="small", tone="text_2")
        self.indicator = QLineEdit()
        self.level = QLineEdit()
        self.apply = QPushButton("Tetapkan")
        self.take = QPushButton("Ambil")
        self.leave = QPushButton("Lewati")
        self._build()
        self._connect()

    @property
    def wanted(self) -> list[IntakeRow]:
        """Return the rows that are to be taken in."""
        return [row for row in self.model.rows if row.wanted]

    def show_scan(self, scan: FolderScan) -> None:
        """Show what was found."""
        told = passed_over(scan)
        self._passed_over.set_text(told)
        self._passed_over.setVisible(bool(told))
        self.model.show_rows(rows_of(scan))
        self._choose(Sieve.ALL)

    def take_focus(self) -> None:
        """Put the keyboard into the grid."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(px(20), px(2), px(20), px(10))
        top.setSpacing(px(16))
        top.addWidget(self.chips, 3)
        top.addWidget(self._passed_over, 2)
        column.addLayout(top)
        column.addWidget(Rule(self._theme))
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._none)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._pages, 1)
        column.addWidget(Rule(self._theme))
        column.addLayout(self._bulk_row())

    def _bulk_row(self) -> QHBoxLayout:
        px = self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(8), px(20), px(8))
        row.setSpacing(px(8))
        self.indicator.setPlaceholderText("Indikator: nomor atau kata")
        self.indicator.setAccessibleName("Indikator untuk baris yang dipilih")
        self.indicator.setFixedWidth(px(210))
        completer = QCompleter(self.model.choices.indicators, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.indicator.setCompleter(completer)
        self.level.setPlaceholderText("Tingkat")
        self.level.setAccessibleName("Tingkat untuk baris yang dipilih")
        self.level.setFixedWidth(px(70))
        self.level.setMaxLength(1)
        for button, told in (
            (self.apply, "Tetapkan indikator dan tingkat untuk baris yang dipilih"),
            (self.take, "Ambil baris yang dipilih (Spasi)"),
            (self.leave, "Lewati baris yang dipilih (Spasi)"),
        ):
            button.setAutoDefault(False)
            button.setToolTip(told)
            button.setAccessibleDescription(told)
        row.addWidget(self._chosen)
        row.addStretch(1)
        for part in (self.indicator, self.level, self.apply, self.take, self.leave):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self.model.rows_changed.connect(self._on_rows_changed)
        self.chips.chosen.connect(self._choose)
        self.table.chosen_changed.connect(self._show_chosen)
        self.indicator.textChanged.connect(self._show_chosen)
        self.level.textChanged.connect(self._show_chosen)
        self.indicator.returnPressed.connect(self._apply)
        self.level.returnPressed.connect(self._apply)
        self.apply.clicked.connect(self._apply)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._leave)

    def _choose(self, sieve: Sieve) -> None:
        self.chips.choose(sieve)
        self.table.choose_sieve(sieve)
        self._none.setText(_EMPTY[sieve])
        self._pages.setCurrentWidget(self.table if self.table.shown else self._none)
        self._show_chosen()

    def _on_rows_changed(self) -> None:
        self.chips.show_counts(counts(self.model.rows))
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        count = self.table.count_chosen
        self._chosen.setText(f"{number(count)} baris dipilih" if count else "")
        for button in (self.take, self.leave):
            button.setEnabled(bool(count))
        typed = self.indicator.text().strip() or self.level.text().strip()
        self.apply.setEnabled(bool(count and typed))

    def _apply(self) -> None:
        """Give all rows that are chosen the place that is typed."""
        if not self.apply.isEnabled():
            return
        text, digit = self.indicator.text().strip(), self.level.text().strip()
        key = self.model.choices.indicator(text) if text else None
        unclear = bool(text) and key is None
        self.indicator.setProperty("faulty", unclear)
        self.indicator.update()
        if unclear:
            self.indicator.setFocus()
            return
        self.model.place(self.table.chosen, key, int(digit) if digit.isdecimal() else None)
        self.indicator.clear()
        self.level.clear()
        self.take_focus()

    def _take(self) -> None:
        self.model.want(self.table.chosen, wanted=True)

    def _leave(self) -> None:
        self.model.want(self.table.chosen, wanted=False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chosen.setVisible(event.size().width() > self._theme.px(700))
