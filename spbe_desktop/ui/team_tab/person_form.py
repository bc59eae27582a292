"""The form of one person: who they are, how to reach them, and their role in the team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.domain.team import Person, Role, is_employee_number
from spbe_desktop.ui.team_tab.form_panel import FormPanel, tidy
from spbe_desktop.ui.theme import Theme

ROLE_NAMES = {
    Role.CHAIR: "Ketua",
    Role.COORDINATOR: "Koordinator",
    Role.SECRETARY: "Sekretaris",
    Role.MEMBER: "Anggota",
}
_NIP_HINT = "NIP biasanya 18 angka. Periksa lagi; tetap disimpan seperti tertulis."


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What the form says."""

    person: Person
    role: Role | None
    is_me: bool


class PersonForm(FormPanel):
    """Asks for a person; *show_entry* fills it, *begin* empties it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Simpan")
        self._id, self._active = "", True
        self._name, self._position, self._number = QLineEdit(), QLineEdit(), QLineEdit()
        self._phone, self._email = QLineEdit(), QLineEdit()
        self._office, self._role = QComboBox(), QComboBox()
        self._is_me = QCheckBox("Ini saya")
        self.retire = QPushButton("Nonaktifkan")
        self._build_fields()
        self.begin(())

    @property
    def person_id(self) -> str:
        """Return who is shown; nobody while a new person is typed."""
        return self._id

    def begin(self, offices: Sequence[str], office: str = "") -> None:
        """Ask for somebody new."""
        self.show_entry(PersonEntry(Person("", office, ""), Role.MEMBER, False), offices)

    def show_entry(self, entry: PersonEntry, offices: Sequence[str]) -> None:
        """Show *entry*, with *offices* to choose from."""
        person = entry.person
        self._id, self._active = person.id, person.active
        self.title.setText(person.name or "Orang baru")
        self._office.clear()
        self._office.addItems(list(offices))
        self._office.setEditText(person.office)
        for editor, text in (
            (self._name, person.name),
            (self._position, person.position),
            (self._number, person.employee_number),
            (self._phone, person.phone),
            (self._email, person.email),
        ):
            editor.setText(text)
        self._role.setCurrentIndex(self._role.findData(entry.role.value if entry.role else ""))
        self._is_me.setChecked(entry.is_me)
        self.retire.setVisible(bool(person.id))
        self.retire.setText("Nonaktifkan" if person.active else "Aktifkan lagi")
        self._check_number()
        self.show_faults({}, (self._name_field, self._office_field))
        self.dirty = False

    def entry(self) -> PersonEntry | None:
        """Return what was typed; none, and why beside the field, if something is missing."""
        name, office = tidy(self._name), one_line(self._office.currentText())
        faults = {}
        if not name:
            faults[self._name_field] = "Isi namanya."
        if not office:
            faults[self._office_field] = "Pilih OPD-nya, atau ketik nama OPD yang baru."
        if not self.show_faults(faults, (self._name_field, self._office_field)):
            return None
        person = Person(
            id=self._id or token_hex(8),
            office=office,
            name=name,
            position=tidy(self._position),
            employee_number=tidy(self._number),
            phone=tidy(self._phone),
            email=tidy(self._email),
            active=self._active,
        )
        role = self._role.currentData()
        return PersonEntry(person, Role(role) if role else None, self._is_me.isChecked())

    def focus_name(self) -> None:
        """Put the caret into the name."""
        self._name.setFocus()

    def _build_fields(self) -> None:
        self._office.setEditable(True)
        for role, name in ROLE_NAMES.items():
            self._role.addItem(name, role.value)
        self._role.addItem("Di luar tim", "")
        self._name_field = self.add_field("Nama", self._name)
        self._office_field = self.add_field("OPD", self._office)
        self.add_field("Jabatan", self._position)
        self._number_field = self.add_field("NIP", self._number)
        self.add_field("Telepon", self._phone)
        self.add_field("Surel", self._email)
        self.add_field("Peran dalam tim", self._role)
        self._is_me.setToolTip("Dipakai saringan “Hanya milik saya” pada daftar indikator")
        self.fields.addWidget(self._is_me)
        self.foot.addWidget(self.retire)
        self.foot.addStretch(1)
        self._office.editTextChanged.connect(self.mark_dirty)
        self._role.activated.connect(self.mark_dirty)
        self._is_me.clicked.connect(self.mark_dirty)
        self._number.textEdited.connect(self._check_number)

    def _check_number(self) -> None:
        typed = self._number.text().strip()
        fits = not typed or is_employee_number(typed)
        self._number_field.show_hint("" if fits else _NIP_HINT)
