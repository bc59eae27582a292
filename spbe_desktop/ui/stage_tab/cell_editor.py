"""What is recorded of one indicator at one stage: value, clarification and note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from spbe_desktop.domain.instrument import Indicator, StageDefinition
from spbe_desktop.domain.stage_matrix import StageCell, StageEntry
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label
from spbe_desktop.words import formats

_CLARIFIED: tuple[tuple[str, bool | None], ...] = (
    ("Belum diketahui", None),
    ("Sudah diklarifikasi", True),
    ("Tidak diklarifikasi", False),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the editor is about."""

    indicator: Indicator
    stage: StageDefinition
    cell: StageCell
    is_first: bool
    """Whether it is the own proposal, of which nothing is clarified."""
    hindrance: str = ""
    """Why it may not be changed; empty if it may."""
    repairable: bool = False
    """Whether it may be changed after all, for a reason."""


class CellEditor(QWidget):
    """Tells what is to be recorded in place of what is; changes nothing itself."""

    entry_changed = Signal(object)
    """StageEntry."""
    refused = Signal(str)
    """Why what was typed is no value."""
    repair_requested = Signal()
    open_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subject: Subject | None = None
        self._title = ElidedLabel(theme, role="body", bold=True)
        self._told = ElidedLabel(theme, role="small", tone="text_2")
        self.value = QLineEdit()
        self.clarified = QComboBox()
        self.note = QLineEdit()
        self.repair = QPushButton("Buka untuk perbaikan…")
        self._open = QPushButton("Buka indikator")
        self._build()
        self.value.editingFinished.connect(self._on_value_edited)
        self.note.editingFinished.connect(self._on_note_edited)
        self.clarified.activated.connect(self._on_clarified)
        self.repair.clicked.connect(self.repair_requested)
        self._open.clicked.connect(self.open_requested)

    def show_subject(self, subject: Subject | None) -> None:
        """Show what is recorded; none where the keyboard is at no cell."""
        self._subject = subject
        self.setEnabled(subject is not None)
        if subject is None:
            self._title.set_text("Pilih satu nilai pada tabel")
            self._told.set_text(
                "Tombol 1–5 mengisi nilai, 0 mengosongkan, Enter membuka indikator"
            )
            self.repair.hide()
            return
        entry, free = subject.cell.entry, not subject.hindrance
        self._title.set_text(
            f"{subject.indicator.key} · {subject.indicator.short_title} · {subject.stage.name}"
        )
        self._told.set_text(subject.hindrance or _explained(subject))
        self.value.setText("" if entry.value is None else formats.plain(entry.value))
        self.value.setPlaceholderText(_inherited(subject.cell))
        self.note.setText(entry.note)
        choices = [choice for _name, choice in _CLARIFIED]
        self.clarified.setCurrentIndex(choices.index(entry.clarified))
        self.value.setEnabled(free)
        self.note.setEnabled(free and not subject.is_first)
        self.clarified.setEnabled(free and not subject.is_first)
        self.repair.setVisible(subject.repairable)

    def commit(self) -> None:
        """Hand on what is being typed."""
        if self.value.isModified():
            self._on_value_edited()
        if self.note.isModified():
            self._on_note_edited()

    def _build(self) -> None:
        px = self._theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(8), px(16), px(10))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(self._title, 2)
        head.addWidget(self._told, 3)
        grid.addLayout(head, 0, 0, 1, 8)
        for name, choice in _CLARIFIED:
            self.clarified.addItem(name, choice)
        fields = (("Nilai", self.value), ("Klarifikasi", self.clarified), ("Catatan", self.note))
        for place, (name, field) in enumerate(fields):
            label = Label(self._theme, name, role="small", tone="text_2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, 1, 2 * place)
            grid.addWidget(field, 1, 2 * place + 1)
        self.value.setFixedWidth(px(64))
        self.note.setPlaceholderText("Apa yang diklarifikasi, atau mengapa nilai berubah")
        grid.setColumnStretch(5, 1)
        grid.addWidget(self.repair, 1, 6)
        grid.addWidget(self._open, 1, 7)

    def _on_value_edited(self) -> None:
        subject, text = self._subject, self.value.text().strip()
        if subject is None or not self.value.isModified():
            return
        self.value.setModified(False)
        value: Decimal | None = formats.parse_decimal(text)
        if text and (value is None or not subject.indicator.scale.accepts(value)):
            scale = subject.indicator.scale
            span = f"{formats.plain(scale.lowest)}–{formats.plain(scale.highest)}"
            self.refused.emit(f"“{text}” bukan nilai indikator ini; isi {span}.")
            self.show_subject(subject)
            return
        self._change(replace(subject.cell.entry, value=value))

    def _on_note_edited(self) -> None:
        if self._subject is not None and self.note.isModified():
            self.note.setModified(False)
            self._change(replace(self._subject.cell.entry, note=self.note.text().strip()))

    def _on_clarified(self, place: int) -> None:
        if self._subject is not None:
            self._change(replace(self._subject.cell.entry, clarified=_CLARIFIED[place][1]))

    def _change(self, entry: StageEntry) -> None:
        if self._subject is not None and entry != self._subject.cell.entry:
            self.entry_changed.emit(entry)


def _explained(subject: Subject) -> str:
    if subject.cell.entry.clarified is False and not subject.is_first:
        return "Tidak diklarifikasi: nilai tahap sebelumnya tetap berlaku"
    if subject.cell.inherited:
        return "Belum dinilai pada tahap ini: nilai tahap sebelumnya tetap berlaku"
    return ""


def _inherited(cell: StageCell) -> str:
    return formats.plain(cell.value) if cell.inherited and cell.value is not None else ""
