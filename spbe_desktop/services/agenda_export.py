"""The calendar of an assessment as a file that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.domain.progress import Report
from spbe_desktop.evidence.storage import write_whole
from spbe_desktop.exports.calendar_file import CalendarEntry, calendar_file

UID_BEGINNING = "agenda-"
"""What the uid of a milestone in a calendar begins with."""


def calendar_entries(
    milestones: Sequence[Milestone], names: Mapping[str, str], sequence: int = 0
) -> tuple[CalendarEntry, ...]:
    """Return *milestones* as entries of a calendar; *names* are those of people, by id.

    What has hours is given in UTC: that is the same moment in every zone, and no calendar has to
    know WIB, WITA and WIT for it. What lasts whole days stays days.
    """
    return tuple(_entry(each, names, sequence) for each in milestones)


def save_calendar(
    entries: Sequence[CalendarEntry], name: str, stamp: datetime, path: Path, report: Report
) -> None:
    """Write *entries* to *path*, whole or not at all; a job for the worker."""
    written = calendar_file(entries, name, stamp)
    write_whole(path, written)
    report(len(written), len(written))


def _entry(said: Milestone, names: Mapping[str, str], sequence: int) -> CalendarEntry:
    people = [names[person] for person in said.attendees if person in names]
    comes = ", ".join([*people, *([said.other_attendees] if said.other_attendees else [])])
    told = [said.note, f"Hadir: {comes}" if comes else "", said.address if said.place else ""]
    has_hours = said.starts is not None and not said.ends_too_early
    begins, ends = (moment.astimezone(UTC) for moment in said.span)
    return CalendarEntry(
        uid=f"{UID_BEGINNING}{said.id}@spbe-desktop",
        title=said.title,
        starts=begins if has_hours else said.first_day,
        ends=ends if has_hours else said.last_day if not said.ends_too_early else None,
        description="\n".join(part for part in told if part),
        place=said.place or said.address,
        done=said.done,
        sequence=sequence,
    )
