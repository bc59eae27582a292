"""The form of one milestone; days and times that do not exist are told beside their field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from secrets import token_hex

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from spbe_desktop.domain.agenda import Milestone, Zone, parse_clock
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.team_tab.decree_bar import DAY_FAULT
from spbe_desktop.ui.team_tab.form_panel import FormPanel, tidy
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.formats import day, parse_day

_CLOCK_FAULT = "Jam ini tidak ada. Tulis misalnya 09.30."
_TOO_EARLY = "Selesai sebelum mulai. Periksa tanggal dan jamnya; tetap disimpan seperti tertulis."


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen in the form."""

    stages: tuple[tuple[str, str], ...]
    """Pairs of code and name."""
    people: tuple[tuple[str, str], ...]
    """Pairs of id and name."""
    zone: Zone


class MilestoneForm(FormPanel):
    """Asks for a milestone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Simpan")
        self._shown: Milestone | None = None
        self._offered = Offered((), (), Zone.WIB)
        self._title, self._first, self._last = QLineEdit(), QLineEdit(), QLineEdit()
        self._starts, self._ends = QLineEdit(), QLineEdit()
        self._place, self._address = QLineEdit(), QLineEdit()
        self._others, self._note = QLineEdit(), QLineEdit()
        self._zone, self._stage = QComboBox(), QComboBox()
        self._people = QListWidget()
        self._done = QCheckBox("Sudah selesai")
        self.remove = QPushButton("Hapus")
        self._build_fields()

    @property
    def milestone_id(self) -> str:
        """Return what is shown; nothing while a new milestone is typed."""
        return self._shown.id if self._shown else ""

    def show_milestone(self, shown: Milestone | None, offered: Offered) -> None:
        """Show a milestone, or ask for a new one."""
        self._shown, self._offered = shown, offered
        said = shown or Milestone("", "", date.min, zone=offered.zone)
        self.title.setText(said.title or "Acara baru")
        for editor, text in (
            (self._title, said.title),
            (self._first, day(said.first_day) if shown else ""),
            (self._last, day(said.last_day) if said.last_day else ""),
            (self._starts, _clock_text(said.starts)),
            (self._ends, _clock_text(said.ends)),
            (self._place, said.place),
            (self._address, said.address),
            (self._others, said.other_attendees),
            (self._note, said.note),
        ):
            editor.setText(text)
        self._offer(said)
        self._done.setChecked(said.done)
        self.remove.setVisible(shown is not None)
        self.show_faults({}, self._checked)
        self._ends_field.show_hint(_TOO_EARLY if shown and said.ends_too_early else "")
        self.dirty = False

    def milestone(self) -> Milestone | None:
        """Return what was typed; none, and why beside the fields, if it cannot be meant."""
        faults: dict[FormField, str] = {}
        title = tidy(self._title)
        if not title:
            faults[self._title_field] = "Isi nama acaranya."
        first = self._day(self._first, self._first_field, faults)
        last = self._day(self._last, self._last_field, faults)
        starts = self._clock(self._starts, self._starts_field, faults)
        ends = self._clock(self._ends, self._ends_field, faults)
        if first is None and self._first_field not in faults:
            faults[self._first_field] = "Isi tanggalnya, misalnya 6-10-2026."
        if not self.show_faults(faults, self._checked) or first is None:
            return None
        before = self._shown or Milestone(token_hex(8), title, first)
        return replace(
            before,
            title=title,
            first_day=first,
            last_day=None if last == first else last,
            starts=starts,
            ends=ends,
            zone=Zone(self._zone.currentData()),
            stage=self._stage.currentData(),
            place=tidy(self._place),
            address=tidy(self._address),
            note=tidy(self._note),
            attendees=self._attendees(),
            other_attendees=tidy(self._others),
            done=self._done.isChecked(),
        )

    def focus_title(self) -> None:
        """Put the caret into the title."""
        self._title.setFocus()

    def _build_fields(self) -> None:
        self._title_field = self.add_field("Acara", self._title)
        self._first_field = self.add_field("Tanggal", self._first)
        self._last_field = self.add_field("Sampai tanggal", self._last)
        self._pair(self._first_field, self._last_field)
        self._starts_field = self.add_field("Jam", self._starts)
        self._ends_field = self.add_field("Sampai jam", self._ends)
        self._pair(self._starts_field, self._ends_field, self.add_field("Zona", self._zone))
        self._checked = (
            self._title_field,
            self._first_field,
            self._last_field,
            self._starts_field,
            self._ends_field,
        )
        self.add_field("Tahap", self._stage)
        self.add_field("Tempat", self._place)
        self.add_field("Tautan rapat", self._address)
        self._people_field = self.add_field("Yang hadir", self._people)
        self.add_field("Hadirin lain", self._others)
        self.add_field("Catatan", self._note)
        self.fields.addWidget(self._done)
        self._people.setFixedHeight(self._theme.px(96))
        for zone in Zone:
            self._zone.addItem(zone.value, zone.value)
        self.foot.addWidget(self.remove)
        self.foot.addStretch(1)
        self._zone.activated.connect(self.mark_dirty)
        self._stage.activated.connect(self.mark_dirty)
        self._done.clicked.connect(self.mark_dirty)
        self._people.itemChanged.connect(self.mark_dirty)

    def _pair(self, *fields: FormField) -> None:
        """Put *fields* side by side."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for field in fields:
            self.fields.removeWidget(field)
            row.addWidget(field, 1)
        self.fields.addLayout(row)

    def _offer(self, said: Milestone) -> None:
        self._zone.setCurrentIndex(self._zone.findData(said.zone.value))
        self._stage.clear()
        self._stage.addItem("Di luar tahap", "")
        for code, name in self._offered.stages:
            self._stage.addItem(name, code)
        self._stage.setCurrentIndex(max(0, self._stage.findData(said.stage)))
        self._people.blockSignals(True)
        self._people.clear()
        for person_id, name in self._offered.people:
            item = QListWidgetItem(name, self._people)
            item.setData(Qt.ItemDataRole.UserRole, person_id)
            comes = person_id in said.attendees
            item.setCheckState(Qt.CheckState.Checked if comes else Qt.CheckState.Unchecked)
        self._people.blockSignals(False)
        self._people_field.setVisible(bool(self._offered.people))

    def _attendees(self) -> tuple[str, ...]:
        items = [self._people.item(row) for row in range(self._people.count())]
        chosen = [i for i in items if i.checkState() == Qt.CheckState.Checked]
        return tuple(sorted(i.data(Qt.ItemDataRole.UserRole) for i in chosen))

    @staticmethod
    def _day(editor: QLineEdit, field: FormField, faults: dict[FormField, str]) -> date | None:
        typed = editor.text().strip()
        found = parse_day(typed)
        if typed and found is None:
            faults[field] = DAY_FAULT
        return found

    @staticmethod
    def _clock(editor: QLineEdit, field: FormField, faults: dict[FormField, str]) -> time | None:
        typed = editor.text().strip()
        found = parse_clock(typed)
        if typed and found is None:
            faults[field] = _CLOCK_FAULT
        return found


def _clock_text(value: time | None) -> str:
    return f"{value.hour:02}.{value.minute:02}" if value else ""


def names_of(people: Sequence[tuple[str, str]], ids: Sequence[str]) -> list[str]:
    """Return the names of *ids*, in the order of *people*."""
    return [name for person_id, name in people if person_id in ids]
