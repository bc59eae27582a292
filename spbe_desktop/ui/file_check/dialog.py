"""The dialog Periksa berkas: waits, then shows what the file is and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip

_WORK, _OUTCOME = range(2)


class FileCheckDialog(Dialog):
    """Nothing of the file is taken over; what is wrong can be copied."""

    cancel_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, title: str, path: str, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title, subtitle=path, size=(640, 400), parent=parent)
        self._pages = QStackedWidget()
        self._progress = DialogProgress(theme)
        self._strip = MessageStrip(theme, icons)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("Rincian pemeriksaan")
        outcome = QWidget()
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._strip)
        column.addWidget(take_rest(self._details, theme.px(80)), 1)
        for page in (self._progress, outcome):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self._close = self.add_button("Batal", primary=True)
        self._close.clicked.connect(self.reject)
        self._progress.begin("Memeriksa…", "Berkas hanya dibaca; tidak ada yang diubah.")

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the reading is, in bytes."""
        self._progress.show_bytes(done, total)

    def show_outcome(self, kind: Kind, lead: str, text: str, details: Sequence[str]) -> None:
        """Show what came of it; *details* are lines to read or to copy."""
        self._strip.show_message(kind, lead, text)
        self._details.setPlainText("\n".join(details))
        self._details.setVisible(bool(details))
        self._pages.setCurrentIndex(_OUTCOME)
        self._close.setText("Tutup")
        self._close.setFocus()

    @override
    def reject(self) -> None:
        self.cancel_requested.emit()
        super().reject()
