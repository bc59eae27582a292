"""Ctrl+K: one line that finds indicators and commands, and a list of what it found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.palette_delegate import ITEM_ROLE, PaletteDelegate
from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind, PaletteSearch
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.labels import Label

_Index = QModelIndex | QPersistentModelIndex

_WIDTH, _ROWS_SHOWN = 560, 9
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS_SHOWN,
    Qt.Key.Key_PageUp: -_ROWS_SHOWN,
}


class CommandPalette(QDialog):
    """Offers *items*; it closes itself once one was chosen."""

    indicator_chosen = Signal(str)
    command_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        items: Sequence[PaletteItem],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._search = PaletteSearch(items)
        self._model = _FoundModel(self)
        self._query = QLineEdit()
        self._list = QListView()
        self._nothing = Label(theme, "Tidak ada yang cocok.", tone="text_3")
        self._build(icons)
        self._connect()
        self._find("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette near the top of *window*, ready to be typed into."""
        px = self._theme.px
        width = min(px(_WIDTH), window.width() - px(32))
        height = min(self.sizeHint().height(), window.height() - px(64))
        self.resize(width, height)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, px(48))))
        self.show()
        self._query.setFocus()

    def _build(self, icons: Icons) -> None:
        px = self._theme.px
        self.setWindowTitle("Cari indikator atau perintah")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._query.setPlaceholderText("Nomor, kata dari judul, atau perintah")
        self._query.setAccessibleName("Cari indikator atau perintah")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._theme, icons, self._list))
        self._list.setAccessibleName("Hasil pencarian")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        # The line keeps the keyboard; arrow keys move through the list from there.
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = Label(
            self._theme, "↑ ↓ pilih · Enter buka · Esc tutup", role="caption", tone="text_3"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(10), px(10), px(8))
        column.setSpacing(px(8))
        column.addWidget(self._query)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(hint)

    def _connect(self) -> None:
        self._query.textChanged.connect(self._find)
        self._query.returnPressed.connect(self._on_return_pressed)
        self._query.installEventFilter(self)
        self._list.clicked.connect(self._choose)

    def _find(self, query: str) -> None:
        found = self._search.find(query)
        self._model.show_items(found)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._select(0)

    def _select(self, row: int) -> None:
        last = self._model.rowCount() - 1
        if last >= 0:
            self._list.setCurrentIndex(self._model.index(min(max(0, row), last)))

    def _on_return_pressed(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, PaletteItem) or not item.enabled:
            return
        self.close()
        if item.kind is PaletteKind.INDICATOR:
            self.indicator_chosen.emit(item.id)
        else:
            self.command_chosen.emit(item.id)

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        rows = _ROWS_SHOWN * self._list.sizeHintForRow(0) if self._model.rowCount() else px(40)
        return QSize(px(_WIDTH), rows + px(28 + 15 + 10 + 8 + 16))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                self._select(self._list.currentIndex().row() + step)
                return True
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        rounded_box(painter, self.rect(), fill=None, edge=tokens.control, radius=0)
        painter.end()


class _FoundModel(QAbstractListModel):
    """What was found, likeliest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: tuple[PaletteItem, ...] = ()

    def show_items(self, items: tuple[PaletteItem, ...]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{item.number} {item.title}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(part for part in (item.detail, item.shortcut) if part)
        return None
