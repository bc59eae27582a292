"""A folder that is to be made: where, and by what name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from spbe_desktop.ui.folder_field import FolderField
from spbe_desktop.ui.place_warning import PlaceWarning
from spbe_desktop.ui.theme import Theme


class NewFolderField(FolderField):
    """The path of a folder that is absent or empty so far; it is proposed in *home*."""

    def __init__(self, theme: Theme, home: Path) -> None:
        super().__init__(theme, "Folder baru", home, _choose_place)
        self._home = home
        PlaceWarning(self._edit, self._field)

    def propose(self, name: str) -> None:
        """Propose a folder of this *name* that is not there yet."""
        folder, number = self._home / name, 2
        while folder.exists():
            folder, number = self._home / f"{name} ({number})", number + 1
        self.set_folder(folder)

    @override
    def _fault(self) -> str:
        if not self.folder.is_absolute():
            return "Tulis folder dengan tempatnya yang lengkap."
        try:
            taken = self.folder.exists() and (
                not self.folder.is_dir() or any(self.folder.iterdir())
            )
        except (OSError, ValueError):
            return "Folder ini tidak dapat dipakai. Pilih tempat lain."
        return "Folder ini sudah berisi. Pilih nama lain." if taken else ""


def _choose_place(parent: QWidget, folder: Path) -> Path | None:
    """Ask in which folder the new one is made; its name stays."""
    chosen = QFileDialog.getExistingDirectory(
        parent, "Pilih tempat folder baru", str(folder.parent)
    )
    return Path(chosen) / folder.name if chosen else None
