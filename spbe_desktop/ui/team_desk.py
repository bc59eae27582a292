"""What is wanted on Tim & agenda becomes edits; who sits here is remembered."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from spbe_desktop.domain.agenda import Milestone, zone_of
from spbe_desktop.domain.duties import NO_DUTY, Assignee, Duties
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.team import Decree, Team
from spbe_desktop.services.agenda_edits import RemoveMilestone, SaveMilestones
from spbe_desktop.services.agenda_plan import usual_year
from spbe_desktop.services.agenda_reading import milestones_of
from spbe_desktop.services.calendar_history import handed_out
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.compound import Several
from spbe_desktop.services.duty_edits import Assign, duties_to_take, reassigned
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.offices import agencies_of
from spbe_desktop.services.team_edits import SavePerson, SetMember, SetTeam, TakeTeam
from spbe_desktop.services.team_reading import (
    duties_of,
    earlier_duties,
    earlier_team_year,
    people_of,
    team_of,
)
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.team_tab.agenda_view import AgendaFacts
from spbe_desktop.ui.team_tab.decree_bar import USUAL_NAME
from spbe_desktop.ui.team_tab.duty_view import DutyFacts
from spbe_desktop.ui.team_tab.milestone_form import Offered
from spbe_desktop.ui.team_tab.person_form import PersonEntry
from spbe_desktop.ui.team_tab.tab import TEAM, TeamTab
from spbe_desktop.ui.team_tab.team_view import TeamFacts
from spbe_desktop.ui.today import today
from spbe_desktop.words.formats import listed


def make_team_tab(services: TabServices) -> TeamTab:
    """Return the tab, with the desk that serves it as its child."""
    tab = TeamTab(services.looks.theme, services.looks.icons)
    TeamDesk(tab, services)
    return tab


class TeamDesk(TabDesk):
    """Reads what the tab shows, and stores what is wanted there."""

    def __init__(self, tab: TeamTab, services: TabServices) -> None:
        super().__init__(tab)
        self._tab = tab
        self._services = services
        self._bridge = services.bridge
        self._preferences = services.preferences
        self._listener = services.listener
        self._workspace = services.bridge.workspace
        self._connect()

    @override
    def refresh(self) -> None:
        """Read everything again and show it."""
        sheet = self._bridge.sheet
        if sheet is None:
            return
        region, year = self._place(sheet)
        people = people_of(self._workspace, region)
        team = team_of(self._workspace, region, year)
        offices = [a.name for a in agencies_of(self._workspace) if a.region.id == region]
        me = self._preferences.person(self._workspace.root)
        earlier_year = self._year_of_team(sheet, team)
        self._tab.team.show_facts(TeamFacts(team, people, tuple(offices), earlier_year, me))
        active = [p for p in people if p.active]
        assignees = (
            *(Assignee(p.office, p.id, p.name) for p in active),
            *(Assignee(office) for office in offices),
        )
        duties = self._duties(sheet)
        year_of_duties = self._year_of_duties(sheet, duties)
        self._tab.duties.show_facts(
            DutyFacts(sheet.instrument, duties, assignees, year_of_duties, me)
        )
        offered = Offered(
            tuple((stage.code, stage.name) for stage in sheet.instrument.stages),
            tuple((p.id, p.name) for p in active),
            zone_of(sheet.assessment.agency.region.code),
        )
        known = milestones_of(self._workspace, sheet.assessment.id)
        handed = bool(handed_out(self._workspace, sheet.assessment.id))
        self._tab.agenda.show_facts(AgendaFacts(known, offered, today(), handed))

    @override
    def flush(self) -> None:
        """Hand on what is being typed."""
        self._tab.flush()

    def _year_of_team(self, sheet: Sheet, team: Team) -> int | None:
        """Return the year whose team has somebody to offer."""
        region, year = self._place(sheet)
        earlier = earlier_team_year(self._workspace, region, year)
        if earlier is None:
            return None
        known = {member.person.id for member in team.members}
        before = team_of(self._workspace, region, earlier).members
        offers = any(m.person.active and m.person.id not in known for m in before)
        return earlier if offers else None

    def _year_of_duties(self, sheet: Sheet, duties: Duties) -> int | None:
        """Return the year whose duties can be taken over.

        Within one instrument that is told by the keys. Across two, the crosswalk would have to
        be read; there the offer stands until somebody has been assigned anything.
        """
        found = sheet.assessment
        before = earlier_duties(self._workspace, found.agency.id, found.year)
        if before is None:
            return None
        if before.instrument_id != sheet.instrument.id:
            return None if duties else before.year
        old = duties_of(self._workspace, before.assessment_id)
        return before.year if old.keys() - duties.keys() else None

    def _connect(self) -> None:
        team, duties, agenda = self._tab.team, self._tab.duties, self._tab.agenda
        team.decree_changed.connect(self._on_decree_changed)
        team.entry_saved.connect(self._on_entry_saved)
        team.active_changed.connect(self._on_active_changed)
        team.moved.connect(self._on_moved)
        team.take_requested.connect(self._on_take_team)
        duties.assigned.connect(self._on_assigned)
        duties.cleared.connect(self._on_cleared)
        duties.take_requested.connect(self._on_take_duties)
        duties.team_requested.connect(lambda: self._tab.turn_to(TEAM))
        agenda.saved.connect(self._on_milestone_saved)
        agenda.removed.connect(lambda found: self._bridge.run(RemoveMilestone(found)))
        agenda.plan_requested.connect(self._on_plan)
        agenda.calendar_requested.connect(self._on_calendar)

    # The team

    def _on_decree_changed(self, decree: Decree) -> None:
        self._bridge.run(SetTeam(*self._place(self._sheet), decree))

    def _on_entry_saved(self, entry: PersonEntry) -> None:
        region, year = self._place(self._sheet)
        root, person_id = self._workspace.root, entry.person.id
        me = self._preferences.person(root)
        if entry.is_me != (me == person_id):
            self._preferences.set_person(root, person_id if entry.is_me else "")
        operations: list[Operation] = [SavePerson(region, entry.person)]
        members = team_of(self._workspace, region, year).members
        before = next((m for m in members if m.person.id == person_id), None)
        if entry.role is not (before.role if before else None):
            place = max((m.place for m in members), default=0) + 1
            operations.append(
                SetMember(region, year, person_id, entry.role, place, team_name=USUAL_NAME)
            )
        self._bridge.run(Several(tuple(operations)))
        if me != self._preferences.person(root):
            self._bridge.announce(Changes(team=True))

    def _on_active_changed(self, person_id: str, active: bool) -> None:
        region, _year = self._place(self._sheet)
        found = next(p for p in people_of(self._workspace, region) if p.id == person_id)
        self._bridge.run(SavePerson(region, replace(found, active=active)))

    def _on_moved(self, person_id: str, places: int) -> None:
        region, year = self._place(self._sheet)
        members = team_of(self._workspace, region, year).members
        role = next((m.role for m in members if m.person.id == person_id), None)
        alike = [m.person.id for m in members if m.role is role]
        here = alike.index(person_id)
        there = here + places
        if role is None or not 0 <= there < len(alike):
            return
        alike[here], alike[there] = alike[there], alike[here]
        self._bridge.run(
            Several(
                tuple(SetMember(region, year, found, role, n) for n, found in enumerate(alike))
            )
        )

    def _on_take_team(self) -> None:
        region, year = self._place(self._sheet)
        earlier = earlier_team_year(self._workspace, region, year)
        if earlier is not None:
            self._bridge.run(TakeTeam(region, earlier, year))

    # Duties

    def _on_assigned(self, keys: tuple[IndicatorKey, ...], who: Assignee, leads: bool) -> None:
        wanted = reassigned(self._duties(self._sheet), keys, who, lead=leads)
        self._bridge.run(Assign(self._sheet.assessment.id, wanted))

    def _on_cleared(self, keys: tuple[IndicatorKey, ...]) -> None:
        nobody: Duties = dict.fromkeys(keys, NO_DUTY)
        self._bridge.run(Assign(self._sheet.assessment.id, nobody))

    def _on_take_duties(self) -> None:
        sheet = self._sheet
        found = sheet.assessment
        earlier = earlier_duties(self._workspace, found.agency.id, found.year)
        if earlier is None:
            return
        carried = duties_to_take(self._workspace, earlier, sheet.instrument, self._duties(sheet))
        if carried.duties:
            self._bridge.run(Assign(found.id, carried.duties, kind="take_duties"))
        count = (
            f"{len(carried.duties)} penugasan" if carried.duties else "Tidak ada penugasan yang"
        )
        text = f"{count} diambil dari tahun {earlier.year}."
        if carried.left:
            text += (
                f" Indikator {listed(carried.left, 8)} tahun {earlier.year} tidak punya padanan "
                "satu-satu; tugaskan penggantinya sendiri."
            )
        self._listener.told.emit("warning" if carried.left else "info", text)

    # The calendar

    def _on_milestone_saved(self, milestone: Milestone) -> None:
        self._bridge.run(SaveMilestones(self._sheet.assessment.id, (milestone,)))

    def _on_plan(self) -> None:
        sheet = self._sheet
        known = milestones_of(self._workspace, sheet.assessment.id)
        planned = usual_year(self._workspace, sheet.assessment, sheet.instrument, known)
        if planned:
            self._bridge.run(SaveMilestones(sheet.assessment.id, planned, kind="plan_year"))
        else:
            self._listener.told.emit("info", "Semua tahap sudah ada di agenda.")

    def _on_calendar(self) -> None:
        from spbe_desktop.ui.agenda_saving import save_agenda

        sheet = self._sheet
        region, _year = self._place(sheet)
        names = {p.id: p.name for p in people_of(self._workspace, region)}
        known = milestones_of(self._workspace, sheet.assessment.id)
        save_agenda(self._tab, self._services, sheet.assessment, known, names)

    @property
    def _sheet(self) -> Sheet:
        sheet = self._bridge.sheet
        assert sheet is not None  # the tab exists only while an assessment is shown
        return sheet

    def _duties(self, sheet: Sheet) -> Duties:
        return duties_of(self._workspace, sheet.assessment.id)

    @staticmethod
    def _place(sheet: Sheet) -> tuple[int, int]:
        return sheet.assessment.agency.region.id, sheet.assessment.year
