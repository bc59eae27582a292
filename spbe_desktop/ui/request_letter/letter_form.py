"""What stands in a letter beside the list: numbers, dates, and who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.domain.request_letter import LetterFrame
from spbe_desktop.ui.description.day_field import DayField
from spbe_desktop.ui.dialog import turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_NATURES = ("Biasa", "Segera", "Penting")
_NO_DATE = "Tulis tanggal, bulan, tahun; misalnya 30-9-2026."


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known before the officer types anything."""

    frame: LetterFrame
    dated: date
    due: date | None
    addressees: tuple[str, ...] = ()
    """To whom letters were written before, the last one first."""


class LetterForm(QWidget):
    """Fields in the order in which they stand in the letter."""

    changed = Signal()

    def __init__(self, theme: Theme, facts: LetterFacts) -> None:
        super().__init__()
        self._theme = theme
        self._frame = facts.frame
        self._number = QLineEdit()
        self._dated = DayField(facts.dated)
        self._due = DayField(facts.due)
        self._nature = QComboBox()
        self._address = QPlainTextEdit(facts.frame.address)
        self._lines: Mapping[str, QLineEdit] = {
            name: QLineEdit(getattr(facts.frame, name)) for name in _LINES
        }
        self._dated_field = FormField(theme, "Tanggal surat", self._dated)
        self._due_field = FormField(theme, "Batas waktu", self._due, hint="Boleh kosong")
        self._build()
        self._connect()

    @property
    def number(self) -> str:
        """Return the number of the letter."""
        return self._number.text().strip()

    @property
    def dated(self) -> date:
        """Return the date of the letter; to be read once `check` has found it right."""
        found = self._dated.value
        assert found is not None, "check() has been asked before"
        return found

    @property
    def due(self) -> date | None:
        """Return until when an answer is wanted."""
        return self._due.value

    @property
    def frame(self) -> LetterFrame:
        """Return what stays the same from one letter to the next."""
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        return LetterFrame(
            address=self._address.toPlainText().strip(),
            nature=self._nature.currentText().strip(),
            **typed,
        )

    @property
    def right(self) -> bool:
        """Tell whether the dates are dates; says nothing of it."""
        return self._dated.value is not None and (
            self._due.value is not None or not self._due.text().strip()
        )

    def check(self) -> bool:
        """Say beside the fields what is wrong; tell whether all are right."""
        wrong = "" if self._dated.value is not None else _NO_DATE
        late = "" if self._due.check() else _NO_DATE
        if not wrong and not late and self._due.value is not None and self._due.value < self.dated:
            late = "Batas waktu mendahului tanggal surat."
        self._dated_field.show_error(wrong)
        self._due_field.show_error(late)
        if wrong or late:
            turn_to(self._dated_field if wrong else self._due_field)
        return not wrong and not late

    def take_focus(self) -> None:
        """Put the keyboard on the number."""
        self._number.setFocus()

    def _build(self) -> None:
        px = self._theme.px
        self._nature.setEditable(True)
        self._nature.addItems(list(_NATURES))
        self._nature.setEditText(self._frame.nature or _NATURES[0])
        for line in self._lines.values():
            line.setCursorPosition(0)
        self._address.setTabChangesFocus(True)
        self._address.setFixedHeight(px(48))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(4), px(12), px(12))
        column.setSpacing(px(10))
        number = FormField(self._theme, "Nomor surat", self._number, hint="Boleh kosong")
        nature = FormField(self._theme, "Sifat", self._nature)
        column.addLayout(self._row((number, nature)))
        column.addLayout(self._row((self._dated_field, self._due_field)))
        address = FormField(
            self._theme, "Alamat dan telepon", self._address, hint="Satu baris kop setiap barisnya"
        )
        column.addWidget(Label(self._theme, "Kop surat", role="section"))
        for part in (self._line("region"), self._line("agency"), address):
            column.addWidget(part)
        column.addWidget(Label(self._theme, "Penanda tangan", role="section"))
        column.addLayout(self._row((self._line("place"), self._line("signatory_title"))))
        column.addLayout(self._row((self._line("signatory_name"), self._line("signatory_number"))))
        column.addWidget(Label(self._theme, "Narahubung", role="section"))
        column.addLayout(self._row((self._line("contact_name"), self._line("contact_phone"))))
        column.addStretch(1)

    def _connect(self) -> None:
        for field in (self._number, self._dated, self._due, *self._lines.values()):
            field.textChanged.connect(self.changed)
        self._nature.editTextChanged.connect(self.changed)
        self._address.textChanged.connect(self.changed)
        self._dated.textEdited.connect(lambda: self._dated_field.show_error(""))
        self._due.textEdited.connect(lambda: self._due_field.show_error(""))

    def _line(self, name: str) -> FormField:
        return FormField(self._theme, _LINES[name], self._lines[name])

    def _row(self, fields: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for field in fields:
            row.addWidget(field, 1)
        return row


_LINES = {
    "region": "Pemerintah daerah",
    "agency": "OPD pengirim",
    "place": "Tempat",
    "signatory_title": "Jabatan",
    "signatory_name": "Nama",
    "signatory_number": "NIP",
    "contact_name": "Nama narahubung",
    "contact_phone": "Telepon narahubung",
}
"""The one-line fields of a LetterFrame, and what they are called."""
