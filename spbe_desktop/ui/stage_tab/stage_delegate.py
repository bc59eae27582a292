"""Paints a value at a stage: its level, whether it was inherited, and how far it moved."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from spbe_desktop.domain.instrument import Group, Indicator
from spbe_desktop.domain.stage_matrix import MatrixRow, StageCell
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.stage_tab.sentences import signed
from spbe_desktop.ui.stage_tab.stage_model import LINE, StageModel
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import paint_level_badge
from spbe_desktop.ui.widgets.painted import Center, Left, Right, draw_text
from spbe_desktop.words import formats

ROW = 30
"""Height of a row in pixels at 100 %."""

_State = QStyle.StateFlag
_BADGE, _STEP = 34, 52


class StageDelegate(QStyledItemDelegate):
    """Paints one cell at a time; the stage that is worked on stands on a tinted ground."""

    def __init__(self, theme: Theme, icons: Icons, stages: StageModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._stages = theme, icons, stages

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
        rect: QRect = option.rect
        line = index.data(LINE)
        painter.save()
        self._paint_ground(painter, rect, index, option)
        inside = rect.adjusted(self._theme.px(10), 0, -self._theme.px(8), -1)
        cell = self._stages.cell(index)
        if cell is not None and isinstance(line, MatrixRow):
            self._paint_value(painter, inside, line.indicator, cell)
        elif index.column() == 0 and isinstance(line, MatrixRow):
            self._paint_name(painter, inside, line.indicator)
        else:
            self._paint_sum(painter, inside, index, line)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        option: QStyleOptionViewItem,
    ) -> None:
        tokens, shown = self._theme.tokens, self._stages.shown
        is_sum = not isinstance(index.data(LINE), MatrixRow)
        is_current = shown is not None and index.column() == shown.place + 1
        chosen = bool(option.state & _State.State_Selected) and not is_sum
        ground = tokens.tint if is_current or chosen else tokens.window if is_sum else None
        if ground is not None:
            painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
        if chosen:
            painter.setPen(tokens.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))

    def _paint_name(self, painter: QPainter, inside: QRect, indicator: Indicator) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        number = QRect(inside.x(), inside.y(), px(30), inside.height())
        draw_text(painter, number, indicator.key, self._theme.font("body"), tokens.text_3, Right)
        words = inside.adjusted(px(40), 0, 0, 0)
        title = indicator.short_title or indicator.title
        draw_text(painter, words, title, self._theme.font("body"), tokens.text, Left)

    def _paint_sum(
        self,
        painter: QPainter,
        inside: QRect,
        index: QModelIndex | QPersistentModelIndex,
        line: object,
    ) -> None:
        tokens = self._theme.tokens
        is_index = not isinstance(line, Group)
        font = self._theme.font("body" if is_index else "caption", bold=True)
        ink = tokens.text if is_index else tokens.text_2
        draw_text(
            painter, inside, str(index.data()), font, ink, Center if index.column() else Left
        )

    def _paint_value(
        self, painter: QPainter, inside: QRect, indicator: Indicator, cell: StageCell
    ) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        middle = inside.x() + (inside.width() - px(_BADGE)) // 2
        top = inside.y() + (inside.height() - px(20)) // 2
        badge = QRect(middle, top, px(_BADGE), px(20))
        font = self._theme.font("body")
        if cell.value is None:
            draw_text(painter, badge, formats.ABSENT, font, tokens.text_3, Center)
        elif cell.inherited:
            draw_text(painter, badge, formats.plain(cell.value), font, tokens.text_3, Center)
        else:
            rank = indicator.scale.levels.index(indicator.scale.level_of(cell.value)) + 1
            ranks = len(indicator.scale.levels)
            text = formats.plain(cell.value)
            paint_level_badge(painter, badge, text, rank, ranks, self._theme)
        if cell.change:
            place = QRect(badge.right() + px(6), inside.y(), px(_STEP), inside.height())
            self._paint_step(painter, place, cell.change)
        if cell.entry.note or cell.entry.clarified is not None:
            mark = QRect(badge.x() - px(20), inside.y(), px(13), inside.height())
            icon = _mark(cell)
            self._icons.paint(painter, mark, icon, "text_2")

    def _paint_step(self, painter: QPainter, place: QRect, change: Decimal) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        icon, tone = ("arrow-down", "error") if change < 0 else ("arrow-up", "success")
        arrow = QRect(place.x(), place.y(), px(12), place.height())
        self._icons.paint(painter, arrow, icon, tone)
        words = place.adjusted(px(15), 0, 0, 0)
        font = self._theme.font("caption", bold=True)
        draw_text(painter, words, signed(change), font, tokens.color(tone), Left)


def _mark(cell: StageCell) -> str:
    """Return the icon of what was said: clarified, not clarified, or a note alone."""
    return {True: "check", False: "minus", None: "sticky-note"}[cell.entry.clarified]
