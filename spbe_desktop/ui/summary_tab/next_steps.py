"""The list of what would raise the index most; a row leads to its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.summary import NextStep
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import chevron, focus_ring
from spbe_desktop.ui.widgets.badges import paint_level_badge
from spbe_desktop.ui.widgets.painted import Right, draw_text, text_width
from spbe_desktop.words import formats

STEP_ROLE = Qt.ItemDataRole.UserRole
_ROW = 43

_Index = QModelIndex | QPersistentModelIndex


class NextStepsModel(QAbstractListModel):
    """Lists the next steps."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[NextStep, ...] = ()

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """List *steps* instead."""
        self.beginResetModel()
        self._steps = tuple(steps)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._steps)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step = self._steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.row.indicator.short_title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(step)
        if role == Qt.ItemDataRole.ToolTipRole:
            return step.row.indicator.title
        return step if role == STEP_ROLE else None


class NextStepsList(QListView):
    """Shows the steps; a click or Enter asks for the indicator."""

    indicator_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = NextStepsModel()
        self.setModel(self._steps)
        self.setItemDelegate(_StepDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Berikutnya, dari yang paling menaikkan indeks")
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        theme.changed.connect(self._on_theme_changed)

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """Show *steps*."""
        self._steps.show_steps(steps)
        self.updateGeometry()

    def _on_chosen(self, index: QModelIndex) -> None:
        step = index.data(STEP_ROLE)
        if isinstance(step, NextStep):
            self.indicator_requested.emit(step.row.key)

    def _on_theme_changed(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_ROW) * self._steps.rowCount())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.sizeHint().height())


class _StepDelegate(QStyledItemDelegate):
    """Paints a step: number, level, name over what to do, gain, chevron."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        step = index.data(STEP_ROLE)
        if not isinstance(step, NextStep):
            return
        theme, tokens, px, rect = self._theme, self._theme.tokens, self._theme.px, option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, tokens.line)
        row = step.row
        number = QRect(rect.x(), rect.y(), px(20), rect.height())
        draw_text(painter, number, str(row.indicator.number), theme.font(), tokens.text_2, Right)
        left = rect.x() + px(28)
        badge = QRect(left, rect.y() + (rect.height() - px(22)) // 2, px(22), px(22))
        text, rank, ranks = _level(step)
        badge.setWidth(max(px(22), text_width(theme.font("small", bold=True), text) + px(6)))
        paint_level_badge(painter, badge, text, rank, ranks, theme)
        self._paint_words(painter, rect, left + badge.width() + px(10), step)
        chevron(
            painter,
            QRect(rect.right() - px(14), rect.y(), px(9), rect.height()),
            "right",
            tokens.text_2,
        )
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 2, -1, -1), tokens)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, left: int, step: NextStep) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        gain = sentences.step_gain(step)
        bold = theme.font("body", bold=True)
        right = rect.right() - px(24)
        width = text_width(bold, gain) + 2 if gain else 0
        figure = QRect(right - width, rect.y(), width, rect.height())
        draw_text(painter, figure, gain, bold, tokens.text, Right)
        room = right - width - px(8) - left
        title = QRect(left, rect.y() + px(4), room, px(18))
        indicator = step.row.indicator
        fits = text_width(bold, indicator.short_title) <= room
        name = indicator.short_title if fits else indicator.list_title
        draw_text(painter, title, name, bold, tokens.text)
        sentence = QRect(left, rect.y() + px(22), room, px(16))
        words = sentences.step_sentence(step)
        draw_text(painter, sentence, words, theme.font("caption"), tokens.text_2)


def _level(step: NextStep) -> tuple[str, int | None, int]:
    row = step.row
    ranks = row.indicator.scale.levels[-1].number
    if row.value is None or row.level is None:
        return "", None, ranks
    return formats.plain(row.value), row.level.number, ranks


def _spoken(step: NextStep) -> str:
    gain = sentences.step_gain(step)
    rise = f", indeks {gain}" if gain else ""
    indicator = step.row.indicator
    return f"{indicator.number} {indicator.short_title}: {sentences.step_sentence(step)}{rise}"
