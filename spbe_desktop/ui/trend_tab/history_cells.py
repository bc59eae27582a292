"""How the cells of the history grid are painted and edited."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.trend_tab.history_model import FAULT, INDEX_COLUMN, IS_HEAD, STAGE_COLUMN
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text

Index = QModelIndex | QPersistentModelIndex


class HistoryCells(QStyledItemDelegate):
    """Paints heads, years and fields; a wrong text stays, marked with a sign."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        text = str(index.data() or "")
        if index.data(IS_HEAD):
            self._paint_head(painter, rect, text, index.column())
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._paint_cell(painter, rect, index, chosen=chosen, focused=focused)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Right)
        editor.setFont(self._theme.font("body"))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() != str(index.data() or ""):
            model.setData(index, editor.text())

    def _paint_head(self, painter: QPainter, rect: QRect, text: str, column: int) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter.fillRect(rect, tokens.window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line_strong)
        align = Left if column <= STAGE_COLUMN else Right
        font = self._theme.font("caption", bold=True)
        draw_text(painter, rect.adjusted(px(10), 0, -px(10), 0), text, font, tokens.text_2, align)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, index: Index, *, chosen: bool, focused: bool
    ) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        typable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        wrong = bool(index.data(FAULT))
        if chosen:
            painter.fillRect(rect, tokens.tint)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
        if typable:
            field = rect.adjusted(px(3), px(3), -px(3), -px(4))
            edge: QColor = tokens.error if wrong else tokens.line_strong
            rounded_box(
                painter,
                field,
                fill=tokens.error_bg if wrong else tokens.surface,
                edge=tokens.accent if focused else edge,
                width=2 if focused else 1,
            )
        if wrong:
            sign = QRect(rect.x() + px(7), rect.y(), px(13), rect.height())
            self._icons.paint(painter, sign, "octagon-alert", "error")
        text, column = str(index.data() or ""), index.column()
        draw_text(
            painter,
            rect.adjusted(px(10), 0, -px(10), 0),
            text,
            self._theme.font("body", bold=column in {0, INDEX_COLUMN}),
            tokens.error if wrong else tokens.text,
            Left if column <= STAGE_COLUMN else Right,
        )
