"""Pilih folder: which folder is looked through, and how far that is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_zone import DropInvitation, DropZone
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.formats import number

FolderChooser = Callable[[Path | None], Path | None]
"""Asks for a folder, beginning at one; none if the user thought better of it."""

_HELP = (
    "Nama berkas dan subfolder dibaca untuk mengusulkan indikator dan tingkat, misalnya "
    "“indikator14a.pdf”, “I4-L1-02.pdf”, atau folder “19. Tim Koordinasi”. Belum ada yang "
    "disalin; usulan diperiksa dulu pada langkah berikutnya."
)


_DROP = DropInvitation(
    icon="folder-open",
    title="Seret folder ke sini",
    text="atau tekan untuk memilih. Subfoldernya ikut dibaca.",
    spoken="Seret folder ke sini, atau pilih folder",
    large=True,
)


class ChooseStep(QWidget):
    """Shows the folder that is chosen, then the progress of looking through it."""

    changed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, folder: Path | None, choose_folder: FolderChooser
    ) -> None:
        super().__init__()
        self._theme = theme
        self._choose_folder = choose_folder
        self._folder = QLineEdit(str(folder) if folder else "")
        self.choose = QPushButton("Pilih folder…")
        self._zone = DropZone(theme, icons, _DROP)
        self._bar = QProgressBar()
        self._amount = Label(theme, role="small", tone="text_2", wrap=True)
        self._message = MessageStrip(theme, icons)
        self._build(icons)
        self.choose.clicked.connect(self._on_choose_clicked)
        self._zone.clicked.connect(self._on_choose_clicked)
        self._folder.textChanged.connect(self.changed)

    @property
    def folder(self) -> Path | None:
        """Return the folder that is chosen."""
        text = self._folder.text().strip()
        return Path(text) if text else None

    def show_folder(self, folder: Path) -> None:
        """Choose *folder*."""
        self._folder.setText(str(folder))

    def take_focus(self) -> None:
        """Put the keyboard where the folder is chosen."""
        self.choose.setFocus()

    def show_scanning(self, *, scanning: bool) -> None:
        """Show that the folder is being looked through, or no longer is."""
        for part in (self._folder, self.choose):
            part.setEnabled(not scanning)
        self._zone.setVisible(not scanning)
        for progress in (self._bar, self._amount):
            progress.setVisible(scanning)
        self._bar.setRange(0, 0)
        self._amount.setText("Membuka folder…")
        if scanning:
            self._message.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show that *done* files are listed, or that so many of *total* are examined."""
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._amount.setText(f"Memeriksa {number(done)} dari {number(total)} berkas")
        else:
            self._amount.setText(f"{number(done)} berkas ditemukan")

    def show_failure(self, text: str) -> None:
        """Say why the folder could not be looked through."""
        self._message.show_message("error", "Folder tidak terbaca.", text)
        self._message.show()

    def show_cancelled(self) -> None:
        """Say that looking through the folder was cancelled."""
        self._message.show_message("info", "Dibatalkan.", "Belum ada yang diambil.")
        self._message.show()

    def _build(self, icons: Icons) -> None:
        px = self._theme.px
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(self._theme, "Folder berisi eviden", role="section"))
        column.addWidget(Label(self._theme, _HELP, tone="text_2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self._folder.setPlaceholderText("Pilih atau ketik tempat folder")
        self._folder.setAccessibleName("Folder berisi eviden")
        self.choose.setIcon(icons.icon("folder-open"))
        row.addWidget(self._folder, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(px(8))
        self._bar.setAccessibleName("Kemajuan membaca folder")
        for part in (self._bar, self._amount, self._message):
            column.addWidget(part)
            part.hide()
        column.addWidget(self._zone)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))

    def _on_choose_clicked(self) -> None:
        chosen = self._choose_folder(self.folder)
        if chosen is not None:
            self.show_folder(chosen)
