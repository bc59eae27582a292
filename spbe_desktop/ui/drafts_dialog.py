"""Offers texts that an earlier run could not store, each beside what is stored in its field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPlainTextEdit, QWidget

from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.drafts import RecoveredDraft
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_FIELDS = {AnswerField.EXPLANATION: "Penjelasan", AnswerField.NOTE: "Catatan"}


class DraftsDialog(Dialog):
    """All are chosen at first; closing without a choice keeps them for the next time."""

    restore_requested = Signal(object)
    """A tuple of Draft, each to take the place of what its field holds."""
    discard_requested = Signal(object)
    """A tuple of Draft."""

    def __init__(
        self, theme: Theme, found: tuple[RecoveredDraft, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Isian yang belum tersimpan ditemukan",
            subtitle="Saat program terakhir berjalan, disk menolak menyimpan isian ini. Yang "
            "dicentang menggantikan isi sekarang dan dapat diurungkan dengan Ctrl+Z.",
            size=(860, 520),
            parent=parent,
        )
        self._found = found
        self._boxes = [self._add(each) for each in found]
        self.body.addStretch(1)
        later = self.add_button("Nanti saja")
        discard = self.add_button("Buang yang dicentang")
        self._restore = self.add_button("Pulihkan yang dicentang", primary=True)
        later.clicked.connect(self.reject)
        discard.clicked.connect(self._on_discard_clicked)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._restore.setFocus()

    def _add(self, found: RecoveredDraft) -> QCheckBox:
        px, theme = self._theme.px, self._theme
        box = QCheckBox(f"{found.title}: {_FIELDS[found.draft.field]}")
        box.setChecked(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.addWidget(box, 0, 0, 1, 2)
        for column, (name, text) in enumerate(
            (("Yang ditemukan", found.draft.text), ("Tersimpan sekarang", found.stored))
        ):
            grid.setColumnStretch(column, 1)
            grid.addWidget(Label(theme, name, role="small", tone="text_2"), 1, column)
            field = QPlainTextEdit(text)
            field.setReadOnly(True)
            field.setTabChangesFocus(True)
            field.setFixedHeight(px(84))
            field.setPlaceholderText("Kosong")
            field.setAccessibleName(f"{name}: {box.text()}")
            grid.addWidget(field, 2, column)
        self.body.addLayout(grid)
        return box

    def _chosen(self) -> tuple[object, ...]:
        pairs = zip(self._boxes, self._found, strict=True)
        return tuple(found.draft for box, found in pairs if box.isChecked())

    def _on_restore_clicked(self) -> None:
        self.accept()
        self.restore_requested.emit(self._chosen())

    def _on_discard_clicked(self) -> None:
        self.accept()
        self.discard_requested.emit(self._chosen())
