"""A list to choose links from, with a search."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView, QWidget
from typing_extensions import override

from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_ID = Qt.ItemDataRole.UserRole
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class LinkPicker(Dialog):
    """Lets several of *choices* be chosen; typing searches, arrow keys go through the list."""

    def __init__(
        self, theme: Theme, name: str, choices: Mapping[str, str], parent: QWidget | None
    ) -> None:
        super().__init__(theme, name, size=(560, 440), parent=parent)
        self.search, self.list = QLineEdit(), QListView()
        self._model = QStandardItemModel(self)
        for key, text in choices.items():
            item = QStandardItem(text)
            item.setData(key, _ID)
            item.setToolTip(text)
            item.setEditable(False)
            self._model.appendRow(item)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.hint = Label(theme, role="small", tone="text_2")
        self._build(name)
        self._connect()
        self._on_search_edited("")

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids that are chosen."""
        rows = self.list.selectionModel().selectedIndexes()
        return tuple(str(row.data(_ID)) for row in rows)

    def _on_search_edited(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        if self._found.rowCount():
            self.list.setCurrentIndex(self._found.index(0, 0))
        self._follow()

    def _follow(self) -> None:
        count = len(self.chosen)
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setText(f"Tambah {count}" if count > 1 else "Tambah")
        self.hint.setText(
            "Ctrl+klik memilih beberapa sekaligus."
            if self._found.rowCount()
            else "Tidak ada yang cocok."
        )

    def _build(self, name: str) -> None:
        self.search.setPlaceholderText("Cari")
        self.search.setAccessibleName("Cari di daftar")
        self.list.setAccessibleName(name)
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_parts(self.search, take_rest(self.list, self._theme.px(120)), self.hint)
        self.body.setStretchFactor(self.list, 1)
        self._cancel = self.add_button("Batal")
        self.accept_button = self.add_button("Tambah", primary=True)
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search_edited)
        self.search.installEventFilter(self)
        self.list.selectionModel().selectionChanged.connect(self._follow)
        self.list.doubleClicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            # The list answers arrow keys while the search keeps the keyboard.
            return bool(QApplication.sendEvent(self.list, event))
        return super().eventFilter(watched, event)
