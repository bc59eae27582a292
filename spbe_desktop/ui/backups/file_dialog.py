"""The dialog Pulihkan dari berkas: the backup file is verified, then the officer says where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.exchange.backup_plan import BackupRecord
from spbe_desktop.ui.backups.restore_page import RestorePage
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.backups import REPLACING, file_told

_WORK, _QUESTION, _FAILURE = range(3)


class RestoreFileDialog(Dialog):
    """Waits, asks, waits; whoever carries out answers with the `show_…` methods."""

    replace_requested = Signal()
    """The backup file is to take the place of what the open workspace holds."""
    restore_requested = Signal(Path)
    """The new folder that it is to be restored into."""
    cancel_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        path: Path,
        home: Path,
        *,
        replaceable: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            theme,
            "Pulihkan dari berkas cadangan",
            subtitle=str(path),
            size=(640, 400),
            parent=parent,
        )
        self._replaceable = replaceable
        self._pages = QStackedWidget()
        self._progress = DialogProgress(theme)
        self._question = RestorePage(theme, icons, home)
        self._failure = MessageStrip(theme, icons, "error")
        failed = QWidget()
        column = QVBoxLayout(failed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._failure)
        column.addStretch(1)
        for page in (self._progress, self._question, failed):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self._cancel = self.add_button("Batal")
        self._go = self.add_button("Pulihkan", primary=True)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go_clicked)
        self.show_work("Memeriksa berkas cadangan…", "Belum ada yang diubah.")

    def show_work(self, heading: str, note: str = "") -> None:
        """Show work that the dialog waits for."""
        self._progress.begin(heading, note)
        self._show_page(_WORK)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is, in bytes."""
        self._progress.show_bytes(done, total)

    def ask(self, record: BackupRecord) -> None:
        """Ask where what *record* describes is to be restored."""
        told = file_told(record)
        self._question.ask(
            record.workspace,
            f"{told} {REPLACING}" if self._replaceable else told,
            len(record.lost),
            f"{record.workspace} pulihan {record.made.astimezone():%Y-%m-%d}",
            replaceable=self._replaceable,
        )
        self._show_page(_QUESTION)
        self._question.setFocus()

    def show_failure(self, text: str) -> None:
        """Say why it cannot be restored."""
        self._failure.show_message("error", "Belum berhasil.", text)
        self._show_page(_FAILURE)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._go.setVisible(page == _QUESTION)
        self._cancel.setText("Tutup" if page == _FAILURE else "Batal")

    def _on_go_clicked(self) -> None:
        if self._question.in_place:
            self.replace_requested.emit()
        elif self._question.check():
            self.restore_requested.emit(self._question.target)

    @override
    def reject(self) -> None:
        self.cancel_requested.emit()
        super().reject()
