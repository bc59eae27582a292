"""The table of stages: moving over the cells, and the keys that value them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.stage_matrix import MatrixRow, StageCell
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.stage_tab.stage_delegate import ROW, StageDelegate
from spbe_desktop.ui.stage_tab.stage_model import Shown, StageModel
from spbe_desktop.ui.theme import Theme

_STAGE, _LEAST_NAME = 138, 240
"""Widths in pixels at 100 %: of a stage where there is room, and the least of the names."""

_Key = Qt.Key


class StageTable(QTableView):
    """Shows stages and tells what is wanted of the cell that the keyboard is at."""

    moved = Signal()
    opened = Signal(str)
    value_typed = Signal(object)
    """Decimal, or none to clear the value."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.stages = StageModel()
        self._build(icons)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._fit)

    @property
    def row(self) -> MatrixRow | None:
        """Return the indicator that the keyboard is at."""
        place = self.currentIndex().row()
        line = self.stages.lines[place] if 0 <= place < len(self.stages.lines) else None
        return line if isinstance(line, MatrixRow) else None

    @property
    def cell(self) -> StageCell | None:
        """Return the cell that the keyboard is at."""
        return self.stages.cell(self.currentIndex())

    @property
    def stage(self) -> str:
        """Return the code of the stage that the keyboard is at; the one worked on beside them."""
        shown, place = self.stages.shown, self.currentIndex().column() - 1
        if shown is None:
            return ""
        return shown.matrix.columns[place if place >= 0 else shown.place].stage.code

    def show_stages(self, shown: Shown) -> None:
        """Show *shown*; the keyboard stays at its indicator, or goes to the first."""
        before, columns = self.stages.shown, self.stages.columnCount()
        key = self.row.indicator.key if self.row else None
        column = max(1, self.currentIndex().column())
        if before is None or before.stage != shown.stage or not columns:
            column = shown.place + 1
        self.stages.show(shown)
        self._fit()
        row = self.stages.row_of(key) if key else -1
        self._go_to(row if row >= 0 else 2, column)
        self.viewport().update()
        self.moved.emit()

    def go_to(self, key: IndicatorKey, stage: str) -> None:
        """Bring the keyboard to an indicator at a stage."""
        shown, row = self.stages.shown, self.stages.row_of(key)
        if shown is not None and row >= 0:
            self._go_to(row, shown.matrix.place_of[stage] + 1)

    def _go_to(self, row: int, column: int) -> None:
        index = self.stages.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def _build(self, icons: Icons) -> None:
        self.setModel(self.stages)
        self.setItemDelegate(StageDelegate(self._theme, icons, self.stages, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setAccessibleName("Nilai per indikator dan tahap")

    def _fit(self) -> None:
        px, count = self._theme.px, self.stages.columnCount() - 1
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        if count < 1:
            return
        room = self.viewport().width()
        width = min(px(_STAGE), (room - px(_LEAST_NAME)) // count)
        for column in range(1, count + 1):
            self.setColumnWidth(column, width)
        self.setColumnWidth(0, room - count * width)

    def _on_current_changed(
        self, current: QModelIndex | QPersistentModelIndex, before: object
    ) -> None:
        del current, before
        self.moved.emit()

    def _on_double_clicked(self) -> None:
        self._open()

    def _open(self) -> None:
        if self.row is not None:
            self.opened.emit(self.row.indicator.key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        # Digits are commands of the window elsewhere; here they value the cell.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key() in _ENTER or _digit(event) is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = _digit(event)
        if event.key() in _ENTER:
            self._open()
        elif digit is not None and self.cell is not None and self.row is not None:
            levels = {level.number: level.lower for level in self.row.indicator.scale.levels}
            value: Decimal | None = levels.get(digit)
            if value is not None or digit == 0:
                self.value_typed.emit(value)
        elif event.key() == _Key.Key_Delete and self.cell is not None:
            self.value_typed.emit(None)
        else:
            super().keyPressEvent(event)


_ENTER = frozenset({_Key.Key_Return, _Key.Key_Enter})


def _digit(event: QKeyEvent) -> int | None:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - _Key.Key_0
    return number if plain and 0 <= number <= 9 else None
