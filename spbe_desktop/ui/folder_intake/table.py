"""The grid: choosing, typing, taking and leaving out, with the keyboard or the mouse."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from spbe_desktop.ui.folder_intake.delegate import ROW_HEIGHT, IntakeCells
from spbe_desktop.ui.folder_intake.model import TYPABLE, Column, Index, IntakeModel
from spbe_desktop.ui.folder_intake.rows import Sieve
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme

_WIDTHS = {
    Column.WANTED: 36,
    Column.INDICATOR: 178,
    Column.LEVEL: 64,
    Column.SLOT: 120,
    Column.STANDING: 128,
    Column.NOTE: 240,
}
_LEAST_HEIGHT = 100
"""A window of the least size shows the head and two rows."""

_ROOMY = 980
"""Pixels from which the slots have a column of their own."""

_SelectRows = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


class IntakeSieve(QSortFilterProxyModel):
    """Shows the rows that a sieve lets through.

    A row that is put right stays where it is until another sieve is chosen: it must not go
    from under the hands of whoever is at it.
    """

    def __init__(self, intake: IntakeModel) -> None:
        super().__init__(intake)
        self._intake = intake
        self._sieve = Sieve.ALL
        self.setDynamicSortFilter(False)
        self.setSourceModel(intake)

    def choose(self, sieve: Sieve) -> None:
        """Show what *sieve* lets through."""
        self.beginFilterChange()
        self._sieve = sieve
        self.endFilterChange()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return self._intake.rows[source_row].passes(self._sieve)


class IntakeTable(QTableView):
    """A view over the rows; *chosen_changed* tells that other rows are chosen."""

    chosen_changed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, intake: IntakeModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._intake = intake
        self._sieve = IntakeSieve(intake)
        self._cells = IntakeCells(theme, icons, intake.choices.indicators, self)
        self._build()
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> list[int]:
        """Return the rows of the model that are chosen."""
        return sorted(
            self._sieve.mapToSource(self._sieve.index(line, 0)).row()
            for part in self._parts_chosen()
            for line in range(part.top(), part.bottom() + 1)
        )

    @property
    def count_chosen(self) -> int:
        """Return how many rows are chosen; unlike naming them, that takes no time."""
        return sum(part.height() for part in self._parts_chosen())

    @property
    def shown(self) -> int:
        """Return how many rows the sieve lets through."""
        return self._sieve.rowCount()

    def choose_sieve(self, sieve: Sieve) -> None:
        """Show what *sieve* lets through, from the top."""
        self._sieve.choose(sieve)
        if self._sieve.rowCount():
            self.go_to(0, Column.INDICATOR)
        self.chosen_changed.emit()

    def go_to(self, line: int, column: Column) -> None:
        """Choose the row on *line* of what is shown, and put the keyboard at *column*."""
        index = self._sieve.index(line, column)
        self.selectionModel().setCurrentIndex(index, _SelectRows)
        self.scrollTo(index)

    def _parts_chosen(self) -> list[QItemSelectionRange]:
        """Return blocks of rows that are chosen, each row in one of them."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        # Around a hidden column a row may be in two.
        return [part for part in parts if part.left() == 0]

    def _build(self) -> None:
        self.setModel(self._sieve)
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        # Thousands of rows of one height need not be measured one by one.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Berkas yang ditemukan")

    def _fit(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.setMinimumHeight(px(_LEAST_HEIGHT))
        roomy = self.width() >= px(_ROOMY)
        self.setColumnHidden(Column.SLOT, not roomy)
        for column, width in _WIDTHS.items():
            share = 1.0 if roomy else 0.84
            self.setColumnWidth(column, px(width * share))

    def _toggle(self, index: QModelIndex) -> None:
        """Take in, or leave out, all rows that are chosen, as the one at *index* is not."""
        line = self._sieve.mapToSource(index).row()
        wanted = not self._intake.rows[line].wanted
        lines = self.chosen if line in self.chosen else [line]
        self._intake.want(lines, wanted=wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            self._toggle(current)
        elif event.key() == Qt.Key.Key_Delete:
            self._intake.clear_place(self.chosen)
        elif event.text().strip().isalnum() and current.column() not in TYPABLE:
            # Whoever types means the indicator, wherever in the row the keyboard is.
            self.go_to(current.row(), Column.INDICATOR)
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        boxed = index.isValid() and index.column() == Column.WANTED
        if boxed and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index)
            self.setFocus()
            return
        super().mousePressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
