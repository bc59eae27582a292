"""The last page of the rescue: what came back, where the damaged file is, what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spbe_desktop.services.rescue import Rescued
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip, breakable
from spbe_desktop.words.rescue import done_told, missing_told


class DonePage(QWidget):
    """Shows what came of it."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._strip = MessageStrip(theme, icons, "success")
        self._kept = Label(theme, role="body", wrap=True)
        self._missing = MessageStrip(theme, icons, "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (self._strip, self._missing, self._kept):
            column.addWidget(part)
        column.addStretch(1)

    def show_done(self, done: Rescued) -> None:
        """Show *done*."""
        self._strip.show_message("success", "Buku kerja sudah terbuka lagi.", done_told(done))
        self._kept.setText(
            "Berkas yang rusak tidak dihapus. Berkas itu disimpan utuh di:\n"
            f"{breakable(str(done.set_aside))}"
        )
        self._missing.setVisible(bool(done.missing))
        self._missing.show_message(
            "warning", "Eviden belum lengkap.", missing_told(len(done.missing))
        )
