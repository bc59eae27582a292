"""The calendar of an assessment: stored whole, planned for a year, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from spbe_desktop.domain.agenda import Milestone, Zone
from spbe_desktop.domain.team import Person
from spbe_desktop.services.agenda_edits import RemoveMilestone, SaveMilestones
from spbe_desktop.services.agenda_plan import usual_year
from spbe_desktop.services.agenda_reading import milestones_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.team_edits import SavePerson
from tests.workspaces import DISKOMINFO_NEXT_YEAR, DISKOMINFO_THIS_YEAR, dump

MEETING = Milestone(
    "m1",
    "Rapat klarifikasi",
    date(2025, 10, 6),
    date(2025, 10, 7),
    time(9),
    time(15, 30),
    Zone.WITA,
    "interviu",
    "Ruang rapat Sekda",
    "https://meet.example/abc",
    "Bawa eviden",
    ("siti",),
    "Asesor kementerian",
)


def saved(workspace):
    workspace.editor.run(SavePerson(1, Person("siti", "Dinas Kominfo", "Siti Rahmawati")))
    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (MEETING,)))
    return milestones_of(workspace, DISKOMINFO_THIS_YEAR)


def test_a_milestone_is_read_as_it_was_written(workspace):
    assert saved(workspace) == (MEETING,)


def test_each_change_counts_up_so_that_calendars_take_it_over(workspace):
    saved(workspace)
    later = replace(MEETING, first_day=date(2025, 10, 7), attendees=())

    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (later,)))
    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (later,)))

    assert milestones_of(workspace, DISKOMINFO_THIS_YEAR) == (replace(later, sequence=1),)


def test_a_milestone_that_was_removed_comes_back_with_who_attends(workspace):
    saved(workspace)
    before = dump(workspace)

    workspace.editor.run(RemoveMilestone(MEETING.id))
    assert milestones_of(workspace, DISKOMINFO_THIS_YEAR) == ()
    workspace.editor.undo()

    assert dump(workspace) == before


def test_a_usual_year_names_the_stages_as_the_instrument_does_and_only_what_is_missing(workspace):
    sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR, "mandiri")

    planned = usual_year(workspace, sheet.assessment, sheet.instrument, ())

    names = {stage.code: stage.name for stage in sheet.instrument.stages}
    staged = [m for m in planned if m.stage]
    assert [m.stage for m in staged] == [s for s in names if s in {m.stage for m in staged}]
    assert all(m.title == names[m.stage] for m in staged)
    assert {m.first_day.year for m in planned} == {2025}
    assert {m.zone for m in planned} == {Zone.WITA}
    assert usual_year(workspace, sheet.assessment, sheet.instrument, planned) == ()


def test_a_stage_that_the_instrument_lacks_is_not_planned(workspace):
    sheet = read_sheet(workspace, DISKOMINFO_NEXT_YEAR, "mandiri")

    planned = usual_year(workspace, sheet.assessment, sheet.instrument, ())

    assert {m.stage for m in planned} <= {"", *(s.code for s in sheet.instrument.stages)}
