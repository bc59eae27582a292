"""The dialog Ambil eviden dari folder: choose it, look it over, take it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.services.folder_scan import FolderScan
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.folder_intake.check_step import CheckStep
from spbe_desktop.ui.folder_intake.choose_step import ChooseStep, FolderChooser
from spbe_desktop.ui.folder_intake.import_step import ImportStep
from spbe_desktop.ui.folder_intake.result import IntakeResult
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_target import folder_in
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.step_header import StepHeader
from spbe_desktop.words.formats import number

_CHOOSE, _CHECK, _IMPORT = range(3)
_STEPS = ("Pilih folder", "Periksa", "Ambil")


class FolderIntakeDialog(Dialog):
    """Leads from a folder over what was found in it to what was taken in.

    Somebody else looks through the folder and takes the files in; whoever does answers with
    one of the `show_` methods. While that is under way the dialog cannot be closed, only the
    work cancelled.
    """

    scan_requested = Signal(object)
    """The path of the folder to look through."""
    import_requested = Signal(object)
    """The rows to take in, as a list of `Accepted`."""
    cancel_requested = Signal()

    def __init__(  # noqa: PLR0913 - what it shows, where it begins, and a seam to the system
        self,
        theme: Theme,
        icons: Icons,
        instrument: Instrument,
        subtitle: str,
        *,
        folder: Path | None,
        choose_folder: FolderChooser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Ambil eviden dari folder",
            subtitle=subtitle,
            size=(1120, 640),
            parent=parent,
        )
        self._steps = StepHeader(theme, _STEPS)
        self._step = Label(theme, tone="text_2")
        self._pages = QStackedWidget()
        self.choose = ChooseStep(theme, icons, folder, choose_folder)
        self.check = CheckStep(theme, icons, instrument)
        self.take = ImportStep(theme, icons)
        self._busy = False
        self._done = False
        self._reason = Label(theme, tone="text_2", wrap=True)
        self._back = self.add_button("Kembali")
        self._stop = self.add_button("Batal")
        self._next = self.add_button("", primary=True)
        self._assemble()
        self._connect()
        self._go_to(_CHOOSE)

    def begin(self, folder: Path) -> None:
        """Look through *folder* at once: it was dropped on the window."""
        self.choose.show_folder(folder)
        self._scan()

    def show_scan_progress(self, done: int, total: int) -> None:
        """Show how far looking through the folder is, in files."""
        self.choose.show_progress(done, total)

    def show_scan(self, scan: FolderScan) -> None:
        """Show what was found."""
        self._end_work()
        self.check.show_scan(scan)
        self._go_to(_CHECK)

    def show_scan_failure(self, sentence: str) -> None:
        """Say why the folder could not be looked through."""
        self._end_work()
        self.choose.show_failure(sentence)

    def show_scan_cancelled(self) -> None:
        """Say that looking through it was cancelled."""
        self._end_work()
        self.choose.show_cancelled()

    def show_import_progress(self, done: int, total: int) -> None:
        """Show how many bytes are copied."""
        self.take.show_progress(done, total)

    def show_result(self, result: IntakeResult) -> None:
        """Show what became of the files."""
        self._done = True
        self.take.show_result(result)
        self._end_work()
        self._next.setFocus()

    def show_import_failure(self, sentence: str) -> None:
        """Say why nothing was taken in; it can be tried again."""
        self._end_work()
        self.take.show_failure(sentence)

    def _assemble(self) -> None:
        self.setAcceptDrops(True)
        self.head.addWidget(self._steps)
        self.head.addWidget(self._step)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages)
        for page in (self.choose, self.check, self.take):
            self._pages.addWidget(page)
        self.foot.insertWidget(1, self._reason, 2)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.choose.changed.connect(self._show_buttons)
        self.check.changed.connect(self._show_buttons)
        self._back.clicked.connect(self._on_back_clicked)
        self._stop.clicked.connect(self.reject)
        self._next.clicked.connect(self._on_next_clicked)

    def _go_to(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self._steps.set_current(step)
        self._step.setText(f"{step + 1} dari {len(_STEPS)}: {_STEPS[step]}")
        self._show_buttons()
        if step == _CHOOSE:
            self.choose.take_focus()
        elif step == _CHECK:
            self.check.take_focus()
        else:
            self._next.setFocus()

    def _show_buttons(self) -> None:
        step = self._pages.currentIndex()
        hindrance = self._hindrance(step)
        self._reason.setText(hindrance)
        self._back.setVisible(step != _CHOOSE and not self._busy and not self._done)
        self._stop.setVisible(not self._done)
        self._stop.setText("Batalkan" if self._busy else "Batal")
        self._next.setVisible(not self._busy)
        self._next.setEnabled(not hindrance)
        self._next.setText(self._next_text(step))
        self._next.setAccessibleDescription(hindrance)

    def _hindrance(self, step: int) -> str:
        """Return why the next step cannot be taken yet; empty if it can."""
        if self._busy:
            return ""
        if step == _CHOOSE and self.choose.folder is None:
            return "Pilih folder untuk melanjutkan"
        if step == _CHECK and not self.check.wanted:
            return "Centang berkas yang akan diambil untuk melanjutkan"
        return ""

    def _next_text(self, step: int) -> str:
        if step == _CHOOSE:
            return "Baca folder"
        count = number(len(self.check.wanted))
        if step == _CHECK:
            return f"Lanjut: {count} berkas"
        return "Selesai" if self._done else f"Ambil {count} berkas"

    def _scan(self) -> None:
        folder = self.choose.folder
        if folder is not None and not self._busy:
            self._begin_work()
            self.choose.show_scanning(scanning=True)
            self.scan_requested.emit(folder)

    def _import(self) -> None:
        self._begin_work()
        self.take.begin()
        self.import_requested.emit([row.accepted() for row in self.check.wanted])

    def _begin_work(self) -> None:
        self._busy = True
        self._show_buttons()
        self._stop.setFocus()

    def _end_work(self) -> None:
        self._busy = False
        self.choose.show_scanning(scanning=False)
        self._show_buttons()

    def _on_next_clicked(self) -> None:
        step = self._pages.currentIndex()
        if step == _CHOOSE:
            self._scan()
        elif step == _CHECK:
            self.take.show_summary(self.check.wanted, len(self.check.model.rows))
            self._go_to(_IMPORT)
        elif self._done:
            self.accept()
        else:
            self._import()

    def _on_back_clicked(self) -> None:
        self._go_to(self._pages.currentIndex() - 1)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._pages.currentIndex() == _CHOOSE and folder_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        folder = folder_in(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
            self.begin(folder)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large type on a small screen: the steps are named where they cannot be drawn.
        roomy = self.width() > self._steps.sizeHint().width() + self._theme.px(300)
        self._steps.setVisible(roomy)
        self._step.setVisible(not roomy)

    @override
    def reject(self) -> None:
        """Cancel the work that is under way; close otherwise."""
        if self._busy:
            if self._pages.currentIndex() == _IMPORT:
                self.take.show_stopping()
            self.cancel_requested.emit()
        elif self._done:
            self.accept()
        else:
            super().reject()
