"""How the command palette paints one thing it found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Center, Left, Right, draw_text, text_width

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""Under which the model answers with the PaletteItem itself."""

_ROW_HEIGHT = 32


class PaletteDelegate(QStyledItemDelegate):
    """Number or icon, title, where it belongs, and keys."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_ROW_HEIGHT))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, PaletteItem):
            return
        rect = option.rect
        state = option.state
        painter.save()
        self._paint_ground(painter, rect, state)
        self._paint_lead(painter, rect, item)
        right = self._paint_right(painter, rect, item)
        tone = "text" if item.enabled else "text_3"
        left = rect.left() + self._theme.px(54)
        place = QRect(left, rect.top(), right - left - self._theme.px(8), rect.height())
        bold = bool(state & QStyle.StateFlag.State_Selected)
        font = self._theme.font("body", bold=bold)
        draw_text(painter, place, item.title, font, self._theme.tokens.color(tone), Left)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.tint)
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)

    def _paint_lead(self, painter: QPainter, rect: QRect, item: PaletteItem) -> None:
        px = self._theme.px
        place = QRect(rect.left() + px(8), rect.top(), px(36), rect.height())
        if item.kind is PaletteKind.INDICATOR:
            font = self._theme.font("body")
            draw_text(painter, place, item.number, font, self._theme.tokens.text_2, Right)
        else:
            icon = QRect(place.right() - px(15), rect.top(), px(16), rect.height())
            self._icons.paint(painter, icon, "chevron-right", "text_3")

    def _paint_right(self, painter: QPainter, rect: QRect, item: PaletteItem) -> int:
        """Paint keys, or where the item belongs; return where that begins."""
        px, tokens = self._theme.px, self._theme.tokens
        font = self._theme.font("caption")
        text = item.shortcut or item.detail
        if not text:
            return rect.right() - px(10)
        width = text_width(font, text) + px(10)
        place = QRect(rect.right() - px(10) - width, rect.top(), width, rect.height())
        if item.shortcut:
            key = place.adjusted(0, (rect.height() - px(18)) // 2, 0, 0)
            key.setHeight(px(18))
            edge = tokens.line_strong
            rounded_box(painter, key, fill=tokens.window, edge=edge, radius=3)
            draw_text(painter, key, text, font, tokens.text_2, Center)
        else:
            draw_text(painter, place, text, font, tokens.text_3, Right)
        return place.left()
