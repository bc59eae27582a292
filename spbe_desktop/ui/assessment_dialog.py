"""Penilaian baru: which agency, which year, and until when."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from spbe_desktop.domain.sheet import Agency
from spbe_desktop.errors import InstrumentUnknownError
from spbe_desktop.ui.agency_form import AgencyForm, NewAgency
from spbe_desktop.ui.dialog import Dialog, turn_to
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words import carry_over as words
from spbe_desktop.words.formats import number, parse_day


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """The instrument that a year is assessed with."""

    title: str
    indicators: int


@dataclass(frozen=True, slots=True)
class CarryFacts:
    """How many indicators of the year before go on, and how many have no single counterpart."""

    indicators: int
    left: int


CarryFor = Callable[[int, int], CarryFacts | None]
"""Tells what an agency's year can begin with; none where the year before was not assessed.

Raises InstrumentUnknownError for a year without an instrument.
"""

InstrumentFor = Callable[[int], InstrumentFacts]
"""Names the instrument of a year; raises InstrumentUnknownError where there is none."""


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What the officer wants to begin."""

    agency_id: int | None
    """A known agency; none if it is a new one."""
    new_agency: NewAgency | None
    year: int
    due: date | None
    carry: bool = False
    """Whether it is to begin with what the year before has left."""


class AssessmentDialog(Dialog):
    """Asks for an assessment that does not exist yet; wrong fields are told beside them."""

    def __init__(  # noqa: PLR0913 - what is known, and what is proposed
        self,
        theme: Theme,
        agencies: tuple[Agency, ...],
        taken: Collection[tuple[int, int]],
        instrument_for: InstrumentFor,
        *,
        year: int,
        agency_id: int | None = None,
        carry_for: CarryFor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Penilaian baru", size=(520, 0), parent=parent)
        self._agencies = agencies
        self._taken = taken
        self._instrument_for = instrument_for
        self._carry_for = carry_for
        self._agency = QComboBox()
        self._year = QLineEdit(str(year))
        self._due = QLineEdit()
        self._agency_field = FormField(theme, "OPD", self._agency)
        self._year_field = FormField(theme, "Tahun", self._year)
        self._due_field = FormField(
            theme, "Batas waktu", self._due, hint="Boleh kosong. Misalnya 30-9-2026."
        )
        self._carry = QCheckBox()
        self._carry_note = Label(theme, role="small", tone="text_3", wrap=True)
        self._form = AgencyForm(
            theme,
            agencies[0].region if agencies else None,
            frozenset(agency.code for agency in agencies),
        )
        self._build(agency_id)
        self._connect()
        self._show_instrument()

    def answer(self) -> NewAssessment:
        """Return what was asked for; to be read once the dialog was accepted."""
        agency_id = self._agency.currentData()
        return NewAssessment(
            agency_id=agency_id,
            new_agency=self._form.facts() if agency_id is None else None,
            year=int(self._year.text()),
            due=parse_day(self._due.text()),
            carry=not self._carry.isHidden() and self._carry.isChecked(),
        )

    def _build(self, agency_id: int | None) -> None:
        for agency in self._agencies:
            self._agency.addItem(agency.name, agency.id)
        self._agency.addItem("OPD lain, belum terdaftar…", None)
        known = [agency.id for agency in self._agencies]
        self._agency.setCurrentIndex(known.index(agency_id) if agency_id in known else 0)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        row.addWidget(self._year_field, 1)
        row.addWidget(self._due_field, 1)
        self.add_parts(self._agency_field, self._form)
        self.body.addLayout(row)
        self.add_parts(self._carry, self._carry_note)
        self._carry.setChecked(True)
        self.body.addStretch(1)
        self._year.setMaxLength(4)
        self._cancel = self.add_button("Batal")
        self._create = self.add_button("Buat penilaian", primary=True)
        self._form.setVisible(self._is_new_agency())
        (self._form if self._is_new_agency() else self._year).setFocus()

    def _connect(self) -> None:
        self._agency.currentIndexChanged.connect(self._on_agency_changed)
        self._year.textEdited.connect(self._show_instrument)
        self._due.textEdited.connect(self._on_due_edited)
        self._cancel.clicked.connect(self.reject)
        self._create.clicked.connect(self._on_create_clicked)

    def _is_new_agency(self) -> bool:
        return self._agency.currentData() is None

    def _on_agency_changed(self) -> None:
        self._form.setVisible(self._is_new_agency())
        self._show_instrument()
        self.fit()
        if self._is_new_agency():
            self._form.setFocus()

    def _on_due_edited(self) -> None:
        self._due_field.show_error("")

    def _on_create_clicked(self) -> None:
        faults = {
            self._year_field: self._fault_of_year(),
            self._due_field: self._fault_of_due(),
        }
        for field, fault in faults.items():
            field.show_error(fault)
        agency_right = not self._is_new_agency() or self._form.check()
        wrong = next((field for field, fault in faults.items() if fault), None)
        if agency_right and wrong is None:
            self.accept()
        elif agency_right and wrong is not None:
            turn_to(wrong)

    def _show_instrument(self) -> None:
        """Tell which instrument the typed year is assessed with."""
        facts = self._instrument()
        self._year_field.show_hint(
            "" if facts is None else f"{facts.title}, {number(facts.indicators)} indikator"
        )

        self._show_carry(facts)

    def _show_carry(self, facts: InstrumentFacts | None) -> None:
        """Offer what the year before has left, where there is that year."""
        agency_id = self._agency.currentData()
        found = None
        if facts is not None and agency_id is not None and self._carry_for is not None:
            found = self._carry_for(agency_id, int(self._year.text()))
        offered, told = found is not None and bool(found.indicators), found is not None
        before = (self._carry.isHidden(), self._carry_note.isHidden())
        if found is not None:
            year = int(self._year.text()) - 1
            self._carry.setText(words.offer(year))
            self._carry_note.setText(words.offer_told(found.indicators, found.left, year))
            self._carry.setAccessibleDescription(self._carry_note.text())
        self._carry.setVisible(offered)
        self._carry_note.setVisible(told)
        if before != (self._carry.isHidden(), self._carry_note.isHidden()):
            self.fit()

    def _instrument(self) -> InstrumentFacts | None:
        if len(self._year.text()) != 4 or not self._year.text().isdecimal():
            return None
        try:
            return self._instrument_for(int(self._year.text()))
        except InstrumentUnknownError:
            return None

    def _fault_of_year(self) -> str:
        text = self._year.text()
        if len(text) != 4 or not text.isdecimal():
            return "Isi tahun dengan empat angka."
        if self._instrument() is None:
            return f"Tidak ada instrumen yang berlaku untuk tahun {text}."
        if (self._agency.currentData(), int(text)) in self._taken:
            return f"OPD ini sudah mempunyai penilaian tahun {text}."
        return ""

    def _fault_of_due(self) -> str:
        wrong = self._due.text().strip() and parse_day(self._due.text()) is None
        return "Tulis tanggal, bulan, tahun; misalnya 30-9-2026." if wrong else ""
