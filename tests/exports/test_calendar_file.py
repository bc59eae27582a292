from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from spbe_desktop.exports.calendar_file import CalendarEntry, calendar_file

STAMP = datetime(2026, 9, 25, 2, 30, tzinfo=UTC)


def test_a_task_stands_on_its_day_and_in_the_list_of_tasks():
    entry = CalendarEntry("a1", "Susun peta rencana", date(2026, 9, 30), is_task=True)

    read = Calendar.from_ical(calendar_file([entry], "Rencana aksi", STAMP))

    [event], [task] = read.walk("VEVENT"), read.walk("VTODO")
    assert event.decoded("dtstart") == task.decoded("due") == date(2026, 9, 30)
    assert event.decoded("dtend") == date(2026, 10, 1)
    assert event["uid"] != task["uid"]
    assert event.decoded("dtstamp") == STAMP
    assert task["status"] == "NEEDS-ACTION"


def test_the_same_plan_written_later_names_the_same_things():
    entry = CalendarEntry("a1", "Susun", date(2026, 9, 30))

    once, again = (
        Calendar.from_ical(calendar_file([entry], "x", stamp))
        for stamp in (STAMP, STAMP + timedelta(days=9))
    )

    assert once.walk("VEVENT")[0]["uid"] == again.walk("VEVENT")[0]["uid"]


def test_an_interview_keeps_its_moments():
    entry = CalendarEntry("i", "Interviu", STAMP, STAMP + timedelta(hours=2), place="Zoom")

    [event] = Calendar.from_ical(calendar_file([entry], "x", STAMP)).walk("VEVENT")

    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=2)
    assert event["location"] == "Zoom"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1))
def test_a_text_comes_back_whatever_is_in_it(text):
    entry = CalendarEntry("a", text, date(2026, 1, 1), description=f"{text}\nBEGIN:VEVENT")

    read = Calendar.from_ical(calendar_file([entry], "x", STAMP))

    [event] = read.walk("VEVENT")
    assert event["summary"] == text
    assert event["description"] == f"{text}\nBEGIN:VEVENT"


def test_what_is_taken_back_is_cancelled_as_event_and_as_task():
    entry = CalendarEntry("a", "Susun", date(2026, 1, 1), is_task=True, cancelled=True, sequence=9)

    read = Calendar.from_ical(calendar_file([entry], "x", STAMP))

    [event], [task] = read.walk("VEVENT"), read.walk("VTODO")
    assert event["status"] == task["status"] == "CANCELLED"
    assert event["summary"] == task["summary"] == "Dibatalkan: Susun"
    assert event["sequence"] == task["sequence"] == 9
