"""The cells of the history grid: typing, moving, clearing, copying and pasting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.history_cells import HistoryCells
from spbe_desktop.ui.trend_tab.history_model import (
    INDEX_COLUMN,
    IS_HEAD,
    STAGE_COLUMN,
    HistoryModel,
)
from spbe_desktop.ui.trend_tab.history_paste import cells_of, names_years, year_lines
from spbe_desktop.ui.widgets.painted import text_width
from spbe_desktop.ui.widgets.typed_keys import is_typing

Index = QModelIndex | QPersistentModelIndex

_ROW = 30
_Move = QAbstractItemView.CursorAction


class HistoryTable(QTableView):
    """Moves over the cells that may be typed in, and asks the model to take texts."""

    def __init__(
        self, theme: Theme, icons: Icons, history: HistoryModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._delegate = HistoryCells(theme, icons, self)
        self._build()
        history.modelReset.connect(self._fit_columns)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def paste(self) -> tuple[str, ...]:
        """Take the block on the clipboard; return a sentence for each line without a place."""
        block = cells_of(QGuiApplication.clipboard().text())
        if not any(cell for line in block for cell in line):
            return ()
        if len(block[0]) > 1 and names_years(block):
            return self._paste_years(block)
        return self._paste_here(block)

    def commit(self) -> None:
        """Take the text of the cell that is open; it stays open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet takes them."""
        chosen = sorted((i.row(), i.column()) for i in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            text = str(self._history.index(row, column).data() or "")
            lines.setdefault(row, []).append(text)
        text = "\n".join("\t".join(cells) for cells in lines.values())
        QGuiApplication.clipboard().setText(text)

    def clear_chosen(self) -> None:
        """Empty the chosen cells."""
        columns: dict[int, list[tuple[int, str]]] = {}
        for index in self.selectedIndexes():
            columns.setdefault(index.row(), []).append((index.column(), ""))
        for row, texts in columns.items():
            self._history.enter(row, texts)

    def go_to(self, line: int) -> None:
        """Make the index of *line* the current cell and show it."""
        if line >= 0:
            index = self._history.index(line, INDEX_COLUMN)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self._fit_columns()

    def _build(self) -> None:
        self.setModel(self._history)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        # All rows are shown; the tab scrolls.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Riwayat indeks yang sudah diumumkan")

    def _fit_columns(self) -> None:
        px, head = self._theme.px, self._theme.font("caption", bold=True)
        for column in range(self._history.columnCount()):
            heads = [
                str(self._history.index(row, column).data() or "")
                for row in range(self._history.rowCount())
                if column == STAGE_COLUMN or self._history.index(row, column).data(IS_HEAD)
            ]
            font = self._theme.font("body") if column == STAGE_COLUMN else head
            wide = max((text_width(font, text) for text in heads), default=0)
            self.setColumnWidth(column, max(px(70), wide + px(24)))
        self.updateGeometry()

    def _paste_years(self, block: list[list[str]]) -> tuple[str, ...]:
        notes = []
        for wanted in year_lines(block):
            if wanted.year not in self._history.years:
                notes.append(f"{wanted.year}: tahun ini tidak ada pada daftar.")
                continue
            line = self._history.add_stage(wanted.year, wanted.stage)
            notes.extend(self._take(line, INDEX_COLUMN, list(wanted.texts)))
        return tuple(notes)

    def _paste_here(self, block: list[list[str]]) -> tuple[str, ...]:
        current = self.currentIndex()
        line, notes = current.row(), []
        for number, cells in enumerate(block, start=1):
            while line < self._history.rowCount() and self._history.row_at(line) is None:
                line += 1
            if current.row() < 0 or line >= self._history.rowCount():
                notes.append(f"Baris {number} dari tempelan tidak punya tempat pada daftar.")
                continue
            notes.extend(self._take(line, current.column(), cells))
            line += 1
        return tuple(notes)

    def _take(self, line: int, first: int, cells: list[str]) -> list[str]:
        """Type *cells* into *line* from column *first* on; say which have no place there."""
        row = self._history.row_at(line)
        assert row is not None
        texts = list(enumerate(cells, start=first))
        fits = [
            (column, text)
            for column, text in texts
            if self._history.is_typable(self._history.index(line, column))
        ]
        lost = [text for column, text in texts if text and (column, text) not in fits]
        # By hand the row may be replaced while it is being stored; its year stays.
        year = row.year
        self._history.enter(line, fits)
        return [f"{year}: “{text[:24]}” tidak punya kolom pada baris ini." for text in lost]

    def _next_typable(self, index: QModelIndex, step: int) -> QModelIndex:
        columns = self._history.columnCount()
        place = index.row() * columns + index.column() + step
        while 0 <= place < self._history.rowCount() * columns:
            found = self._history.index(*divmod(place, columns))
            if self._history.is_typable(found):
                return found
            place += step
        return index

    def _below(self, index: QModelIndex, step: int) -> QModelIndex:
        line = index.row() + step
        while 0 <= line < self._history.rowCount():
            found = self._history.index(line, index.column())
            if self._history.is_typable(found):
                return found
            line += step
        return index

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        current = self.currentIndex()
        if cursorAction == _Move.MoveNext:
            return self._next_typable(current, 1)
        if cursorAction == _Move.MovePrevious:
            return self._next_typable(current, -1)
        if cursorAction == _Move.MoveDown:
            return self._below(current, 1)
        if cursorAction == _Move.MoveUp:
            return self._below(current, -1)
        return super().moveCursor(cursorAction, modifiers)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            # Enter goes down, as in a spreadsheet.
            self.setCurrentIndex(self._below(self.currentIndex(), 1))

    @override
    def event(self, event: QEvent) -> bool:
        # The first digit opens the cell; the window would take it for a level.
        if is_typing(event) and self._history.is_typable(self.currentIndex()):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_chosen()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # The editor passes its own Enter on; the text is taken when it closes.
            if self.indexWidget(self.currentIndex()) is None:
                self.setCurrentIndex(self._below(self.currentIndex(), 1))
        elif self._leaves(event):
            # An ignored Tab makes Qt move on to the next widget.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tell whether a Tab key leads out of the grid, at its first or last cell."""
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        step = steps.get(Qt.Key(event.key()))
        current = self.currentIndex()
        return step is not None and self._next_typable(current, step) == current

    @override
    def sizeHint(self) -> QSize:
        height = self._history.rowCount() * self._theme.px(_ROW)
        across = self.horizontalScrollBar()
        return QSize(self._theme.px(640), height + across.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.sizeHint().height())
