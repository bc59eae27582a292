"""Tim: the decree, the people by their role, and the form of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.team import Person, Role, Team
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.team_tab.decree_bar import DecreeBar
from spbe_desktop.ui.team_tab.person_form import ROLE_NAMES, PersonEntry, PersonForm
from spbe_desktop.ui.team_tab.rows_table import RowsTable, TableColumn, TableLine
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label

_COLUMNS = (
    TableColumn("Nama", share=5),
    TableColumn("Peran", width=100),
    TableColumn("OPD", share=4),
    TableColumn("Jabatan", share=4, optional=True),
    TableColumn("Telepon", width=128, optional=True),
)


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """What the view shows."""

    team: Team
    people: tuple[Person, ...]
    offices: tuple[str, ...]
    earlier_year: int | None
    """The year whose team can be taken over; none where nothing is to be taken."""
    me: str
    """The id of the person who sits here; empty if not told yet."""


class TeamView(QWidget):
    """Shows a team and tells what the officer wants; it changes nothing itself."""

    decree_changed = Signal(object)
    entry_saved = Signal(object)
    """`PersonEntry`."""
    active_changed = Signal(str, bool)
    moved = Signal(str, int)
    """Person and places."""
    take_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._facts: TeamFacts | None = None
        self.decree = DecreeBar(theme)
        self.table = RowsTable(theme, _COLUMNS, "Orang dalam tim")
        self.form = PersonForm(theme)
        self.take = QPushButton()
        self.add = QPushButton("Orang baru")
        self.up, self.down = QPushButton(), QPushButton()
        self.summary = Label(theme, role="small", tone="text_2", wrap=True)
        self._build(icons)
        self._connect()

    def show_facts(self, facts: TeamFacts) -> None:
        """Show *facts*; what is being typed stays."""
        self._facts = facts
        self.decree.show_decree(facts.team.decree)
        self.table.show_lines(_lines(facts))
        self.take.setVisible(facts.earlier_year is not None)
        self.take.setText(f"Ambil dari tahun {facts.earlier_year}")
        self.summary.setText(_summary(facts))
        if not self.form.dirty:
            self._show_person(self.form.person_id)
        self._enable()

    def flush(self) -> None:
        """Hand on what is being typed."""
        self.decree.settle()
        if self.form.dirty:
            self._on_save()

    def _build(self, icons: Icons) -> None:
        px = self._theme.px
        for button, icon, name in (
            (self.up, "arrow-up", "Naikkan urutan"),
            (self.down, "arrow-down", "Turunkan urutan"),
        ):
            button.setIcon(icons.icon(icon))
            button.setToolTip(name)
            button.setAccessibleName(name)
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), 0, px(16), px(8))
        bar.setSpacing(px(8))
        bar.addWidget(self.add)
        bar.addWidget(self.up)
        bar.addWidget(self.down)
        bar.addWidget(self.take)
        bar.addWidget(self.summary, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.decree)
        left.addLayout(bar)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(self._theme, upright=True))
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.decree.settled.connect(self.decree_changed)
        self.table.chosen_changed.connect(self._on_chosen_changed)
        self.table.opened.connect(self.form.focus_name)
        self.form.save_requested.connect(self._on_save)
        self.form.retire.clicked.connect(self._on_retire)
        self.add.clicked.connect(self._on_add)
        self.take.clicked.connect(self.take_requested)
        self.up.clicked.connect(lambda: self.moved.emit(self.form.person_id, -1))
        self.down.clicked.connect(lambda: self.moved.emit(self.form.person_id, 1))

    def _on_chosen_changed(self) -> None:
        chosen = self.table.chosen
        if chosen and chosen[0] != self.form.person_id:
            if self.form.dirty and not self._on_save():
                return
            self._show_person(chosen[0])
        self._enable()

    def _on_add(self) -> None:
        if self.form.dirty and not self._on_save():
            return
        self.table.choose(frozenset())
        self._show_person("")
        self._enable()
        self.form.focus_name()

    def _on_save(self) -> bool:
        entry = self.form.entry()
        if entry is None:
            return False
        self.form.dirty = False
        self._show_entry(entry)
        self.entry_saved.emit(entry)
        if self._facts is None or entry.person not in self._facts.people:
            # The disk did not take it; what was typed stays.
            self.form.mark_dirty()
            return False
        self.table.choose(frozenset({entry.person.id}))
        return True

    def _on_retire(self) -> None:
        facts = self._facts
        person_id = self.form.person_id
        if facts is not None and (not self.form.dirty or self._on_save()):
            active = next(p.active for p in facts.people if p.id == person_id)
            self.active_changed.emit(person_id, not active)

    def _show_person(self, person_id: str) -> None:
        facts = self._facts
        if facts is None:
            return
        person = next((p for p in facts.people if p.id == person_id), None)
        if person is None:
            self.form.begin(facts.offices, facts.offices[0] if len(facts.offices) == 1 else "")
            return
        roles = {m.person.id: m.role for m in facts.team.members}
        self._show_entry(PersonEntry(person, roles.get(person.id), person.id == facts.me))

    def _show_entry(self, entry: PersonEntry) -> None:
        offices: Sequence[str] = self._facts.offices if self._facts else ()
        self.form.show_entry(entry, offices)

    def _enable(self) -> None:
        facts, chosen = self._facts, self.table.chosen
        members = {m.person.id for m in facts.team.members} if facts else set()
        for button in (self.up, self.down):
            button.setEnabled(bool(chosen) and chosen[0] in members)


def _lines(facts: TeamFacts) -> list[TableLine]:
    members = [_line(m.person, ROLE_NAMES[m.role], facts.me) for m in facts.team.members]
    known = {m.person.id for m in facts.team.members}
    others = [p for p in facts.people if p.id not in known]
    others.sort(key=lambda person: not person.active)
    if not others:
        return members
    heading = TableLine("", ("Di luar tim tahun ini",), heading=True)
    return [*members, heading, *(_line(p, "", facts.me) for p in others)]


def _line(person: Person, role: str, me: str) -> TableLine:
    name = f"{person.name} (saya)" if person.id == me else person.name
    told = name if person.active else f"{name} · nonaktif"
    cells = (told, role, person.office, person.position, person.phone)
    return TableLine(person.id, cells, "text" if person.active else "text_3")


def _summary(facts: TeamFacts) -> str:
    if not facts.people:
        return "Tambahkan orang pertama pada formulir di kanan, lalu klik Simpan."
    roles = [m.role for m in facts.team.members]
    told = [f"{len(roles)} anggota"]
    if Role.CHAIR not in roles:
        told.append("belum ada ketua (biasanya Sekretaris Daerah)")
    elif roles.count(Role.CHAIR) > 1:
        told.append("ketua lebih dari satu")
    return " · ".join(told)
