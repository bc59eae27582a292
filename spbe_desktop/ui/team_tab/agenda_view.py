"""Agenda: what comes by month, how far away it is, and the form of one milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.agenda import Milestone, next_milestone, overlaps
from spbe_desktop.domain.indonesian import MONTHS_IN_FULL
from spbe_desktop.ui.team_tab.milestone_form import MilestoneForm, Offered, names_of
from spbe_desktop.ui.team_tab.rows_table import RowsTable, TableColumn, TableLine
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.agenda import countdown, days_left, when_text

_COLUMNS = (
    TableColumn("Waktu", width=250),
    TableColumn("Acara", share=5),
    TableColumn("Tempat", share=3, optional=True),
    TableColumn("Hadir", share=3, optional=True),
    TableColumn("", width=104, right=True),
)


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What the view shows."""

    milestones: tuple[Milestone, ...]
    offered: Offered
    today: date
    handed_out: bool = False
    """Whether a calendar file told of it: what was in there may have to be taken back."""


class AgendaView(QWidget):
    """Shows the calendar and tells what the officer wants; it changes nothing itself."""

    saved = Signal(object)
    """`Milestone`."""
    removed = Signal(str)
    plan_requested = Signal()
    calendar_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facts: AgendaFacts | None = None
        self.table = RowsTable(theme, _COLUMNS, "Agenda")
        self.form = MilestoneForm(theme)
        self.add = QPushButton("Acara baru")
        self.plan = QPushButton("Susun agenda setahun")
        self.calendar = QPushButton("Simpan .ics…")
        self.next = Label(theme, role="section", wrap=True)
        self.conflicts = Label(theme, role="small", tone="warning", wrap=True)
        self._build()
        self._connect()

    def show_facts(self, facts: AgendaFacts) -> None:
        """Show *facts*; what is being typed stays."""
        self._facts = facts
        coming = next_milestone(facts.milestones, facts.today)
        nothing = "Belum ada acara. Susun agenda setahun, atau isi formulir di kanan."
        done = "Tidak ada acara lagi."
        told = done if facts.milestones else nothing
        self.next.setText(countdown(coming, facts.today) if coming else told)
        told = conflict_text(facts.milestones)
        self.conflicts.setText(told)
        self.conflicts.setVisible(bool(told))
        self.table.show_lines(_lines(facts, coming))
        self.calendar.setEnabled(bool(facts.milestones) or facts.handed_out)
        if not self.form.dirty:
            self._show_milestone(self.form.milestone_id)

    def flush(self) -> None:
        """Hand on what is being typed."""
        if self.form.dirty:
            self._on_save()

    def _build(self) -> None:
        px = self._theme.px
        self.calendar.setToolTip("Untuk kalender di ponsel atau komputer")
        self.plan.setToolTip("Tambahkan tahap-tahap yang belum ada pada bulan yang lazim")
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), px(10), px(16), px(4))
        bar.setSpacing(px(8))
        bar.addWidget(self.next, 1)
        bar.addWidget(self.add)
        bar.addWidget(self.plan)
        bar.addWidget(self.calendar)
        self.conflicts.setContentsMargins(px(16), 0, px(16), px(6))
        left = QVBoxLayout()
        left.setSpacing(px(2))
        left.addLayout(bar)
        left.addWidget(self.conflicts)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Rule(self._theme, upright=True))
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.table.chosen_changed.connect(self._on_chosen_changed)
        self.table.opened.connect(self.form.focus_title)
        self.table.removed.connect(self._on_remove)
        self.form.save_requested.connect(self._on_save)
        self.form.remove.clicked.connect(self._on_remove)
        self.add.clicked.connect(self._on_add)
        self.plan.clicked.connect(self.plan_requested)
        self.calendar.clicked.connect(self.calendar_requested)

    def _on_chosen_changed(self) -> None:
        chosen = self.table.chosen
        if chosen and chosen[0] != self.form.milestone_id:
            if self.form.dirty and not self._on_save():
                return
            self._show_milestone(chosen[0])

    def _on_add(self) -> None:
        if self.form.dirty and not self._on_save():
            return
        self.table.choose(frozenset())
        self._show_milestone("")
        self.form.focus_title()

    def _on_save(self) -> bool:
        milestone = self.form.milestone()
        if milestone is None or self._facts is None:
            return False
        self.form.show_milestone(milestone, self._facts.offered)
        self.saved.emit(milestone)
        if not self._is_stored(milestone):
            self.form.mark_dirty()
            return False
        self.table.choose(frozenset({milestone.id}))
        return True

    def _is_stored(self, said: Milestone) -> bool:
        """Tell whether the disk took it: what was read since then says the same."""
        known = self._facts.milestones if self._facts else ()
        return said in known

    def _on_remove(self) -> None:
        found = self.form.milestone_id
        if found:
            self.form.dirty = False
            self.removed.emit(found)

    def _show_milestone(self, milestone_id: str) -> None:
        facts = self._facts
        if facts is not None:
            shown = next((m for m in facts.milestones if m.id == milestone_id), None)
            self.form.show_milestone(shown, facts.offered)


def conflict_text(milestones: tuple[Milestone, ...]) -> str:
    """Return what does not go together; nothing if all does."""
    told = [f"“{m.title}” selesai sebelum mulai." for m in milestones if m.ends_too_early]
    told += [
        f"“{one.title}” dan “{other.title}” berlangsung pada waktu yang sama."
        for one, other in overlaps(milestones)
    ]
    return " ".join(told[:3])


def _lines(facts: AgendaFacts, coming: Milestone | None) -> list[TableLine]:
    lines: list[TableLine] = []
    month = (0, 0)
    for each in facts.milestones:
        first = each.first_day
        if (first.year, first.month) != month:
            month = (first.year, first.month)
            name = f"{MONTHS_IN_FULL[first.month - 1]} {first.year}"
            lines.append(TableLine("", (name,), heading=True))
        people = names_of(facts.offered.people, each.attendees)
        comes = ", ".join([*people, each.other_attendees] if each.other_attendees else people)
        place = each.place or each.address
        tone = "accent" if each is coming else "text_3" if _is_over(each, facts.today) else "text"
        cells = (when_text(each), each.title, place, comes, _state(each, facts.today))
        lines.append(TableLine(each.id, cells, tone))
    return lines


def _state(milestone: Milestone, today: date) -> str:
    if milestone.done:
        return "selesai"
    if milestone.first_day < today <= milestone.final_day:
        return "berlangsung"
    return days_left(milestone.first_day, today)


def _is_over(milestone: Milestone, today: date) -> bool:
    return milestone.done or milestone.final_day < today
