"""A table of facts: one row is chosen, a press on a head sorts, keys act on what is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from spbe_desktop.ui.finding_tab.fact_delegate import ROW, FactDelegate
from spbe_desktop.ui.finding_tab.fact_model import Column, FactModel, FactRow
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import chevron
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width
from spbe_desktop.ui.widgets.row_table import RowTable

_HEAD = 28
_LEAST, _FEWEST = 250, 120
"""What the widest column wants before others give way, and what it always has."""

_FITTING = 24
"""The least room for a head."""


class FactTable(RowTable):
    """Shows rows and tells which is chosen; it changes nothing itself."""

    chosen_changed = Signal(str)
    """The id of the row, or nothing."""
    activated_row = Signal(str)
    """Enter or a double click."""
    key_pressed = Signal(int)
    """One of the keys that the view has asked for."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        columns: Sequence[Column],
        *,
        keys: Collection[Qt.Key] = (),
    ) -> None:
        facts = FactModel(columns)
        super().__init__(theme, facts, name)
        self.facts = facts
        self._keys = frozenset(keys)
        self.setItemDelegate(FactDelegate(theme, icons, self))
        self.setHorizontalHeader(_Head(theme, facts, self))
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._on_activated)
        self.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def chosen_id(self) -> str:
        """Return the row that is chosen, or nothing."""
        rows = self.selectionModel().selectedRows()
        return self.facts.rows[rows[0].row()].id if rows else ""

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show *rows*; the one that was chosen stays so, else the one in its place."""
        kept, place = self.chosen_id, self.currentIndex().row()
        chooser = self.selectionModel()
        chooser.blockSignals(True)
        self.facts.show_rows(rows)
        known = [row.id for row in self.facts.rows]
        if kept in known:
            self.selectRow(known.index(kept))
        elif kept and known:
            self.selectRow(min(max(place, 0), len(known) - 1))
        chooser.blockSignals(False)
        self.viewport().update()
        self.chosen_changed.emit(self.chosen_id)

    def choose(self, row_id: str) -> None:
        """Choose the row of *row_id*, if it is shown, and bring it into view."""
        for place, row in enumerate(self.facts.rows):
            if row.id == row_id:
                self.selectRow(place)
                self.scrollTo(self.facts.index(place, 0))

    def sort_by(self, column: int) -> None:
        """Sort by *column*, or turn its order round."""
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        order = falling if self.facts.sorting == (column, rising) else rising
        kept = self.chosen_id
        self.facts.sort(column, order)
        self.choose(kept)
        self.horizontalHeader().viewport().update()

    def _on_selection_changed(self) -> None:
        self.chosen_changed.emit(self.chosen_id)

    def _on_activated(self) -> None:
        if self.chosen_id:
            self.activated_row.emit(self.chosen_id)

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        self._fit_columns()

    def _fit_columns(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        columns = self.facts.columns
        narrow = room - px(sum(column.width for column in columns)) < px(_LEAST)
        widths = [px(column.width_in(narrow)) for column in columns]
        rest = max(px(_FEWEST), room - sum(widths))
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            self.setColumnHidden(place, bool(column.width) and not width)
            self.setColumnWidth(place, width or rest)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.chosen_id and self.facts.rowCount():
            self.selectRow(0)

    @override
    def event(self, event: QEvent) -> bool:
        # Some of these keys are commands of the window; here they act on what is chosen.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in self._keys
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated()
        elif event.key() in self._keys:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


class _Head(QHeaderView):
    """Paints the heads exactly above what they name, with an arrow on the one that sorts."""

    def __init__(self, theme: Theme, facts: FactModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._facts = facts
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Urutkan menurut kolom")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, tokens, column = self._theme.px, self._theme.tokens, self._facts.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, tokens.window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line_strong)
        sorted_by, order = self._facts.sorting
        font = self._theme.font("caption", bold=True)
        arrow = px(14) if logicalIndex == sorted_by else 0
        words = rect.adjusted(px(10), 0, -px(8) - (arrow if column.right else 0), 0)
        ink = tokens.text if arrow else tokens.text_2
        # Of a column that shows icons alone, two letters and an ellipsis would tell nothing.
        if words.width() > self._theme.px(_FITTING):
            draw_text(painter, words, column.head, font, ink, Right if column.right else Left)
        if arrow:
            left = words.right() if column.right else words.x() + text_width(font, column.head)
            place = QRect(left + px(6), rect.y(), px(7), rect.height())
            falls = order == Qt.SortOrder.DescendingOrder
            chevron(painter, place, "down" if falls else "up", tokens.text_2)
        painter.restore()
