"""All objections of an assessment: how many wait, each as a text to send."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from spbe_desktop.domain.objections import Objection, counted
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.objections.list_model import (
    RAISED,
    SLOT,
    STATE,
    ObjectionModel,
    Rows,
)
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words.objections import count_words, objection_text

_WIDTHS = {SLOT: 76, RAISED: 104, STATE: 96}


class ObjectionListDialog(Dialog):
    """Enter opens the marked objection; what was stored there is shown at once."""

    opened = Signal(str)
    """The id of an objection."""

    def __init__(self, theme: Theme, icons: Icons, about: str, parent: QWidget | None) -> None:
        super().__init__(theme, "Sanggahan", subtitle=about, size=(900, 560), parent=parent)
        self._model = ObjectionModel()
        self._table = RowTable(theme, self._model, "Daftar sanggahan")
        self._text = QPlainTextEdit()
        self._count = Label(theme, role="small", tone="text_2")
        self._empty = EmptyState(theme, icons, icon="scale", title=_NONE, text=_HOW)
        self._rows: Rows = {}
        self._copy_all = QPushButton("Salin semua")
        self._copy = QPushButton("Salin teks")
        self._open = QPushButton("Buka …")
        self._build()
        self._table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._table.activated.connect(self._on_activated)

    @property
    def marked(self) -> Objection | None:
        """Return the objection that is marked, if one is."""
        row = self._table.currentIndex().row()
        return self._model.objections[row] if row >= 0 else None

    @property
    def text(self) -> str:
        """Return the marked objection as it would be copied."""
        return self._text.toPlainText()

    def show_objections(self, found: tuple[Objection, ...], rows: Rows) -> None:
        """Show *found*; the one that was marked stays marked."""
        before, self._rows = self.marked, rows
        self._model.show_objections(found, rows)
        self._count.setText(count_words(counted(found)))
        for part in (self._table, self._text, self._copy_all, self._copy, self._open):
            part.setVisible(bool(found))
        self._empty.setVisible(not found)
        if found:
            places = [each.id for each in found]
            kept = before is not None and before.id in places
            row = places.index(before.id) if before is not None and kept else 0
            self._table.setCurrentIndex(self._model.index(row, 0))
            self._show_text()
            self._table.setFocus()

    def _build(self) -> None:
        self._table.set_widths(_WIDTHS)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Sanggahan yang dipilih")
        self._text.setFixedHeight(self._theme.px(190))
        self.body.addWidget(take_rest(self._table, self._theme.px(110)), 1)
        self.add_parts(self._text, self._empty)
        self.foot.insertWidget(0, self._count)
        for button, act in (
            (self._copy_all, self._copy_every_text),
            (self._copy, self._copy_text),
            (self._open, self._open_marked),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.foot.addWidget(button)
        self.add_button("Tutup").clicked.connect(self.accept)

    def _on_row_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_text()

    def _show_text(self) -> None:
        found = self.marked
        if found is not None:
            self._text.setPlainText(objection_text(found, self._rows[found.key]))

    def _on_activated(self, _index: QModelIndex) -> None:
        self._open_marked()

    def _open_marked(self) -> None:
        found = self.marked
        if found is not None:
            self.opened.emit(found.id)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text)

    def _copy_every_text(self) -> None:
        texts = [objection_text(each, self._rows[each.key]) for each in self._model.objections]
        QGuiApplication.clipboard().setText("\n\n".join(texts))


_NONE = "Belum ada sanggahan"
_HOW = (
    "Catat hasil penilaian revisi atau ditolak pada sebuah butir, lalu pilih “Sanggah hasil …” "
    "di menu butir itu."
)
