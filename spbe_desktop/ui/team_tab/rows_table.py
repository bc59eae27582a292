"""A table of texts with an id per row, and headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text

Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_ROW, _HEAD, _GAP = 32, 28, 10
_NARROW = 700
LINE = Qt.ItemDataRole.UserRole
"""The role that returns the whole `TableLine`."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: *width* in pixels at 100 %, or its share of what the others leave."""

    title: str
    width: int = 0
    share: int = 0
    right: bool = False
    optional: bool = False
    """Whether it gives way where the table is narrow."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row; a heading has one cell and cannot be chosen."""

    id: str
    cells: tuple[str, ...]
    tone: str = "text"
    heading: bool = False


class RowsModel(QAbstractTableModel):
    """The lines of a table."""

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.lines: tuple[TableLine, ...] = ()

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show *lines* in place of what was there."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return line.cells[column] if column < len(line.cells) else ""
        return line if role == LINE else None


class _LineDelegate(QStyledItemDelegate):
    """Paints a cell from the theme."""

    def __init__(self, theme: Theme, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: Any = option
        line, tokens, px = index.data(LINE), self._theme.tokens, self._theme.px
        rect: QRect = view.rect
        painter.save()
        state = view.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and not line.heading
        ground = tokens.sunken if line.heading else tokens.hover if hovered else tokens.surface
        painter.fillRect(rect, tokens.tint if chosen else ground)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.x(), rect.y(), px(3), rect.height()), tokens.accent)
        words = rect.adjusted(px(_GAP), 0, -px(8), 0)
        ink = tokens.text_2 if line.heading else tokens.color(line.tone)
        align = Right if self._model.columns[index.column()].right and not line.heading else Left
        text = str(index.data())
        heading = line.heading
        font = self._theme.font("caption", bold=True) if heading else self._theme.font()
        draw_text(painter, words, text, font, ink, align)
        painter.restore()


class _Head(QHeaderView):
    """Paints the titles exactly above what they name."""

    def __init__(self, theme: Theme, model: RowsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        column = self._model.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, tokens.window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line_strong)
        words = rect.adjusted(px(_GAP), 0, -px(8), 0)
        font = self._theme.font("caption", bold=True)
        draw_text(
            painter, words, column.title, font, tokens.text_2, Right if column.right else Left
        )
        painter.restore()


class RowsTable(QTableView):
    """Shows lines, and tells which are chosen; it changes nothing itself."""

    chosen_changed = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(
        self, theme: Theme, columns: Sequence[TableColumn], name: str, *, many: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self.rows = RowsModel(columns)
        self.setModel(self.rows)
        self.setItemDelegate(_LineDelegate(theme, self.rows, self))
        self.setHorizontalHeader(_Head(theme, self.rows, self))
        self.setAccessibleName(name)
        self._build(many=many)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.lines[row].id for row in rows)

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show *lines*; what was chosen stays chosen as far as it is still there."""
        kept = frozenset(self.chosen)
        chooser = self.selectionModel()
        chooser.blockSignals(True)
        self.clearSpans()
        self.rows.show_lines(lines)
        for row, line in enumerate(self.rows.lines):
            if line.heading:
                self.setSpan(row, 0, 1, len(self.rows.columns))
        self.choose(kept)
        chooser.blockSignals(False)

    def choose(self, ids: frozenset[str]) -> None:
        """Choose the rows with *ids* that are shown."""
        chooser = self.selectionModel()
        chooser.clear()
        rows = [row for row, line in enumerate(self.rows.lines) if line.id in ids]
        for row in rows:
            chooser.select(self.rows.index(row, 0), _Flag.Select | _Flag.Rows)
        if rows:
            chooser.setCurrentIndex(self.rows.index(rows[0], 0), _Flag.NoUpdate)
            self.scrollTo(self.rows.index(rows[0], 0))
        self.viewport().update()

    def _build(self, *, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _on_selection_changed(self) -> None:
        self.chosen_changed.emit()

    def _on_double_clicked(self) -> None:
        self.opened.emit()

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self._fit_columns()

    def _fit_columns(self) -> None:
        columns, px = self.rows.columns, self._theme.px
        narrow = self.viewport().width() < px(_NARROW)
        shown = [column for column in columns if not (narrow and column.optional)]
        room = self.viewport().width() - sum(px(column.width) for column in shown)
        shares = sum(column.share for column in shown) or 1
        for place, column in enumerate(columns):
            self.setColumnHidden(place, column not in shown)
            part = max(px(60), room * column.share // shares)
            self.setColumnWidth(place, part if column.share else px(column.width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self.chosen and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif plain and self.chosen and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
