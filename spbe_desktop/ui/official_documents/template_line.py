"""Which template a document is made from, and the ways to change it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class TemplateLine(QWidget):
    """Tells which template is used, and lists the merge fields on demand."""

    edit_requested = Signal()
    reset_requested = Signal()

    def __init__(self, theme: Theme, fields: Mapping[str, str]) -> None:
        super().__init__()
        self._told = Label(theme, tone="text_2", wrap=True)
        self._edit = QPushButton("Sunting templat…")
        self._reset = QPushButton("Kembali ke bawaan")
        self._list = QPushButton("Daftar isian")
        self._fields = Label(theme, _field_list(fields), role="small", tone="text_2", wrap=True)
        self._build(theme)

    def show_template(self, own: str) -> None:
        """Show that the template *own* of the workspace is used, or with "" the program's."""
        self._told.setText(
            f"Memakai templat buku kerja ini: {own}" if own else "Memakai templat bawaan program."
        )
        self._reset.setVisible(bool(own))

    def _build(self, theme: Theme) -> None:
        px = theme.px
        self._edit.setToolTip(
            "Membuka salinan templat di Word; kop, logo, dan kalimat bebas diubah"
        )
        self._list.setCheckable(True)
        self._fields.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self._edit, self._reset, self._list):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Label(theme, "Templat", role="section"))
        column.addWidget(self._told)
        column.addLayout(buttons)
        column.addWidget(self._fields)
        self._edit.clicked.connect(self.edit_requested)
        self._reset.clicked.connect(self.reset_requested)
        self._list.toggled.connect(self._fields.setVisible)


def _field_list(fields: Mapping[str, str]) -> str:
    return "\n".join(f"{{{{ {name} }}}}  {meaning}" for name, meaning in fields.items())
