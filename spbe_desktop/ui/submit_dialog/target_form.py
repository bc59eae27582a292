"""Who answers for the package, and where it is saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.ui.dialog import turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.on_disk import is_file, is_folder
from spbe_desktop.ui.submit_dialog.facts import SubmissionFacts
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

SUFFIX = ".spbe.zip"
"""What every package's name ends in."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 120
"""Characters: no disk takes more than 255, and a receiver adds folders of his own."""

_PHONE = re.compile(r"\+?[\d\s().-]{6,24}", re.ASCII)

FolderChooser = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, beginning at one; None if the user thought better of it."""


def ask_folder(parent: QWidget, start: Path) -> Path | None:
    """Ask for a folder in the system's dialog."""
    chosen = QFileDialog.getExistingDirectory(parent, "Pilih folder tujuan", str(start))
    return Path(chosen) if chosen else None


class TargetForm(QWidget):
    """Fields for contact and target; what is wrong is said beside each."""

    changed = Signal()

    def __init__(
        self, theme: Theme, facts: SubmissionFacts, choose_folder: FolderChooser = ask_folder
    ) -> None:
        super().__init__()
        self._theme = theme
        self._choose_folder = choose_folder
        self._name = QLineEdit(facts.contact_name)
        self._phone = QLineEdit(facts.contact_phone)
        self._folder = QLineEdit(str(facts.folder))
        self._file = QLineEdit(facts.file_name)
        self._choose = QPushButton("Pilih…")
        self._name_field = FormField(theme, "Nama narahubung", self._name)
        self._phone_field = FormField(
            theme, "Telepon narahubung", self._phone, hint="Boleh kosong"
        )
        self._folder_field = FormField(theme, "Folder tujuan", self._folder)
        self._file_field = FormField(theme, "Nama berkas", self._file)
        self._build()
        self._connect()
        self._show_overwriting()

    @property
    def contact_name(self) -> str:
        """Return the name of the contact."""
        return self._name.text().strip()

    @property
    def contact_phone(self) -> str:
        """Return the telephone number of the contact; it may be empty."""
        return self._phone.text().strip()

    @property
    def target(self) -> Path:
        """Return the path that the package is written to."""
        name = self._file.text().strip()
        if not name.lower().endswith(SUFFIX):
            name += SUFFIX
        return Path(self._folder.text().strip()) / name

    def check(self) -> bool:
        """Say beside each field what is wrong with it; tell whether all are right."""
        faults = {
            self._name_field: self._fault_of_name(),
            self._phone_field: self._fault_of_phone(),
            self._folder_field: self._fault_of_folder(),
            self._file_field: self._fault_of_file(),
        }
        for field, fault in faults.items():
            field.show_error(fault)
        first = next((field for field, fault in faults.items() if fault), None)
        if first is not None:
            turn_to(first)
        return first is None

    def take_focus(self) -> None:
        """Put the keyboard on the first field that is empty, or on the first."""
        fields = (self._name, self._phone, self._folder, self._file)
        next((field for field in fields if not field.text()), self._name).setFocus()

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Label(self._theme, "Narahubung", role="section"))
        column.addWidget(self._name_field)
        column.addWidget(self._phone_field)
        column.addSpacing(px(8))
        column.addWidget(Label(self._theme, "Simpan ke", role="section"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._folder_field, 1)
        # Level with the field, which has its name above.
        button = QVBoxLayout()
        button.addSpacing(
            self._folder_field.sizeHint().height() - self._folder.sizeHint().height()
        )
        button.addWidget(self._choose)
        button.addStretch(1)
        row.addLayout(button)
        column.addLayout(row)
        column.addWidget(self._file_field)
        column.addStretch(1)
        self._choose.setAccessibleName("Pilih folder tujuan")
        self._choose.setAutoDefault(True)
        self._file.setCursorPosition(0)
        self._folder.setCursorPosition(0)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        for field in (self._name, self._phone, self._folder, self._file):
            field.textEdited.connect(self._on_edited)

    def _on_choose_clicked(self) -> None:
        chosen = self._choose_folder(self, Path(self._folder.text()))
        if chosen is not None:
            self._folder.setText(str(chosen))
            self._folder.setCursorPosition(0)
            self._on_edited()

    def _on_edited(self) -> None:
        for field in (self._name_field, self._phone_field, self._folder_field):
            field.show_error("")
        self._show_overwriting()
        self.changed.emit()

    def _show_overwriting(self) -> None:
        exists = bool(self._file.text().strip()) and is_file(self.target)
        self._file_field.show_hint(
            "Berkas dengan nama ini sudah ada dan akan diganti." if exists else ""
        )

    def _fault_of_name(self) -> str:
        return "" if self.contact_name else "Isi nama orang yang dapat dihubungi penerima."

    def _fault_of_phone(self) -> str:
        wrong = self.contact_phone and not _PHONE.fullmatch(self.contact_phone)
        return "Tulis nomor telepon, misalnya 0812-3456-7890." if wrong else ""

    def _fault_of_folder(self) -> str:
        folder = self._folder.text().strip()
        if not folder:
            return "Pilih folder tempat paket disimpan."
        return "" if is_folder(Path(folder)) else "Folder ini tidak ditemukan."

    def _fault_of_file(self) -> str:
        name = self._file.text().strip()
        if not name or name.lower() == SUFFIX:
            return "Isi nama berkas."
        if _FORBIDDEN.search(name):
            return 'Nama berkas tidak boleh memuat < > : " / \\ | ? *'
        if len(self.target.name) > _LONGEST_NAME:
            return f"Nama berkas paling panjang {_LONGEST_NAME} huruf, termasuk {SUFFIX}."
        return ""
