"""The licences of everything that is shipped with the program, each with its full text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QWidget

from spbe_desktop.services.bundled_parts import Part
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class LicenceDialog(Dialog):
    """Lists *parts*; the text of the chosen one stands beside the list."""

    def __init__(self, theme: Theme, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Lisensi",
            subtitle=f"{len(parts)} bagian dari pihak lain ikut di dalam program ini.",
            size=(800, 560),
            parent=parent,
        )
        self._parts = parts
        self._list = QListWidget()
        self._name = Label(theme, wrap=True, bold=True)
        self._text = QPlainTextEdit()
        self._build()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.setCurrentRow(0)

    def _build(self) -> None:
        self._list.setAccessibleName("Bagian program")
        for part in self._parts:
            self._list.addItem(QListWidgetItem(f"{part.name} {part.version}".strip()))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Teks lisensi")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._list)
        split.addWidget(self._text)
        split.setChildrenCollapsible(False)
        split.setSizes([self._theme.px(250), self._theme.px(510)])
        split.setHandleWidth(self._theme.px(10))
        self.body.addWidget(self._name)
        self.body.addWidget(take_rest(split, self._theme.px(160)), 1)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        self._list.setFocus()

    def _on_row_changed(self, row: int) -> None:
        part = self._parts[row]
        self._name.setText(f"{part.name} {part.version}: {part.licence}".replace(" :", ":"))
        self._text.setPlainText(part.text)
