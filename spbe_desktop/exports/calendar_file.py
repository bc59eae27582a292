"""The calendar file: days and deadlines that any calendar program can take in (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

PRODUCT = "-//SPBE Desktop//ID"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event or task of a calendar.

    *uid* stays the same for the same thing, so that taking a newer file in replaces the entry.
    *starts* and *ends* are both days, both included, or both aware moments.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    description: str = ""
    place: str = ""
    is_task: bool = False
    """Whether it is something to be done until *starts*, besides being shown on that day."""
    done: bool = False
    cancelled: bool = False
    """Whether it is taken back: calendars that have it strike it out."""
    sequence: int = 0
    """Calendars take over what has a greater one than what they have."""


def calendar_file(entries: Sequence[CalendarEntry], name: str, stamp: datetime) -> bytes:
    """Return *entries* as the bytes of an .ics file; *stamp* is the aware moment of writing."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_component(entry, stamp, task=False))
        if entry.is_task:
            calendar.add_component(_component(entry, stamp, task=True))
    written: bytes = calendar.to_ical()
    return written


def _component(entry: CalendarEntry, stamp: datetime, *, task: bool) -> Any:
    # An icalendar.Component; naming its type would load the library with the window.
    from icalendar import Event, Todo

    component = Todo() if task else Event()
    # One UID may not name a task and an event at once.
    component.add("uid", f"tugas-{entry.uid}" if task else entry.uid)
    component.add("dtstamp", stamp)
    # Not every calendar shows that an entry is cancelled.
    component.add("summary", f"Dibatalkan: {entry.title}" if entry.cancelled else entry.title)
    component.add("sequence", entry.sequence)
    if task:
        component.add("due", entry.starts)
        open_or_done = "COMPLETED" if entry.done else "NEEDS-ACTION"
        component.add("status", "CANCELLED" if entry.cancelled else open_or_done)
    else:
        component.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        component.add("dtstart", entry.starts)
        if entry.ends is not None or not isinstance(entry.starts, datetime):
            component.add("dtend", _end(entry))
    for field, text in (("description", entry.description), ("location", entry.place)):
        if text:
            component.add(field, text)
    return component


def _end(entry: CalendarEntry) -> date | datetime:
    """Return where the entry ends; a last day is named by the day after it."""
    last = entry.ends or entry.starts
    return last if isinstance(last, datetime) else last + timedelta(days=1)
