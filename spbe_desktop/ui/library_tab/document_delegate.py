"""Paints the cells of the table: icon and title, quiet facts, the condition with its icon."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.library_tab.condition_words import condition_word
from spbe_desktop.ui.library_tab.document_model import (
    CONDITION,
    DAY,
    ENTRY,
    KEYS,
    SNIPPET,
    TITLE,
)
from spbe_desktop.ui.library_tab.entry_words import SHOWN_KEYS, keys_text
from spbe_desktop.ui.library_tab.snippet import paint_snippet
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width
from spbe_desktop.words.formats import ABSENT

ROW, TALL_ROW = 32, 46
"""Heights in pixels at 100 %: of a row, and of one with a second line."""

_State = QStyle.StateFlag
_ICON = 16


class DocumentDelegate(QStyledItemDelegate):
    """Paints one cell at a time; rows that are chosen are tinted, their title is bold."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.year = 0
        """The year of the assessment shown."""

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
        entry, column = index.data(ENTRY), index.column()
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect
        chosen = bool(option.state & _State.State_Selected)
        hovered = bool(option.state & _State.State_MouseOver)
        painter.save()
        self._paint_ground(painter, rect, column, chosen=chosen, hovered=hovered)
        cell = rect.adjusted(self._theme.px(10), 0, -self._theme.px(8), -1)
        if column == TITLE:
            self._paint_title(painter, cell, entry, str(index.data(SNIPPET)), chosen=chosen)
        elif column == CONDITION:
            self._paint_condition(painter, cell, entry)
        else:
            font, align = self._theme.font("body"), Right if column == DAY else Left
            text = str(index.data())
            if column == KEYS:
                text = _keys_within(entry, font, cell.width())
            ink = self._ink(text, entry, column)
            draw_text(painter, cell, text, font, ink, align)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, column: int, *, chosen: bool, hovered: bool
    ) -> None:
        tokens = self._theme.tokens
        if chosen:
            painter.fillRect(rect, tokens.tint)
            if column == TITLE:
                bar = QRect(rect.x(), rect.y(), self._theme.px(3), rect.height())
                painter.fillRect(bar, tokens.accent)
        elif hovered:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)

    def _paint_title(
        self, painter: QPainter, cell: QRect, entry: Entry, snippet: str, *, chosen: bool
    ) -> None:
        px, tokens, document = self._theme.px, self._theme.tokens, entry.document
        line = QRect(cell)
        if snippet:
            line.setHeight(cell.height() // 2 + px(4))
        icon = document_icon(document.kind, document.media_type)
        place = QRect(cell.x(), line.y(), px(_ICON), line.height())
        self._icons.paint(painter, place, icon, "text_2")
        words = line.adjusted(px(_ICON + 9), 0, 0, 0)
        font = self._theme.font("body", bold=chosen)
        draw_text(painter, words, document.title, font, tokens.text, Left)
        if snippet:
            below = QRect(words.x(), line.bottom() - px(3), words.width(), px(17))
            paint_snippet(painter, below, snippet, self._theme)

    def _paint_condition(self, painter: QPainter, cell: QRect, entry: Entry) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        word = condition_word(entry.conditions[0], self.year)
        place = QRect(cell.x(), cell.y(), px(14), cell.height())
        self._icons.paint(painter, place, word.icon, word.color)
        words = cell.adjusted(px(20), 0, 0, 0)
        draw_text(painter, words, word.name, self._theme.font("body"), tokens.text, Left)

    def _ink(self, text: str, entry: Entry, column: int) -> QColor:
        tokens = self._theme.tokens
        if text == ABSENT or (column == KEYS and not entry.uses):
            return tokens.text_3
        return tokens.text if column in {DAY, KEYS} else tokens.text_2


def _keys_within(entry: Entry, font: QFont, room: int) -> str:
    """Return the indicators with as many of them named as there is room for."""
    for named in range(SHOWN_KEYS, 1, -1):
        text = keys_text(entry, named)
        if text_width(font, text) <= room:
            return text
    return keys_text(entry, 1)
