"""Simpan paket: how far the writing is, then what was written or why it was not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.pace import Pace
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.formats import size

_PROGRESS_STEPS = 1000
"""A progress bar counts in 32 bits; bytes do not fit."""


class SaveStep(QWidget):
    """Shows one of three things: progress, the package that was written, or a failure."""

    folder_requested = Signal()
    letter_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._pace = Pace()
        self._pages = QStackedWidget()
        self._target = Label(theme, tone="text_2", wrap=True)
        self._bar = QProgressBar()
        self._amount = Label(theme, role="small", tone="text_2", wrap=True)
        self._failure = MessageStrip(theme, icons, "error")
        self._written = Label(theme, role="section", wrap=True)
        self._facts = Label(theme, wrap=True)
        self._open = QPushButton("Buka folder")
        self._copy = QPushButton("Salin teks pengantar")
        self._copied = Label(theme, role="small", tone="text_2", wrap=True)
        self._build()
        self._connect()

    def begin(self, target: Path) -> None:
        """Show that writing *target* begins."""
        self._pace = Pace()
        self._target.setText(str(target))
        self._bar.setRange(0, 0)
        self._amount.setText("Menyiapkan…")
        self._pages.setCurrentIndex(0)

    def show_progress(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are written and checked."""
        if total > 0:
            self._bar.setRange(0, _PROGRESS_STEPS)
            self._bar.setValue(min(_PROGRESS_STEPS, done * _PROGRESS_STEPS // total))
        self._amount.setText(self._pace.describe(done, total))

    def show_stopping(self) -> None:
        """Show that the writing is being cancelled."""
        self._amount.setText("Membatalkan…")

    def show_written(self, path: Path, sha256: str, count: int, revision: int) -> None:
        """Show the package that was written and verified."""
        self._written.setText(f"Paket revisi {revision} tersimpan dan lolos pemeriksaan")
        self._facts.setText(
            f"{path.name}, {size(count)}\n{path.parent}\n\nSHA-256\n{_in_groups(sha256)}"
        )
        self._copied.setText("")
        self._pages.setCurrentIndex(1)
        self._copy.setFocus()

    def show_copied(self) -> None:
        """Say that the text is on the clipboard."""
        self._copied.setText("Teks pengantar tersalin. Tempel di WhatsApp atau surel.")

    def show_failure(self, text: str) -> None:
        """Say why nothing was written."""
        self._failure.show_message("error", "Paket belum tersimpan.", text)
        self._pages.setCurrentIndex(2)

    def show_unrecorded(self, path: Path, text: str) -> None:
        """Say that the package was written, and why the workspace does not know of it."""
        self._failure.show_message(
            "error",
            "Paket tertulis, tetapi belum tercatat sebagai terkirim.",
            f"{path} sudah lolos pemeriksaan, tetapi buku kerja belum dapat mencatatnya: {text} "
            "Jangan kirimkan berkas itu dulu. Coba lagi: berkasnya ditulis ulang, lalu penilaian "
            "dikunci.",
        )
        self._pages.setCurrentIndex(2)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        for page in (self._progress_page(), self._success_page(), self._failure_page()):
            self._pages.addWidget(page)

    def _progress_page(self) -> QWidget:
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(self._theme.px(10))
        self._bar.setAccessibleName("Kemajuan penulisan paket")
        heading = Label(self._theme, "Menulis dan memeriksa paket", role="section")
        note = Label(
            self._theme,
            "Paket baru dianggap tersimpan setelah dibuka dan diperiksa ulang. Bila dibatalkan, "
            "tidak ada berkas yang tertinggal.",
            role="small",
            tone="text_3",
            wrap=True,
        )
        return self._page(heading, self._target, self._bar, self._amount, note)

    def _success_page(self) -> QWidget:
        picture = QLabel()
        picture.setPixmap(
            self._icons.pixmap(
                "circle-check", self._theme.px(28), "success", self.devicePixelRatioF()
            )
        )
        self._facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._facts.setAccessibleName("Berkas paket dan sidiknya")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(10))
        for button, icon in ((self._open, "folder-open"), (self._copy, "copy")):
            button.setIcon(self._icons.icon(icon))
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        return self._page(picture, self._written, self._facts, buttons, self._copied)

    def _failure_page(self) -> QWidget:
        return self._page(self._failure)

    def _page(self, *parts: QWidget) -> QWidget:
        px = self._theme.px
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(10))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(content)

    def _connect(self) -> None:
        self._open.clicked.connect(self.folder_requested)
        self._copy.clicked.connect(self.letter_requested)


def _in_groups(digest: str) -> str:
    """Return *digest* in groups of eight, so that two people can compare it aloud."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
