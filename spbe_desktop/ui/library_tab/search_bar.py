"""The line above the table: a search, and the ways to add documents."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.actions import known
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import KeyHint

_ABOUT_ALL = {
    "check": "shield-check",
    "portal_folder": "upload",
    "request_letter": "send",
    "official_document": "file-text",
    "interview": "users",
}
"""The commands that concern the whole assessment and its evidence, and their icons."""


class SearchBar(QWidget):
    """Tells each change of the search, and which way of adding is wanted."""

    searched = Signal(str)
    left_downwards = Signal()
    """The officer goes on from the search to what it has found."""
    files_wanted = Signal()
    links_wanted = Signal()
    address_wanted = Signal()
    command_wanted = Signal(str)
    """Id of a command of the window that concerns all evidence."""
    panel_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.query = SearchField(theme, icons)
        self._link = QPushButton("Tautan")
        self.add = QPushButton("Tambah berkas")
        self.more = QToolButton()
        self.panel = QToolButton()
        self._build()
        self._connect()

    def set_narrow(self, narrow: bool) -> None:
        """Make room for the table: a way to the details, fewer words."""
        self.panel.setVisible(narrow)
        self._link.setVisible(not narrow)
        self.add.setText("Tambah" if narrow else "Tambah berkas")

    def menu(self) -> QMenu:
        """Return the menu of the ways to add documents; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon, text, wanted in (
            ("file-plus", "Berkas …", self.files_wanted),
            ("link", "Tautkan berkas tanpa salin …", self.links_wanted),
            ("globe", "Alamat web …", self.address_wanted),
        ):
            menu.addAction(self._icons.icon(icon), text).triggered.connect(wanted)
        folder = menu.addAction(self._icons.icon("folder-open"), "Dari folder …")
        folder.triggered.connect(partial(self.command_wanted.emit, "folder_intake"))
        return menu

    def more_menu(self) -> QMenu:
        """Return the menu of what can be done with all evidence; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in known(_ABOUT_ALL):
            action = menu.addAction(self._icons.icon(_ABOUT_ALL[command.id]), f"{command.text} …")
            action.triggered.connect(partial(self.command_wanted.emit, command.id))
        return menu

    def _on_more_clicked(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _on_add_clicked(self) -> None:
        self.menu().popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _build(self) -> None:
        px = self._theme.px
        self._link.setIcon(self._icons.icon("link"))
        self._link.setToolTip("Catat alamat web sebagai eviden")
        self.add.setIcon(self._icons.icon("plus", "on_accent"))
        self.add.setProperty("kind", "primary")
        self.add.setAccessibleName("Tambah berkas ke pustaka")
        self.more.setIcon(self._icons.icon("ellipsis"))
        self.more.setToolTip("Periksa, salin, atau minta eviden; dokumen resmi")
        self.more.setAccessibleName("Perintah lain untuk semua eviden")
        self.more.setAutoRaise(True)
        self.panel.setIcon(self._icons.icon("panel-right"))
        self.panel.setToolTip("Rincian dokumen (F9)")
        self.panel.setAccessibleName("Rincian dokumen")
        self.panel.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(10), px(12), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.query, 1)
        for button in (self._link, self.add, self.more, self.panel):
            row.addWidget(button)

    def _connect(self) -> None:
        self.query.textChanged.connect(self.searched)
        self.query.left_downwards.connect(self.left_downwards)
        self._link.clicked.connect(self.address_wanted)
        self.add.clicked.connect(self._on_add_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.panel.clicked.connect(self.panel_wanted)


class SearchField(QLineEdit):
    """A line to type words into; Esc empties it, Down leads to what was found."""

    left_downwards = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._hint = KeyHint(theme, "Ctrl+F", self)
        self.setPlaceholderText("Cari nama, nomor, isi, atau nomor indikator")
        self.setAccessibleName("Cari dokumen")
        self.addAction(
            QAction(icons.icon("search", "text_3"), "", self),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        self._hint.setVisible(not text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        left = self.width() - size.width() - self._theme.px(8)
        self._hint.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
