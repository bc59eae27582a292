"""Paints the cards: title, indicator and gain, who acts, and how near the due day is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from spbe_desktop.domain.actions import Urgency
from spbe_desktop.ui.action_tab.card import Card
from spbe_desktop.ui.action_tab.card_model import CARD
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width

_State = QStyle.StateFlag
_TALL, _LOW = 126, 88
_GAP, _PAD, _LINE, _TITLE, _TAG = 8, 10, 17, 18, 20
_LATE = {
    Urgency.OVERDUE: ("triangle-alert", "error", "error_bg"),
    Urgency.SOON: ("clock", "warning", "warning_bg"),
}


class CardDelegate(QStyledItemDelegate):
    """Paints one card; all are of one height, so that no list has to be measured."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.low = False
        """Whether room is short: one line of title, and who acts beside the indicator."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._theme.px(_LOW if self.low else _TALL))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        px = self._theme.px
        box: QRect = option.rect.adjusted(px(6), 0, -px(6), -px(_GAP))
        self._paint_box(painter, box, option.state)
        inside = box.adjusted(px(_PAD), px(8), -px(_PAD), -px(8))
        top = self._paint_title(painter, inside, card.title)
        about = " · ".join(filter(None, (card.key, card.about)))
        lines = [about, card.who] if about and not self.low else [card.who]
        if self.low and card.key:
            lines = [f"{card.key} · {card.who}"]
        line = QRect(inside.x(), top, inside.width(), px(_LINE))
        taken = self._paint_gain(painter, line, card.gain)
        small, ink = self._theme.font("small"), self._theme.tokens.text_2
        for text in lines:
            draw_text(painter, line.adjusted(0, 0, -taken, 0), text, small, ink, Left)
            line, taken = line.translated(0, px(_LINE)), 0
        self._paint_foot(painter, inside, card)

    def _paint_box(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        chosen = bool(state & _State.State_Selected)
        hovered = bool(state & _State.State_MouseOver)
        fill = tokens.tint if chosen else tokens.hover if hovered else tokens.surface
        edge = tokens.tint_line if chosen else tokens.line
        focused = chosen and bool(state & _State.State_HasFocus)
        rounded_box(
            painter,
            box,
            fill=fill,
            edge=tokens.accent if focused else edge,
            radius=CARD_RADIUS,
            width=2 if focused else 1,
        )

    def _paint_title(self, painter: QPainter, inside: QRect, title: str) -> int:
        """Paint the title in one line or two; return where what follows begins."""
        px, tokens = self._theme.px, self._theme.tokens
        font = self._theme.font("body", bold=True)
        first, rest = (title, "") if self.low else _parted(title, font, inside.width())
        line = QRect(inside.x(), inside.y(), inside.width(), px(_TITLE))
        draw_text(painter, line, first, font, tokens.text, Left)
        if rest:
            draw_text(painter, line.translated(0, px(_TITLE)), rest, font, tokens.text, Left)
        return inside.y() + px(_TITLE) * (2 if rest else 1) + px(2)

    def _paint_gain(self, painter: QPainter, line: QRect, gain: str) -> int:
        """Paint what the action promises at the right of *line*; return the room it takes."""
        if not gain:
            return 0
        font = self._theme.font("caption", bold=True)
        text = gain if self.low else f"{gain} indeks"
        draw_text(painter, line, text, font, self._theme.tokens.accent, Right)
        return text_width(font, text) + self._theme.px(8)

    def _paint_foot(self, painter: QPainter, inside: QRect, card: Card) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        foot = QRect(inside.x(), inside.bottom() + 1 - px(_TAG), inside.width(), px(_TAG))
        caption, bold = self._theme.font("caption"), self._theme.font("caption", bold=True)
        if card.nearness:
            icon, ink, ground = _LATE[card.urgency]
            width = min(text_width(bold, card.nearness) + px(28), foot.width())
            tag = QRect(foot.x(), foot.y(), width, foot.height())
            rounded_box(painter, tag, fill=tokens.color(ground), edge=None)
            sign = QRect(tag.x() + px(5), tag.y(), px(13), tag.height())
            self._icons.paint(painter, sign, icon, ink)
            words = tag.adjusted(px(22), 0, -px(3), 0)
            draw_text(painter, words, card.nearness, bold, tokens.color(ink), Left)
            foot.setLeft(tag.right() + px(7))
            if text_width(caption, card.due) > foot.width():
                return
        draw_text(painter, foot, card.due, caption, tokens.text_3, Left)


def _parted(title: str, font: object, room: int) -> tuple[str, str]:
    """Return *title* as one line of *room* pixels, and the rest."""
    layout = QTextLayout(title, font)  # type: ignore[call-overload]  # the stubs leave the font out
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room)
    layout.endLayout()
    return title[: line.textLength()].rstrip(), title[line.textLength() :].strip()
