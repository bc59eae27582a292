"""The documents as rows of a table: what is shown, and the order in which it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.library_tab import entry_words as words
from spbe_desktop.ui.library_tab.condition_words import ORDER, condition_word
from spbe_desktop.ui.widgets.painted import Left, Right

Index = QModelIndex | QPersistentModelIndex
_Order = Qt.SortOrder

ENTRY = Qt.ItemDataRole.UserRole
"""The role that returns the whole `Entry` of a row."""
SNIPPET = Qt.ItemDataRole.UserRole + 1
"""The role that returns where a search has found its words in the text of the file."""

TITLE, TYPE, DAY, KEYS, CONDITION = range(5)
HEADS = ("Dokumen", "Jenis", "Tanggal", "Indikator", "Keadaan")
RIGHT_COLUMNS = frozenset({DAY})

_SORTED: Mapping[int, Callable[[Entry], Any]] = {
    TITLE: lambda entry: entry.document.title.casefold(),
    TYPE: lambda entry: words.type_text(entry.document).casefold(),
    DAY: words.day_order,
    KEYS: words.keys_order,
    CONDITION: lambda entry: ORDER[entry.conditions[0]],
}


class DocumentModel(QAbstractTableModel):
    """Rows of documents, the newest first until another order is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._given: tuple[Entry, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._snippets: Mapping[str, str] = {}
        self._year = 0
        self._column = DAY
        self._order = _Order.DescendingOrder

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what is shown, from top to bottom."""
        return self._entries

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """Return the column that sorts the rows, and in which direction."""
        return self._column, self._order

    @property
    def has_snippets(self) -> bool:
        """Tell whether a row has a second line."""
        return bool(self._snippets)

    def show_entries(
        self, entries: Sequence[Entry], year: int, snippets: Mapping[str, str]
    ) -> None:
        """Show *entries* of an assessment of *year*, with what a search has found in files."""
        self.beginResetModel()
        self._given, self._year, self._snippets = tuple(entries), year, snippets
        self._arrange()
        self.endResetModel()

    def rows_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the rows of the documents of *ids* that are shown, from top to bottom."""
        entries = enumerate(self._entries)
        return {e.document.id: row for row, e in entries if e.document.id in ids}

    @override
    def sort(self, column: int, order: Qt.SortOrder = _Order.AscendingOrder) -> None:
        self.beginResetModel()
        self._column, self._order = column, order
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        falls = self._order == _Order.DescendingOrder
        self._entries = tuple(sorted(self._given, key=_SORTED[self._column], reverse=falls))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._entries)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(HEADS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if section in RIGHT_COLUMNS else Left
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry, column = self._entries[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(entry, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if column in RIGHT_COLUMNS else Left
        if role == SNIPPET:
            return self._snippets.get(entry.document.id, "")
        return entry if role == ENTRY else None

    def _text(self, entry: Entry, column: int) -> str:
        if column == CONDITION:
            return condition_word(entry.conditions[0], self._year).name
        if column == KEYS:
            return words.keys_text(entry)
        told = {TYPE: words.type_text, DAY: words.day_text}.get(column)
        return entry.document.title if told is None else told(entry.document)

    def _told(self, entry: Entry, column: int) -> str:
        """Return what a tool tip adds to the cell."""
        document = entry.document
        if column == CONDITION:
            return ", ".join(condition_word(c, self._year).name for c in entry.conditions)
        if column == KEYS:
            return words.all_keys_text(document)
        if column == TITLE:
            return (
                f"{document.title}\nNo. {document.number}" if document.number else document.title
            )
        return ""
