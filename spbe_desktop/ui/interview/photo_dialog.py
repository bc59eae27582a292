"""The dialog Foto visitasi: a line of the checklist is chosen, then the photos that show it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from spbe_desktop.domain.visits import VisitLine
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.interview.photo_model import KEY, PHOTOS, PhotoModel
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words.formats import number


class PhotoDialog(Dialog):
    """Whoever takes the photos in shows the lines anew and answers with `show_outcome`."""

    photos_requested = Signal(object)
    """The VisitLine that they show."""
    reopen_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Foto visitasi",
            subtitle="Pilih baris daftar visitasi, lalu fotonya; beberapa foto boleh sekaligus. "
            "Judul, jenis, dan tanggal foto terisi otomatis.",
            size=(860, 600),
            parent=parent,
        )
        self.model = PhotoModel()
        self.table = RowTable(theme, self.model, "Daftar visitasi")
        self.filter = QLineEdit()
        self.lock = MessageStrip(theme, icons)
        self.outcome = MessageStrip(theme, icons)
        self._count = Label(theme, role="small", tone="text_2")
        self._locked = False
        self.close_button = self.add_button("Tutup")
        self.choose = self.add_button("Pilih foto…", primary=True)
        self._build()
        self._connect()

    def show_lines(self, lines: Sequence[VisitLine], *, locked: bool) -> None:
        """Show *lines*; nothing is added while the assessment is *locked*."""
        chosen = self._chosen
        self._locked = locked
        self.lock.setVisible(locked)
        self.model.show_lines(lines)
        shown = sum(bool(line.photos) for line in lines)
        self._count.setText(f"{number(shown)} dari {number(len(lines))} baris berfoto")
        self._choose_row(max(0, self.model.row_of(chosen)) if chosen else 0)

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of taking photos in."""
        self.outcome.show_message(kind, lead, text)
        self.outcome.show()

    @property
    def _chosen(self) -> VisitLine | None:
        return self.model.line(self.table.currentIndex().row())

    def _build(self) -> None:
        self.lock.show_message(
            "warning",
            "Penilaian sudah dikirim.",
            "Foto menjadi bagian revisi berikutnya, setelah penilaian dibuka kembali.",
            "Buka kembali…",
        )
        self.filter.setPlaceholderText("Saring menurut nomor indikator atau kata")
        self.filter.setAccessibleName("Saring daftar visitasi")
        self.filter.setClearButtonEnabled(True)
        self.table.set_widths({KEY: 230, PHOTOS: 60})
        self.add_parts(self.lock, self.outcome, self.filter)
        self.lock.hide()
        self.outcome.hide()
        self.body.addWidget(take_rest(self.table, self._theme.px(140)), 1)
        self.foot.insertWidget(0, self._count)
        self.table.setFocus()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.choose.clicked.connect(self._on_choose)
        self.table.doubleClicked.connect(self._on_choose)
        self.filter.textChanged.connect(self._on_filtered)
        self.lock.action_requested.connect(self.reopen_requested)

    def _choose_row(self, row: int) -> None:
        self.table.setCurrentIndex(self.model.index(row, KEY))
        self.choose.setEnabled(not self._locked and self._chosen is not None)

    def _on_filtered(self, typed: str) -> None:
        self.model.sieve(typed)
        self._choose_row(0)

    def _on_choose(self) -> None:
        if self._chosen is not None and not self._locked:
            self.photos_requested.emit(self._chosen)
