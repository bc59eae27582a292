"""The dialog that copies evidence into a folder of correctly named files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from spbe_desktop.services.portal_folder import PortalFolder, PortalPlan
from spbe_desktop.ui.dialog import Dialog, scrolling, take_rest
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.folder_field import FolderChooser
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.portal_dialog.form import PortalForm
from spbe_desktop.ui.portal_dialog.result_page import ResultPage
from spbe_desktop.ui.portal_dialog.wishes import PortalWishes
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_FORM, _BUSY, _RESULT = range(3)
_NOTE = (
    "Setiap berkas dibaca ulang dan dibandingkan dengan sidiknya. Bila dibatalkan, tidak ada "
    "berkas yang tertinggal."
)


def ask_folder(parent: QWidget, start: Path) -> Path | None:
    """Ask for a folder in the system's dialog."""
    chosen = QFileDialog.getExistingDirectory(parent, "Pilih folder tujuan", str(start))
    return Path(chosen) if chosen else None


def open_folder(folder: Path) -> None:
    """Show *folder* in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class PortalDialog(Dialog):
    """Asks how and where; whoever copies answers with one of the `show_` methods."""

    copy_requested = Signal(object)
    """PortalWishes."""
    cancel_requested = Signal()

    def __init__(  # noqa: PLR0913 - what it shows, and two seams to the system
        self,
        theme: Theme,
        icons: Icons,
        subtitle: str,
        plan: PortalPlan,
        wishes: PortalWishes,
        *,
        choose_folder: FolderChooser = ask_folder,
        open_folder: Callable[[Path], None] = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, "Salin eviden untuk portal", subtitle=subtitle, size=(620, 600), parent=parent
        )
        self._open_folder = open_folder
        self._made: PortalFolder | None = None
        self._pages = QStackedWidget()
        self._form = PortalForm(theme, icons, plan, wishes, choose_folder)
        self._progress = DialogProgress(theme)
        self._result = ResultPage(theme, icons)
        self._reason = Label(theme, tone="text_2")
        self._close = self.add_button("Batal")
        self._copy = self.add_button("Salin berkas", primary=True)
        self._build()
        self._connect()
        self._go_to(_FORM)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many bytes are copied and read back."""
        self._progress.show_bytes(done, total)

    def show_copied(self, made: PortalFolder) -> None:
        """Show the folder, which was written and read back."""
        self._made = made
        self._result.show_folder(made)
        self._go_to(_RESULT)

    def show_failure(self, sentence: str) -> None:
        """Say why there is no folder; it can be tried again."""
        self._go_to(_FORM)
        self._form.message.show_message("error", "Belum tersalin.", sentence)
        self._form.message.show()

    def show_cancelled(self) -> None:
        """Go back to the form: copying was cancelled and nothing is left of it."""
        self._go_to(_FORM)
        self._form.message.show_message("info", "Dibatalkan.", "Tidak ada berkas yang tertinggal.")
        self._form.message.show()

    def _build(self) -> None:
        least = self._theme.px(200)
        for page in (scrolling(self._form), self._progress, self._result):
            self._pages.addWidget(take_rest(page, least))
        self.body.addWidget(self._pages)
        self.foot.insertWidget(0, self._reason)

    def _connect(self) -> None:
        self._form.changed.connect(self._show_hindrance)
        self._result.folder_requested.connect(self._on_folder_requested)
        self._close.clicked.connect(self.reject)
        self._copy.clicked.connect(self._on_copy_clicked)

    def _go_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._close.setVisible(page != _RESULT)
        self._close.setEnabled(True)
        self._close.setText("Batalkan penyalinan" if page == _BUSY else "Batal")
        self._copy.setVisible(page != _BUSY)
        self._copy.setText("Selesai" if page == _RESULT else "Salin berkas")
        self._show_hindrance()

    def _show_hindrance(self) -> None:
        hindrance = self._form.hindrance if self._pages.currentIndex() == _FORM else ""
        self._reason.setText(hindrance)
        self._copy.setEnabled(not hindrance)
        self._copy.setAccessibleDescription(hindrance)

    def _on_copy_clicked(self) -> None:
        if self._made is not None:
            self.accept()
        elif self._form.check():
            self._form.message.hide()
            self._progress.begin("Menyalin dan memeriksa berkas", _NOTE)
            self._go_to(_BUSY)
            self.copy_requested.emit(self._form.wishes)

    def _on_folder_requested(self) -> None:
        if self._made is not None:
            self._open_folder(self._made.path)

    @override
    def reject(self) -> None:
        """Cancel what is being copied; close otherwise."""
        if self._pages.currentIndex() == _BUSY:
            self._close.setEnabled(False)
            self._close.setText("Membatalkan…")
            self.cancel_requested.emit()
        else:
            super().reject()
