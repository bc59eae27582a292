"""A folder to write to: typed, or chosen in the system's dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme

FolderChooser = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, beginning at one; None if the user thought better of it."""


class FolderField(QWidget):
    """The path of a folder, and a button that chooses one."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, folder: Path, choose: FolderChooser) -> None:
        super().__init__()
        self._choose_folder = choose
        self._edit = QLineEdit(str(folder))
        self._edit.setCursorPosition(0)
        self._choose = QPushButton("Pilih…")
        self._choose.setAccessibleName(f"Pilih {name[0].lower()}{name[1:]}")
        self._choose.setAutoDefault(True)
        self._field = FormField(theme, name, self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._field, 1)
        # Level with the field, which has its name above.
        button = QVBoxLayout()
        button.addSpacing(self._field.sizeHint().height() - self._edit.sizeHint().height())
        button.addWidget(self._choose)
        button.addStretch(1)
        row.addLayout(button)
        self.setFocusProxy(self._edit)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._edit.textChanged.connect(self._on_text_changed)

    @property
    def folder(self) -> Path:
        """Return the folder as it is typed."""
        return Path(self._edit.text().strip())

    def set_folder(self, folder: Path) -> None:
        """Show *folder*, from its beginning."""
        self._edit.setText(str(folder))
        self._edit.setCursorPosition(0)

    def check(self) -> bool:
        """Say what is wrong with the folder; tell whether it may be used."""
        fault = self._fault() if self._edit.text().strip() else "Pilih foldernya."
        self._field.show_error(fault)
        return not fault

    def _fault(self) -> str:
        return "" if self.folder.is_dir() else "Folder ini tidak ditemukan."

    def _on_choose_clicked(self) -> None:
        chosen = self._choose_folder(self, self.folder)
        if chosen is not None:
            self.set_folder(chosen)

    def _on_text_changed(self) -> None:
        self._field.show_error("")
        self.changed.emit()
