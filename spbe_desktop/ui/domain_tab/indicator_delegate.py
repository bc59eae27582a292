"""Paints the rows of the indicator list: number, level, name, warnings, evidence count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.slot_states import SlotCount
from spbe_desktop.ui.domain_tab.indicator_model import (
    ASPECT_ROLE,
    ROW_ROLE,
    SLOTS_ROLE,
    AspectFigure,
)
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring
from spbe_desktop.ui.widgets.badges import paint_level_badge
from spbe_desktop.ui.widgets.painted import Center, Right, draw_text, text_width
from spbe_desktop.words.formats import ABSENT, number, plain

_MARK = 14
_EDGE = 10


class IndicatorDelegate(QStyledItemDelegate):
    """Draws aspects as headings and indicators as rows with their state."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.current = IndicatorKey("")
        self.compact = False

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        is_aspect = index.data(ASPECT_ROLE) is not None
        heights = (24, 29) if self.compact else (28, 36)
        return QSize(0, self._theme.px(heights[0] if is_aspect else heights[1]))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        aspect, row = index.data(ASPECT_ROLE), index.data(ROW_ROLE)
        if isinstance(aspect, AspectFigure):
            self._paint_aspect(painter, rect, aspect, is_open=bool(state & state.State_Open))
        elif isinstance(row, IndicatorRow):
            hovered = bool(state & state.State_MouseOver)
            count = index.data(SLOTS_ROLE)
            slots = count if isinstance(count, SlotCount) else None
            self._paint_row(painter, rect, row, slots, hovered=hovered)
        if state & state.State_HasFocus:
            focus_ring(painter, rect.adjusted(2, 2, -2, -2), self._theme.tokens)
        painter.restore()

    def _paint_aspect(
        self, painter: QPainter, rect: QRect, figure: AspectFigure, *, is_open: bool
    ) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        painter.fillRect(rect, tokens.window)
        painter.setPen(tokens.line)
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        chevron = "chevron-down" if is_open else "chevron-right"
        side = px(_MARK)
        place = _centred(rect, rect.left() + px(_EDGE), side)
        self._icons.paint(painter, place, chevron, "text_3")
        value = "" if figure.value is None else f"  {number(figure.value, 2)}"
        counts, font = f"{figure.answered}/{figure.total}{value}", self._theme.font("caption")
        right = rect.adjusted(0, 0, -px(_EDGE), 0)
        draw_text(painter, right, counts, font, tokens.text_3, Right)
        taken = text_width(font, counts)
        text = rect.adjusted(px(30), 0, -px(_EDGE) - taken - px(8), 0)
        font = self._theme.font("small" if self.compact else "body", bold=True)
        draw_text(painter, text, figure.title, font, tokens.text_2)

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        row: IndicatorRow,
        slots: SlotCount | None,
        *,
        hovered: bool,
    ) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        is_current = row.key == self.current
        if is_current:
            painter.fillRect(rect, tokens.tint)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
        elif hovered:
            painter.fillRect(rect, tokens.hover)
        numeral = QRect(rect.left(), rect.top(), px(25 if self.compact else 29), rect.height())
        font, ink = self._theme.font("body"), tokens.text_3
        draw_text(painter, numeral, str(row.indicator.number), font, ink, Right)
        name_left = self._paint_badge(painter, rect, row)
        name_right = self._paint_marks(painter, rect, row, slots)
        name = QRect(name_left, rect.top(), name_right - name_left, rect.height())
        font = self._theme.font("small" if self.compact else "body", bold=is_current)
        draw_text(painter, name, row.indicator.list_title, font, tokens.text)

    def _paint_badge(self, painter: QPainter, rect: QRect, row: IndicatorRow) -> int:
        """Paint the level and return where the name begins."""
        px, scale = self._theme.px, row.indicator.scale
        left, side = (32, 20) if self.compact else (38, 22)
        width = px(36) if scale.decimals else px(side)
        badge = QRect(rect.left() + px(left), 0, width, px(side))
        badge.moveTop(rect.top() + (rect.height() - badge.height()) // 2)
        text = ABSENT if row.value is None else _shown(row)
        if row.kept_from:
            font = self._theme.font("small")
            draw_text(painter, badge, text, font, self._theme.tokens.text_2, Center)
        else:
            rank = None if row.level is None else row.level.number
            paint_level_badge(painter, badge, text, rank, scale.levels[-1].number, self._theme)
        return badge.right() + px(6 if self.compact else 8)

    def _paint_marks(
        self, painter: QPainter, rect: QRect, row: IndicatorRow, slots: SlotCount | None
    ) -> int:
        """Paint count, warning and flag from the right, and return where the name must end."""
        px, tokens = self._theme.px, self._theme.tokens
        right = rect.right() - px(4 if self.compact else _EDGE)
        if self.compact:
            right = self._paint_gauge(painter, rect, right, slots if row.level else None)
        else:
            count = _count(row, slots)
            font = self._theme.font("small")
            place = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
            draw_text(painter, place, count, font, tokens.text_3, Right)
            right -= text_width(font, count) + px(3)
            right = self._paint_mark(painter, rect, right, "paperclip", 12, "text_3")
            right = min(right, rect.right() - px(54))
        marks = {
            ("triangle-alert", "warning"): row.without_evidence or bool(row.gaps),
            ("flag", "warning"): row.flagged,
        }
        for (icon, color), holds in marks.items():
            if holds:
                right = self._paint_mark(painter, rect, right, icon, _MARK, color) - px(3)
        return right

    def _paint_gauge(
        self, painter: QPainter, rect: QRect, right: int, slots: SlotCount | None
    ) -> int:
        """Paint, where there is no room for figures, how many of the slots are filled."""
        px, tokens = self._theme.px, self._theme.tokens
        height, width = rect.height() - px(12), px(3)
        track = QRect(right - width, rect.top() + px(6), width, height)
        if slots is not None and slots.total:
            painter.fillRect(track, tokens.line_strong)
            filled = round(height * slots.filled / slots.total)
            bar = QRect(track.left(), track.bottom() + 1 - filled, width, filled)
            painter.fillRect(bar, tokens.accent)
        return track.left() - px(4)

    def _paint_mark(
        self, painter: QPainter, rect: QRect, right: int, icon: str, size: int, color: str
    ) -> int:
        side = self._theme.px(size)
        place = _centred(rect, right - side, side)
        self._icons.paint(painter, place, icon, color)
        return place.left() - self._theme.px(2)


def _centred(rect: QRect, left: int, side: int) -> QRect:
    return QRect(left, rect.top() + (rect.height() - side) // 2, side, side)


def _count(row: IndicatorRow, slots: SlotCount | None) -> str:
    """Return the slots of the claim; documents where nothing is claimed that would need any."""
    if slots is None or row.level is None:
        return str(row.evidence_count)
    return f"{slots.filled}/{slots.total}"


def _shown(row: IndicatorRow) -> str:
    if row.value is None:
        return ABSENT
    decimals = row.indicator.scale.decimals
    return number(row.value, decimals) if decimals else plain(row.value)
