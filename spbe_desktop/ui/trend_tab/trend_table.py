"""The table under the chart: every figure, newest first, with its change and its target."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.trend import Trend, TrendPoint
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.trend_tab.sentences import (
    change_reason,
    change_text,
    figure,
    stage_text,
    target_text,
)
from spbe_desktop.ui.widgets.badges import paint_pips, pips_size
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width
from spbe_desktop.words.formats import ABSENT

Index = QModelIndex | QPersistentModelIndex

POINT = Qt.ItemDataRole.UserRole
"""The role that returns the whole `TrendPoint` of a row."""

_COLUMNS: tuple[tuple[str, Callable[[TrendPoint], str]], ...] = (
    ("Tahun", lambda point: str(point.year)),
    ("Instrumen", lambda point: f"{point.indicator_count} indikator"),
    ("Tahap", stage_text),
    ("Indeks", lambda point: figure(point.shown)),
    ("Predikat", lambda point: point.predicate.name),
    ("Perubahan", change_text),
    ("Target", lambda point: ABSENT if point.target is None else figure(point.target)),
    ("Terhadap target", target_text),
)
YEAR, INSTRUMENT, STAGE, INDEX, PREDICATE, CHANGE, TARGET, TO_TARGET = range(8)
_RIGHT = frozenset({INDEX, CHANGE, TARGET})
_ROW, _HEAD = 26, 28


class TrendModel(QAbstractTableModel):
    """The points of a trend as rows, newest year first."""

    def __init__(self) -> None:
        super().__init__()
        self._trend: Trend | None = None
        self._points: tuple[TrendPoint, ...] = ()

    def show_trend(self, trend: Trend) -> None:
        """Show the points of *trend*."""
        self.beginResetModel()
        self._trend = trend
        self._points = tuple(reversed(trend.points))
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._points)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(_COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if section in _RIGHT else Left
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._points) or self._trend is None:
            return None
        point, column = self._points[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[column][1](point)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if column in _RIGHT else Left
        if role == Qt.ItemDataRole.ToolTipRole and column == CHANGE:
            return change_reason(point, self._trend)
        return point if role == POINT else None


class TrendTable(QTableView):
    """Shows the model in the look of the theme, as high as all its rows: the tab scrolls."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points = TrendModel()
        self._delegate = _Delegate(theme, icons, self)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_trend(self, trend: Trend) -> None:
        """Show *trend* with its newest figure chosen."""
        self._points.show_trend(trend)
        self._fit_columns()
        if trend.points:
            self.setCurrentIndex(self._points.index(0, 0))
        self.updateGeometry()

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFont(self._theme.font("caption", bold=True))
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self._fit_columns()
        self.updateGeometry()

    def _build(self) -> None:
        self.setModel(self._points)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = _Header(self._theme, self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self.setAccessibleName("Angka tiap tahun")

    def _fit_columns(self) -> None:
        """Give each column the width of its longest text; what is left goes to the last."""
        px = self._theme.px
        head, body = self._theme.font("caption", bold=True), self._theme.font("body", bold=True)
        for column in range(self._points.columnCount()):
            texts = [
                str(self._points.index(row, column).data() or "")
                for row in range(self._points.rowCount())
            ]
            width = max((text_width(body, text) for text in texts), default=0)
            width = max(width, text_width(head, _COLUMNS[column][0]))
            if column == PREDICATE:
                width += px(38)
            self.setColumnWidth(column, width + px(24))

    @override
    def sizeHint(self) -> QSize:
        rows = self._points.rowCount()
        height = self._theme.px(_HEAD) + rows * self._theme.px(_ROW)
        across = self.horizontalScrollBar()
        return QSize(self._theme.px(640), height + across.height() * (across.maximum() > 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.sizeHint().height())


class _Header(QHeaderView):
    """Paints the heads exactly above what they name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, font = self._theme.tokens, self._theme.font("caption", bold=True)
        painter.save()
        painter.fillRect(rect, tokens.window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line_strong)
        align = Right if logicalIndex in _RIGHT else Left
        text = _COLUMNS[logicalIndex][0]
        draw_text(
            painter, _cell(rect, logicalIndex, self._theme), text, font, tokens.text_2, align
        )
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Paints a cell: main figures strong, the other stages quiet."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        point = index.data(POINT)
        if not isinstance(point, TrendPoint):
            return
        rect: QRect = option.rect
        tokens, px = self._theme.tokens, self._theme.px
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.tint)
            if index.column() == YEAR:
                painter.fillRect(QRect(rect.x(), rect.y(), px(3), rect.height()), tokens.accent)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
        cell = _cell(rect, index.column(), self._theme)
        if index.column() == PREDICATE:
            cell = self._paint_pips(painter, cell, point)
        if index.column() == TO_TARGET and point.to_target == 0 and point.result.covered:
            self._icons.paint(
                painter, QRect(cell.x(), cell.y(), px(14), cell.height()), "check", "success"
            )
            cell.setLeft(cell.left() + px(20))
        strong = index.column() in {YEAR, INDEX} and point.main
        draw_text(
            painter,
            cell,
            str(index.data()),
            self._theme.font("body", bold=strong),
            self._color(point, index.column()),
            Right if index.column() in _RIGHT else Left,
        )
        painter.restore()

    def _color(self, point: TrendPoint, column: int) -> QColor:
        tokens = self._theme.tokens
        if not point.main or column == CHANGE:
            return tokens.text_2
        return tokens.text_3 if column == TO_TARGET and point.target is None else tokens.text

    def _paint_pips(self, painter: QPainter, cell: QRect, point: TrendPoint) -> QRect:
        """Paint the predicate's step, and return the room that is left for its word."""
        px = self._theme.px
        rank, ranks = point.predicate.rank, point.predicate_count
        step = self._theme.ramp_step(rank, ranks)
        pips = pips_size(ranks, self._theme)
        tag = QRect(cell.x(), 0, pips.width() + px(10), px(18))
        tag.moveTop(cell.center().y() - tag.height() // 2 + 1)
        rounded_box(painter, tag, fill=step.fill, edge=step.edge, radius=3)
        place = QRect(tag.x() + px(5), tag.y() + px(3), pips.width(), pips.height())
        paint_pips(painter, place, rank, ranks, step.on_fill, self._theme)
        return cell.adjusted(tag.width() + px(8), 0, 0, 0)


def _cell(rect: QRect, column: int, theme: Theme) -> QRect:
    """Return where the content of *column* stands; the first keeps to the edge of headings."""
    return rect.adjusted(theme.px(16 if column == YEAR else 12), 0, -theme.px(8), 0)
