"""The question before a backup is restored: in place, or into a new folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.new_folder_field import NewFolderField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.backups import lost_told


class RestorePage(QWidget):
    """Says what a restore does, and asks where to."""

    def __init__(self, theme: Theme, icons: Icons, home: Path) -> None:
        super().__init__()
        self._title = Label(theme, role="section", wrap=True)
        self._told = Label(theme, wrap=True)
        self._lost = MessageStrip(theme, icons)
        self._here = QRadioButton("Gantikan isi buku kerja yang terbuka")
        self._new = QRadioButton(
            "Buat buku kerja baru di folder lain; yang terbuka tetap seperti sekarang"
        )
        self._field = NewFolderField(theme, home)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self._title, self._told, self._lost, self._here, self._new, self._field):
            column.addWidget(part)
        column.addStretch(1)
        self._new.toggled.connect(self._field.setEnabled)

    @property
    def in_place(self) -> bool:
        """Tell whether the backup takes the place of what the workspace holds."""
        return self._here.isChecked()

    @property
    def target(self) -> Path:
        """Return the new folder."""
        return self._field.folder

    def check(self) -> bool:
        """Say what is wrong with the new folder; tell whether it may be made."""
        return self._field.check()

    def ask(
        self,
        title: str,
        told: str,
        lost: int,
        name: str,
        *,
        replaceable: bool,
        replacing: bool = False,
    ) -> None:
        """Ask where a backup goes that lacks *lost* files; *name* is proposed for a new folder.

        Without *replaceable* there is no open workspace whose content it could replace;
        *replacing* proposes to do so.
        """
        self._title.setText(title)
        self._told.setText(told)
        self._lost.setVisible(bool(lost))
        self._lost.show_message("warning", "Eviden tidak lengkap.", lost_told(lost).strip())
        self._field.propose(name)
        for choice in (self._here, self._new):
            choice.setVisible(replaceable)
        proposed = self._here if replaceable and replacing else self._new
        proposed.setChecked(True)
        self._field.setEnabled(proposed is self._new)
        self.setFocusProxy(proposed if replaceable else self._field)
