"""Paints the cells of a table of facts: icon, text, a quiet line below, or a badge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from spbe_desktop.ui.finding_tab.fact_model import CELL, Cell
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Center, Left, Right, draw_text, text_width

ROW = 44
"""Height in pixels at 100 %: two lines of text and air."""

_State = QStyle.StateFlag


class FactDelegate(QStyledItemDelegate):
    """Paints one cell at a time; the row that is chosen is tinted."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._theme.px(ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return
        px, rect = self._theme.px, QRect(option.rect)
        painter.save()
        chosen = bool(option.state & _State.State_Selected)
        hovered = bool(option.state & _State.State_MouseOver)
        self._paint_ground(painter, rect, first=index.column() == 0, marks=(chosen, hovered))
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        self._paint_cell(painter, rect.adjusted(px(10), 0, -px(8), -1), cell, align == Right)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, first: bool, marks: tuple[bool, bool]
    ) -> None:
        tokens, (chosen, hovered) = self._theme.tokens, marks
        if chosen:
            painter.fillRect(rect, tokens.tint)
            if first:
                bar = QRect(rect.x(), rect.y(), self._theme.px(3), rect.height())
                painter.fillRect(bar, tokens.accent)
        elif hovered:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)

    def _paint_cell(self, painter: QPainter, place: QRect, cell: Cell, right: bool) -> None:
        px, theme = self._theme.px, self._theme
        words = QRect(place)
        if cell.icon:
            icon = QRect(place.x(), place.y(), px(14), place.height())
            self._icons.paint(painter, icon, cell.icon, cell.icon_tone)
            words.setLeft(place.x() + px(20))
        if cell.badge:
            self._paint_badge(painter, words, cell.text)
            return
        font = theme.font("small" if cell.wraps else "body", bold=cell.bold)
        ink = theme.tokens.color(cell.tone)
        align = Right if right else Left
        if cell.wraps and text_width(font, cell.text) > words.width():
            self._paint_wrapped(painter, words, cell, font)
            return
        if not cell.below:
            draw_text(painter, words, cell.text, font, ink, align)
            return
        line = QRect(words.x(), words.y() + px(4), words.width(), px(19))
        draw_text(painter, line, cell.text, font, ink, align)
        quiet = line.translated(0, px(18))
        below, faint = theme.font("caption"), theme.tokens.text_3
        draw_text(painter, quiet, cell.below, below, faint, align)

    def _paint_wrapped(self, painter: QPainter, place: QRect, cell: Cell, font: QFont) -> None:
        """Paint the text on two lines; what does not fit on them is cut with an ellipsis."""
        font = self._theme.font("small", bold=cell.bold)
        ink, high = self._theme.tokens.color(cell.tone), self._theme.px(18)
        layout = QTextLayout(cell.text, font)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(place.width())
        layout.endLayout()
        cut = first.textLength()
        line = QRect(place.x(), place.center().y() - high, place.width(), high)
        draw_text(painter, line, cell.text[:cut].rstrip(), font, ink, Left)
        draw_text(painter, line.translated(0, high), cell.text[cut:], font, ink, Left)

    def _paint_badge(self, painter: QPainter, place: QRect, text: str) -> None:
        px, tokens, font = self._theme.px, self._theme.tokens, self._theme.font("caption")
        box = QRect(place.x(), 0, min(place.width(), text_width(font, text) + px(12)), px(18))
        box.moveTop(place.y() + (place.height() - box.height()) // 2)
        rounded_box(painter, box, fill=tokens.warning_bg, edge=tokens.warning_line, radius=9)
        draw_text(painter, box, text, font, tokens.warning, Center)
