"""A short form that describes a document: kind, number, date, pages, slots; the rest on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.evidence import DocumentDescription, EvidenceDescription
from spbe_desktop.domain.instrument import Scale
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import EvidenceSlot
from spbe_desktop.ui.description.fields import (
    WRONG_DAY,
    DescriptionFields,
    begin_with,
    field_grid,
)
from spbe_desktop.ui.description.suggestions import Suggestions
from spbe_desktop.ui.domain_tab.slot_picker import SlotPicker
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.typed_keys import keep_letters


class EvidenceForm(QWidget):
    """Takes a description; a date that cannot be one is explained and keeps the form open."""

    saved = Signal(object)
    dismissed = Signal()

    def __init__(
        self, use: EvidenceUse, scale: Scale, slots: Sequence[EvidenceSlot], theme: Theme
    ) -> None:
        super().__init__()
        self._theme = theme
        self.fields = DescriptionFields(_described(use))
        self.pages = QLineEdit(use.pages)
        self.level = QComboBox()
        self.slots = SlotPicker(slots, use.slots)
        self._role = QLineEdit(use.role)
        self._wrong = Label(theme, role="small", tone="error", wrap=True)
        self._more = LinkButton(theme, "Keterangan lain", role="small")
        self._save = QPushButton("Simpan")
        self._later = LinkButton(theme, "Nanti", role="small")
        self._others = QWidget()
        self._fill(use, scale)
        self._build()
        self._connect()

    @property
    def message(self) -> str:
        """Return what is wrong with the form, or ""."""
        return self._wrong.text()

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        begin_with(self.fields.kind)

    def save(self) -> None:
        """Hand on the description, if it is right."""
        described = self.fields.answer()
        self._wrong.setVisible(described is None)
        self._wrong.setText(WRONG_DAY if described is None else "")
        if described is None:
            if not self.fields.valid_until.check():
                self._show_others()
            return
        self.saved.emit(
            EvidenceDescription(
                **asdict(described),
                level=self.level.currentData(),
                pages=self.pages.text().strip(),
                role=self._role.text().strip(),
            )
        )

    def _fill(self, use: EvidenceUse, scale: Scale) -> None:
        self.level.addItem("tidak disebut", None)
        for level in scale.levels:
            self.level.addItem(f"{level.number}  {level.name}", level.number)
        self.level.setCurrentIndex(self.level.findData(use.level))
        keep_letters(self.level)
        self.pages.setPlaceholderText("3–9")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(6)
        first = (
            *self.fields.first_rows,
            ("Halaman", self.pages),
            ("Butir", self.slots),
            ("Tingkat", self.level),
        )
        column.addLayout(field_grid(self._theme, first))
        others = (*self.fields.other_rows, ("Peran", self._role))
        self._others.setLayout(field_grid(self._theme, others))
        self._others.hide()
        self._wrong.hide()
        column.addWidget(self._others)
        column.addWidget(self._wrong)
        column.addWidget(Suggestions(self._theme, self.fields), 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._save)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        buttons.addWidget(self._more)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._later.clicked.connect(self.dismissed)
        self._more.clicked.connect(self._on_more_clicked)

    def _on_more_clicked(self) -> None:
        self._show_others()
        begin_with(self.fields.title)

    def _show_others(self) -> None:
        self._others.show()
        self._more.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self.fields.take_suggestion():
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


def _described(use: EvidenceUse) -> DocumentDescription:
    return DocumentDescription(
        title=use.title,
        document_type=use.document_type,
        number=use.number,
        dated=use.dated,
        publisher=use.publisher,
        signatory=use.signatory,
        valid_until=use.valid_until,
        classification=use.classification,
        captured_at=use.captured_at,
        source_address=use.source_address,
    )
