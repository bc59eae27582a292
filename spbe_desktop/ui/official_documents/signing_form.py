"""What is filled into a document that is signed: its number, place and day, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from spbe_desktop.domain.official_documents import Signatory, SigningFacts
from spbe_desktop.ui.description.day_field import DayField
from spbe_desktop.ui.dialog import turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_NO_DATE = "Tulis tanggal, bulan, tahun; misalnya 30-9-2026."

LINES: Mapping[str, str] = {
    "number": "Nomor",
    "place": "Tempat",
    "head_name": "Nama Kepala OPD",
    "head_position": "Jabatan Kepala OPD",
    "head_number": "NIP Kepala OPD",
    "receiver_name": "Nama penerima",
    "receiver_position": "Jabatan penerima",
    "receiver_number": "NIP penerima",
}
"""The one-line fields, and what they are called."""


class SigningForm(QWidget):
    """Whatever is left empty is dotted in the document, to be written by hand."""

    changed = Signal()

    def __init__(self, theme: Theme, known: Mapping[str, str], dated: date) -> None:
        super().__init__()
        self._theme = theme
        self._lines = {name: QLineEdit(known.get(name, "")) for name in LINES}
        self._dated = DayField(dated)
        self._dated_field = FormField(theme, "Tanggal", self._dated)
        self._receiver = QWidget()
        self._build()

    @property
    def typed(self) -> Mapping[str, str]:
        """Return the one-line fields by name, to be remembered."""
        return {name: line.text().strip() for name, line in self._lines.items()}

    @property
    def facts(self) -> SigningFacts:
        """Return what is filled in; to be read once `check` has found it right."""
        typed, dated = self.typed, self._dated.value
        assert dated is not None, "check() has been asked before"
        return SigningFacts(
            number=typed["number"],
            place=typed["place"],
            dated=dated,
            head=Signatory(typed["head_name"], typed["head_position"], typed["head_number"]),
            receiver=Signatory(
                typed["receiver_name"], typed["receiver_position"], typed["receiver_number"]
            ),
        )

    def check(self) -> bool:
        """Say beside the day what is wrong with it; tell whether it is right."""
        right = self._dated.value is not None
        self._dated_field.show_error("" if right else _NO_DATE)
        if not right:
            turn_to(self._dated_field)
        return right

    def show_receiver(self, shown: bool) -> None:
        """Show the fields of the second signatory, or hide them."""
        self._receiver.setVisible(shown)

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(self._row(self._field("number", hint="Boleh kosong")))
        column.addLayout(self._row(self._field("place"), self._dated_field))
        column.addWidget(Label(self._theme, "Kepala OPD", role="section"))
        self._add_person(column, "head")
        inside = QVBoxLayout(self._receiver)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        inside.addWidget(Label(self._theme, "Yang menerima", role="section"))
        self._add_person(inside, "receiver")
        column.addWidget(self._receiver)
        for line in self._lines.values():
            line.setCursorPosition(0)
            line.textChanged.connect(self.changed)
        self._dated.textChanged.connect(self.changed)
        self._dated.textEdited.connect(lambda: self._dated_field.show_error(""))

    def _add_person(self, column: QVBoxLayout, who: str) -> None:
        column.addLayout(self._row(self._field(f"{who}_name"), self._field(f"{who}_number")))
        column.addWidget(self._field(f"{who}_position"))

    def _field(self, name: str, hint: str = "") -> FormField:
        return FormField(self._theme, LINES[name], self._lines[name], hint=hint)

    def _row(self, *fields: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        shown: Sequence[QWidget] = fields
        for field in shown:
            row.addWidget(field, 1)
        return row
