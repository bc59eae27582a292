"""What the window asks in dialogs; handed in from outside, so that tests can answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from spbe_desktop.domain.evidence import Stored
from spbe_desktop.domain.instrument import Indicator
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.capture import Capture
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.link_target import LinkTarget
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.verdict_answer import VerdictAnswer
from spbe_desktop.words import formats


class Questions:
    """Asks the officer; every answer may be "none".

    A dialog is loaded when it is first needed, not when the window starts.
    """

    def __init__(
        self, window: QWidget, theme: Theme, icons: Icons, preferences: Preferences
    ) -> None:
        self._window = window
        self._theme = theme
        self._icons = icons
        self._preferences = preferences

    def evidence_files(self) -> tuple[Path, ...]:
        """Ask for files to attach."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window, "Pilih berkas eviden", self._evidence_folder()
        )
        return self._remembered(names)

    def visit_photos(self) -> tuple[Path, ...]:
        """Ask for photos of a visit."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window,
            "Pilih foto visitasi",
            self._evidence_folder(),
            "Foto (*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff);;Semua berkas (*)",
        )
        return self._remembered(names)

    def lost_file(self, lost: Stored) -> Path | None:
        """Ask where the missing file of *lost* is now."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, f"Cari berkas “{lost.original_name}”", self._evidence_folder()
        )
        return next(iter(self._remembered([name] if name else [])), None)

    def newer_file(self, document: Stored) -> Path | None:
        """Ask for the file that replaces that of *document*."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, f"Ganti berkas “{document.title}”", self._evidence_folder()
        )
        return next(iter(self._remembered([name] if name else [])), None)

    def results_file(self) -> Path | None:
        """Ask for a file with the results of a stage."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window,
            "Ambil hasil dari berkas",
            self._evidence_folder(),
            "Tabel (*.xlsx *.csv *.tsv *.txt)",
        )
        return Path(name) if name else None

    def recommendations_file(self) -> Path | None:
        """Ask for a report or table with recommendations."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window,
            "Impor rekomendasi",
            self._evidence_folder(),
            "Laporan atau tabel (*.docx *.odt *.pdf *.txt *.xlsx *.csv *.tsv)",
        )
        return Path(name) if name else None

    def search_folder(self) -> Path | None:
        """Ask in which folder or drive missing files are searched for."""
        name = QFileDialog.getExistingDirectory(
            self._window, "Cari berkas di folder atau drive", self._evidence_folder()
        )
        return Path(name) if name else None

    def workspace_folder(self) -> Path | None:
        """Ask for the folder of a workspace to open."""
        name = QFileDialog.getExistingDirectory(self._window, "Pilih folder buku kerja")
        return Path(name) if name else None

    def intake_folder(self, start: Path | None) -> Path | None:
        """Ask for a folder full of evidence, beginning at *start*."""
        begin = str(start) if start else self._evidence_folder()
        name = QFileDialog.getExistingDirectory(self._window, "Pilih folder eviden", begin)
        return Path(name) if name else None

    def copy_or_link(self, path: Path) -> str:
        """Ask whether a large file is copied; return "copy", "link" or nothing."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Berkas besar")
        size = formats.size(path.stat().st_size)
        box.setText(f"“{path.name}” berukuran {size}.")
        box.setInformativeText(
            "Salinan aman walau berkas asli dipindahkan, tetapi memakai ruang dua kali. "
            "Tautan menghemat ruang; berkas asli tidak boleh dipindahkan atau diubah."
        )
        copy = box.addButton("Salin ke buku kerja", QMessageBox.ButtonRole.AcceptRole)
        link = box.addButton("Tautkan tanpa menyalin", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton()
        return "copy" if chosen is copy else "link" if chosen is link else ""

    def address(self) -> tuple[str, str] | None:
        """Ask for a web address and its title."""
        from spbe_desktop.ui.address_dialog import AddressDialog

        dialog = AddressDialog(self._theme, self._window)
        return dialog.answer() if dialog.exec() else None

    def document(self, documents: Sequence[LibraryDocument]) -> LibraryDocument | None:
        """Ask for one of *documents*."""
        from spbe_desktop.ui.reuse_dialog import ReuseDialog

        dialog = ReuseDialog(self._theme, self._icons, documents, self._window)
        return dialog.chosen if dialog.exec() else None

    def indicator(self, sheet: Sheet, documents: str) -> LinkTarget | None:
        """Ask what *documents*, named in a few words, are to prove."""
        from spbe_desktop.ui.link_dialog import LinkDialog

        dialog = LinkDialog(self._theme, sheet, documents, self._window)
        return dialog.target if dialog.exec() else None

    def screenshot(self, image: QImage, proposed: Capture, indicator: Indicator) -> Capture | None:
        """Ask what a pasted picture shows, and which slot of *indicator* it fills."""
        from spbe_desktop.ui.screenshot_dialog import ScreenshotDialog

        dialog = ScreenshotDialog(self._theme, image, proposed, indicator, self._window)
        return dialog.answer() if dialog.exec() else None

    def verdict(self, standing: SlotStanding) -> VerdictAnswer | None:
        """Ask what an assessor said of a slot."""
        from spbe_desktop.ui.verdict_dialog import VerdictDialog

        dialog = VerdictDialog(self._theme, standing, self._window)
        return dialog.answer() if dialog.exec() else None

    def reason(self, title: str, text: str, words: str = "") -> str | None:
        """Ask for a reason or other words, beginning with *words*; it may not be empty."""
        from spbe_desktop.ui.text_dialog import TextDialog

        dialog = TextDialog(self._theme, title, text, words, self._window)
        return dialog.text if dialog.exec() else None

    def tell(self, title: str, text: str) -> None:
        """Say something that work cannot go on without."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=self._window)
        box.exec()

    def open_anyway(self, title: str, text: str) -> bool:
        """Ask whether to open what another computer may have open, although *text*."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=self._window)
        anyway = box.addButton("Tetap buka", QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("Batal", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is anyway

    def really_leave(self, text: str) -> bool:
        """Ask whether to close the program or what is open in it, although *text*."""
        box = QMessageBox(QMessageBox.Icon.Warning, "Tetap tutup?", text, parent=self._window)
        leave = box.addButton("Tutup saja", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("Kembali", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is leave

    def _evidence_folder(self) -> str:
        folder = self._preferences.evidence_folder
        return str(folder) if folder else ""

    def _remembered(self, names: Sequence[str]) -> tuple[Path, ...]:
        paths = tuple(map(Path, names))
        if paths:
            self._preferences.evidence_folder = paths[0].parent
        return paths
