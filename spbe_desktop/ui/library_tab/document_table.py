"""The table of documents: choosing one or many, sorting, and the keys that act on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.library_tab.document_delegate import ROW, TALL_ROW, DocumentDelegate
from spbe_desktop.ui.library_tab.document_head import DocumentHead
from spbe_desktop.ui.library_tab.document_model import (
    CONDITION,
    DAY,
    HEADS,
    KEYS,
    TITLE,
    TYPE,
    DocumentModel,
)
from spbe_desktop.ui.theme import Theme

_WIDTHS = {TYPE: 132, DAY: 108, KEYS: 112, CONDITION: 168}
_NARROW_WIDTHS = {TYPE: 98, DAY: 98, KEYS: 92, CONDITION: 168}
_SMALLEST_TITLE = 260
"""Where the title would have less than this, the other columns give way."""

_HEAD = 28
_Flag = QItemSelectionModel.SelectionFlag
_Key = Qt.Key


class DocumentTable(QTableView):
    """Shows entries and tells what is chosen; it changes nothing itself."""

    chosen_changed = Signal()
    opened = Signal(str)
    preview_requested = Signal(str)
    edit_requested = Signal(str)
    discard_requested = Signal(object)
    """Ids of documents."""
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.documents = DocumentModel()
        self._delegate = DocumentDelegate(theme, icons, self)
        self._build()
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """Return the entries that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.documents.entries[row] for row in rows)

    @property
    def current_id(self) -> str:
        """Return the document that the keyboard is at, or nothing."""
        row, entries = self.currentIndex().row(), self.documents.entries
        return entries[row].document.id if 0 <= row < len(entries) else ""

    def show_entries(
        self, entries: Sequence[Entry], year: int, snippets: Mapping[str, str]
    ) -> None:
        """Show *entries*; what was chosen stays chosen as far as it is still shown."""
        self._delegate.year = year
        self._keep_choice(lambda: self.documents.show_entries(entries, year, snippets))
        self._fit_rows()

    def choose(self, ids: Sequence[str]) -> None:
        """Choose the documents of *ids* that are shown, and bring the first into view."""
        rows = list(self.documents.rows_of(frozenset(ids)).values())
        if rows:
            self._choose_rows(rows, rows[0])
            self.scrollTo(self.documents.index(rows[0], TITLE))

    def sort_by(self, column: int) -> None:
        """Sort by *column*, or turn its order round; dates begin with the newest."""
        falling, rising = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        wanted = falling if column == DAY else rising
        if self.documents.sorting == (column, wanted):
            wanted = rising if wanted == falling else falling
        self._keep_choice(lambda: self.documents.sort(column, wanted))
        self.horizontalHeader().viewport().update()

    def _keep_choice(self, change: Callable[[], None]) -> None:
        """Make a *change* of the rows after which the same documents are chosen."""
        kept, current = {entry.document.id for entry in self.chosen}, self.current_id
        chooser = self.selectionModel()
        chooser.blockSignals(True)
        change()
        rows = self.documents.rows_of(kept)
        first = next(iter(rows.values()), -1)
        self._choose_rows(list(rows.values()), rows.get(current, first))
        chooser.blockSignals(False)
        self.viewport().update()
        self.chosen_changed.emit()

    def _choose_rows(self, rows: Sequence[int], current: int) -> None:
        chooser, model, last = self.selectionModel(), self.documents, len(HEADS) - 1
        ranges = QItemSelection()
        for row in rows:
            ranges.select(model.index(row, 0), model.index(row, last))
        if current >= 0:
            chooser.setCurrentIndex(model.index(current, TITLE), _Flag.NoUpdate)
        chooser.select(ranges, _Flag.ClearAndSelect)

    def _on_selection_changed(self) -> None:
        self.chosen_changed.emit()

    def _on_double_clicked(self) -> None:
        self.opened.emit(self.current_id)

    def _on_menu_requested(self, point: QPoint) -> None:
        if self.chosen:
            self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(_HEAD))
        self._fit_rows()
        self._fit_columns()

    def _build(self) -> None:
        self.setModel(self.documents)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(DocumentHead(self._theme, self.documents, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Dokumen")

    def _fit_rows(self) -> None:
        height = self._theme.px(TALL_ROW if self.documents.has_snippets else ROW)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _fit_columns(self) -> None:
        px, room = self._theme.px, self.viewport().width()
        widths = _WIDTHS
        if room - px(sum(widths.values())) < px(_SMALLEST_TITLE):
            widths = _NARROW_WIDTHS
        for column, width in widths.items():
            self.setColumnWidth(column, px(width))
        self.setColumnWidth(TITLE, max(px(120), room - sum(map(px, widths.values()))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(400))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.chosen and self.documents.rowCount():
            self._choose_rows([0], 0)

    @override
    def event(self, event: QEvent) -> bool:
        # Some of these letters are commands of the window; here they act on what is chosen.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN_KEYS
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), self.chosen
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not chosen:
            super().keyPressEvent(event)
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            self.opened.emit(self.current_id)
        elif key == _Key.Key_Space:
            self.preview_requested.emit(self.current_id)
        elif key == _Key.Key_E:
            self.edit_requested.emit(self.current_id)
        elif key == _Key.Key_Delete:
            self.discard_requested.emit(tuple(entry.document.id for entry in chosen))
        else:
            super().keyPressEvent(event)


_OWN_KEYS = frozenset(
    {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_E, _Key.Key_Delete}
)
