"""Lets the officer choose a document that the workspace already has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_PLACE = Qt.ItemDataRole.UserRole


class ReuseDialog(Dialog):
    """A list of documents that narrows down while typing."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        documents: Sequence[LibraryDocument],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Pakai dokumen yang sudah ada",
            subtitle="Dokumen ditautkan, tidak digandakan.",
            size=(560, 460),
            parent=parent,
        )
        self._documents = tuple(documents)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Cari judul, nomor, atau nama berkas")
        self._search.setAccessibleName("Cari dokumen")
        self._list = QListWidget()
        self._list.setAccessibleName("Dokumen")
        self._none = Label(theme, _EMPTY, tone="text_2", wrap=True)
        self.add_parts(self._search, self._list, self._none)
        self.foot.addStretch(1)
        cancel = self.add_button("Batal")
        self._accept = self.add_button("Tautkan", primary=True)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self._search.textChanged.connect(self._fill)
        self._list.itemActivated.connect(self.accept)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._icon = icons.icon("file-text")
        self._fill()
        self._search.setFocus()

    @property
    def chosen(self) -> LibraryDocument | None:
        """Return the document that is marked."""
        row = self._list.currentRow()
        return self._documents[int(self._list.item(row).data(_PLACE))] if row >= 0 else None

    def _fill(self) -> None:
        words = self._search.text().casefold().split()
        self._list.clear()
        for place, document in enumerate(self._documents):
            text = f"{document.title} {document.number} {document.original_name}".casefold()
            if all(word in text for word in words):
                item = QListWidgetItem(self._icon, _line(document))
                item.setData(_PLACE, place)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        found = bool(self._list.count())
        self._list.setVisible(found)
        self._none.setVisible(not found)
        self._none.setText(_NO_MATCH if words else _EMPTY)
        self._accept.setEnabled(found)

    def _on_row_changed(self, row: int) -> None:
        self._accept.setEnabled(row >= 0)


_EMPTY = "Belum ada dokumen lain di buku kerja ini. Tambahkan berkas lebih dulu."
_NO_MATCH = "Tidak ada dokumen yang cocok. Coba kata lain."


def _line(document: LibraryDocument) -> str:
    known = (document.document_type, document.number, document.title)
    return " · ".join(part for part in known if part)
