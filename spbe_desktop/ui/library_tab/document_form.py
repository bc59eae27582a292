"""Where a document is described in place of its facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.ui.description.fields import (
    WRONG_DAY,
    DescriptionFields,
    Suggested,
    begin_with,
    field_grid,
)
from spbe_desktop.ui.description.suggestions import Suggestions
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton


class DocumentForm(QWidget):
    """Takes a description; a date that cannot be one is explained and keeps the form open."""

    saved = Signal(object)
    """`DocumentDescription`."""
    dismissed = Signal()

    def __init__(self, document: LibraryDocument, suggested: Suggested, theme: Theme) -> None:
        super().__init__()
        self.fields = DescriptionFields(document.description)
        self._wrong = Label(theme, WRONG_DAY, role="small", tone="error", wrap=True)
        self._suggestions = Suggestions(theme, self.fields)
        save, dismiss = QPushButton("Simpan"), LinkButton(theme, "Batal", role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        title, *others = self.fields.other_rows
        column.addLayout(field_grid(theme, (title, *self.fields.first_rows, *others), names=96))
        column.addWidget(self._wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(10))
        buttons.addWidget(save)
        buttons.addWidget(dismiss)
        buttons.addStretch(1)
        buttons.addWidget(self._suggestions)
        column.addLayout(buttons)
        self._wrong.hide()
        save.clicked.connect(self.save)
        dismiss.clicked.connect(self.dismissed)
        self.fields.suggest(suggested)

    def begin(self) -> None:
        """Put the caret into the first field that is empty, else into the first."""
        fields = self.fields
        empty = [f for f in (fields.number, fields.dated, fields.publisher) if not f.text()]
        begin_with(empty[0] if fields.kind.currentText() and empty else fields.kind)

    def save(self) -> None:
        """Hand on the description, if it is right."""
        described = self.fields.answer()
        self._wrong.setVisible(described is None)
        if described is not None:
            self.saved.emit(described)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self.fields.take_suggestion():
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
