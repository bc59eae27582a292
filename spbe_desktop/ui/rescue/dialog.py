"""The dialog Selamatkan buku kerja: it looks, lets her choose, and tells what came back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.services.rescue import Rescued
from spbe_desktop.services.rescue_examining import Rescue
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.rescue.choice_page import ChoicePage
from spbe_desktop.ui.rescue.done_page import DonePage
from spbe_desktop.ui.rescue.work_page import WorkPage
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.step_header import StepHeader
from spbe_desktop.words.formats import number
from spbe_desktop.words.rescue import NOTHING_LEFT

_WORK, _CHOICE, _DONE, _STUCK = range(4)
_STEPS = ("Periksa", "Pilih", "Selesai")

_EXPLAINED = (
    "Berkas datanya rusak, misalnya karena disk bermasalah atau laptop mati mendadak. Belum ada "
    "yang diubah atau dihapus, dan berkas yang rusak akan tetap disimpan."
)
_SAFE = (
    "Isian dan berkas eviden diperiksa dahulu. Berkas yang rusak baru disisihkan setelah "
    "penggantinya siap."
)


class RescueDialog(Dialog):
    """Shows and asks; whoever carries out answers with the `show_…` methods.

    While something is being done it cannot be closed, only the work cancelled.
    """

    examination_requested = Signal()
    rescue_requested = Signal(str)
    """A choice, by its value."""
    file_requested = Signal()
    """A backup file is to be restored instead; the dialog has closed itself."""
    check_requested = Signal()
    """Missing evidence is to be searched for; the dialog has closed itself."""
    cancel_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, root: Path, parent: QWidget | None) -> None:
        super().__init__(
            theme, "Selamatkan buku kerja", subtitle=str(root), size=(1000, 640), parent=parent
        )
        self._steps = StepHeader(theme, _STEPS)
        self._work = WorkPage(theme, icons)
        self._choice = ChoicePage(theme, icons)
        self._done = DonePage(theme, icons)
        self._stuck = MessageStrip(theme, icons)
        self._pages = QStackedWidget()
        self._file = QPushButton("Pulihkan dari berkas cadangan…")
        self._again = self.add_button("Coba lagi")
        self._close = self.add_button("Batal")
        self._check = self.add_button("Periksa eviden")
        self._go = self.add_button("Selamatkan", primary=True)
        self._build()
        self._connect()
        self.show_examining()

    def show_examining(self) -> None:
        """Show that the damaged file and the backups are being looked at."""
        heading = "Memeriksa cadangan dan membaca isian yang masih ada…"
        self._work.begin(heading, "Buku kerja ini tidak dapat dibuka.", _EXPLAINED)
        self._show_page(_WORK, 0)

    def show_tables_read(self, done: int, total: int) -> None:
        """Show how much of the damaged file was looked at."""
        if total > 1:
            self._work.progress.show_amount(f"Bagian {number(done + 1)} dari {number(total)}")

    def show_found(self, found: Rescue, now: datetime) -> None:
        """Show what can be chosen, or that there is nothing."""
        if not found.choices:
            self._stuck.show_message("error", "Tidak ada yang dapat dipulihkan.", NOTHING_LEFT)
            self._show_page(_STUCK, 0)
            self._again.hide()
            return
        self._choice.show_found(found, now)
        self._show_page(_CHOICE, 1)

    def show_rescuing(self) -> None:
        """Show that the chosen database is being put in place."""
        self._work.begin("Menyelamatkan buku kerja…", "Belum ada yang diganti.", _SAFE)
        self._show_page(_WORK, 1)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much evidence was looked at, in bytes."""
        self._work.progress.show_bytes(done, total)

    def show_done(self, done: Rescued) -> None:
        """Show what came back."""
        self._done.show_done(done)
        self._show_page(_DONE, 2)
        self._check.setVisible(bool(done.missing))

    def show_examination_failed(self, text: str) -> None:
        """Say why the damaged workspace could not be looked at."""
        self._stuck.show_message("error", "Belum dapat diperiksa.", text)
        self._show_page(_STUCK, 0)

    def show_rescue_failed(self, text: str) -> None:
        """Say why nothing was put in place; the choice stands."""
        self._choice.strip.show_message("error", "Belum berhasil.", text)
        self._show_page(_CHOICE, 1)

    def show_cancelled(self) -> None:
        """Go back to the choice: the work was cancelled before anything was replaced."""
        self._choice.strip.show_message("info", "Dibatalkan.", "Belum ada yang diganti.")
        self._show_page(_CHOICE, 1)

    @property
    def working(self) -> bool:
        """Tell whether the dialog waits for work."""
        return self._pages.currentIndex() == _WORK

    def _build(self) -> None:
        stuck = QWidget()
        column = QVBoxLayout(stuck)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stuck)
        column.addStretch(1)
        self._parts: tuple[QWidget, ...] = (self._work, self._choice, self._done, stuck)
        for page in self._parts:
            self._pages.addWidget(page)
        self.head.addWidget(self._steps)
        self.body.addWidget(self._pages, 1)
        self._file.setAutoDefault(True)
        self.foot.insertWidget(0, self._file)

    def _connect(self) -> None:
        self._file.clicked.connect(self._on_file_clicked)
        self._again.clicked.connect(self._on_again_clicked)
        self._close.clicked.connect(self.reject)
        self._check.clicked.connect(self._on_check_clicked)
        self._go.clicked.connect(self._on_go_clicked)

    def _show_page(self, page: int, step: int) -> None:
        for place, each in enumerate(self._parts):
            # A page that is not seen must not make the others scroll.
            shown = QSizePolicy.Policy.Preferred if place == page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Expanding, shown)
        self._pages.setCurrentIndex(page)
        self._steps.set_current(step)
        self._file.setVisible(page in {_CHOICE, _STUCK})
        self._again.setVisible(page == _STUCK)
        self._check.setVisible(False)
        self._go.setVisible(page == _CHOICE)
        self._close.setText({_WORK: "Batalkan", _CHOICE: "Batal"}.get(page, "Tutup"))
        self._close.setEnabled(True)
        default = self._go if page == _CHOICE else self._close
        default.setDefault(True)
        (self._choice if page == _CHOICE else self._close).setFocus()

    def _on_go_clicked(self) -> None:
        self.rescue_requested.emit(self._choice.chosen.value)

    def _on_again_clicked(self) -> None:
        self.show_examining()
        self.examination_requested.emit()

    def _on_file_clicked(self) -> None:
        self.accept()
        self.file_requested.emit()

    def _on_check_clicked(self) -> None:
        self.accept()
        self.check_requested.emit()

    @override
    def reject(self) -> None:
        """Stop the work that is under way, or close."""
        if self.working:
            self._close.setEnabled(False)
            self._close.setText("Membatalkan…")
            self.cancel_requested.emit()
        else:
            super().reject()
