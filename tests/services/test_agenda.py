"""The calendar of an assessment: stored whole, planned for a year, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from spbe_desktop.domain.agenda import Milestone, Zone
from spbe_desktop.domain.team import Person
from spbe_desktop.exports.calendar_file import calendar_file
from spbe_desktop.services.agenda_edits import RemoveMilestone, SaveMilestones
from spbe_desktop.services.agenda_export import calendar_entries, save_calendar
from spbe_desktop.services.agenda_plan import usual_year
from spbe_desktop.services.agenda_reading import milestones_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.team_edits import SavePerson
from spbe_desktop.words.changes import content_told
from tests.builders import MOMENT
from tests.workspaces import DISKOMINFO_NEXT_YEAR, DISKOMINFO_THIS_YEAR, dump, journal_of

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


def test_a_milestone_is_changed_whole(workspace):
    saved(workspace)
    later = replace(MEETING, first_day=date(2025, 10, 7), attendees=())

    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (later,)))
    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (later,)))

    assert milestones_of(workspace, DISKOMINFO_THIS_YEAR) == (later,)


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


@pytest.mark.parametrize(("zone", "hour"), [(Zone.WIB, 2), (Zone.WITA, 1), (Zone.WIT, 0)])
def test_a_calendar_shows_a_meeting_at_its_moment_whatever_its_zone(tmp_path, zone, hour):
    path = tmp_path / "agenda.ics"
    entries = calendar_entries((replace(MEETING, zone=zone),), {"siti": "Siti Rahmawati"})

    save_calendar(entries, "Agenda", MOMENT, path, lambda _done, _total: None)

    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2025, 10, 6, hour, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2025, 10, 7, 6 + hour, 30, tzinfo=UTC)
    assert "Siti Rahmawati, Asesor kementerian" in str(event["description"])
    assert list(tmp_path.iterdir()) == [path]


def test_a_calendar_shows_whole_days_to_the_last_one():
    stage = Milestone("s", "Penilaian mandiri", date(2025, 6, 1), date(2025, 7, 31))

    (event,) = Calendar.from_ical(
        calendar_file(calendar_entries((stage,), {}), "Agenda", MOMENT)
    ).walk("VEVENT")

    assert event.decoded("dtstart") == date(2025, 6, 1)
    assert event.decoded("dtend") == date(2025, 8, 1)  # the day after the last, by RFC 5545


def test_a_stage_that_the_instrument_lacks_is_not_planned(workspace):
    sheet = read_sheet(workspace, DISKOMINFO_NEXT_YEAR, "mandiri")

    planned = usual_year(workspace, sheet.assessment, sheet.instrument, ())

    assert {m.stage for m in planned} <= {"", *(s.code for s in sheet.instrument.stages)}


def test_the_journal_tells_what_of_a_milestone_was_changed(workspace):
    workspace.editor.run(SavePerson(1, Person("siti", "Dinas Kominfo", "Siti Rahmawati")))
    first = replace(MEETING, attendees=())
    for each in (first, replace(first, place="Aula"), replace(first, attendees=("siti",))):
        workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (each,)))
    workspace.editor.undo()
    workspace.editor.run(RemoveMilestone(MEETING.id))

    lines = [line for line in journal_of(workspace) if line["field"] == "milestone"]

    assert all(line["before"] != line["after"] for line in lines)
    told = [content_told("milestone", line["after"]) for line in lines]
    assert "Aula" in told[1]
    assert "Siti Rahmawati" in told[2]
    assert "2025-" not in "".join(told)
    assert told[-1] == ""
