"""The line of actions under a document: look, place, describe, detach, and the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import LinkButton

_BUTTONS = {
    "slots": ("list", "Pilih butir"),
    "describe": ("pencil", "Ubah keterangan"),
    "detach": ("unlink", "Lepas dari indikator ini; dokumennya tetap tersimpan"),
    "more": ("ellipsis", "Tindakan lain"),
}


class ItemActions(QWidget):
    """Asks for what the officer presses; what cannot be done is not shown."""

    look_wanted = Signal()
    slots_wanted = Signal()
    describe_wanted = Signal()
    detach_wanted = Signal()
    open_wanted = Signal()
    folder_wanted = Signal()
    name_wanted = Signal()
    replace_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._look = LinkButton(theme, role="small")
        self._buttons = {
            name: self._make_button(icon, told) for name, (icon, told) in _BUTTONS.items()
        }
        self._editable = False
        self._build()
        self._connect()
        self._on_theme_changed()

    @property
    def slots_button(self) -> QToolButton:
        """Return the button under which slots are chosen."""
        return self._buttons["slots"]

    def show_use(self, use: EvidenceUse, *, editable: bool) -> None:
        """Offer what can be done with *use*."""
        self._editable = editable
        is_address = use.kind is EvidenceKind.ADDRESS
        look = "Buka" if is_address else "Pratinjau"
        self._look.setText(look)
        self._look.setToolTip("Buka di peramban" if is_address else "Pratinjau (Spasi)")
        self._look.setAccessibleName(f"{look}: {use.title}")
        self._look.setEnabled(use.state is not FileState.MISSING)
        self._buttons["more"].setVisible(not is_address)
        for name in ("slots", "describe", "detach"):
            self._buttons[name].setVisible(editable)
        for name, button in self._buttons.items():
            button.setAccessibleName(f"{_BUTTONS[name][1]}: {use.title}")

    def menu(self) -> QMenu:
        """Return the rarer actions as a menu; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._editable:
            replace = menu.addAction(self._icons.icon("corner-up-left"), "Ganti berkas …")
            replace.triggered.connect(self.replace_wanted)
        other = menu.addAction(self._icons.icon("external-link"), "Buka dengan program lain")
        other.triggered.connect(self.open_wanted)
        folder = menu.addAction(self._icons.icon("folder-open"), "Buka folder")
        folder.triggered.connect(self.folder_wanted)
        name = menu.addAction(self._icons.icon("copy"), "Salin nama portal")
        name.triggered.connect(self.name_wanted)
        return menu

    def _make_button(self, icon: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(told)
        button.setAutoRaise(True)
        return button

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(self._theme.px(22), 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self._look)
        line.addStretch(1)
        for button in self._buttons.values():
            line.addWidget(button)

    def _connect(self) -> None:
        self._look.clicked.connect(self.look_wanted)
        self._buttons["slots"].clicked.connect(self.slots_wanted)
        self._buttons["describe"].clicked.connect(self.describe_wanted)
        self._buttons["detach"].clicked.connect(self.detach_wanted)
        self._buttons["more"].clicked.connect(self._on_more_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_more_clicked(self) -> None:
        button = self._buttons["more"]
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        for button in self._buttons.values():
            button.setIconSize(QSize(px(15), px(15)))
            button.setFixedSize(px(24), px(24))
