"""The edits of the calendar of an assessment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.models.team_tables import milestone, milestone_attendee
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, PutRows, Row, put_rows


@dataclass(frozen=True)
class SaveMilestones:
    """Add milestones to an assessment, or change those that are there."""

    assessment_id: int
    milestones: tuple[Milestone, ...]
    kind: str = "milestone"

    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store each; what was changed counts up, so that calendars take it over."""
        rows: list[Row] = []
        lines: list[Line] = []
        for each in self.milestones:
            row = Row(milestone, {"id": each.id}, _columns(self.assessment_id, each))
            before = row.stored(desk)
            people = _attendee_rows(desk, each)
            if row.holds(before) and not people:
                continue
            count = before.values["sequence"] + 1 if before.values else each.sequence
            rows += [replace(row, values={**(row.values or {}), "sequence": count}), *people]
            old = before.values
            was = "" if old is None else f"{old['title']}, {old['first_day']}"
            line = Line("milestone", was, f"{each.title}, {each.first_day}", self.assessment_id)
            lines.append(line)
        return put_rows(desk, self, PutRows(self.kind, tuple(rows), tuple(lines), _TOUCHED))

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class RemoveMilestone:
    """Take a milestone out of the calendar."""

    milestone_id: str

    kind = "milestone"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Remove it with who attends; Ctrl+Z brings both back."""
        row = Row(milestone, {"id": self.milestone_id}, None)
        before = row.stored(desk).values
        lines: tuple[Line, ...] = ()
        if before is not None:
            told = f"{before['title']}, {before['first_day']}"
            lines = (Line("milestone", told, "", before["assessment_id"]),)
        attending = [
            Row(milestone_attendee, {"milestone_id": self.milestone_id, "person_id": person}, None)
            for person in _attending(desk, self.milestone_id)
        ]
        return put_rows(desk, self, PutRows(self.kind, (*attending, row), lines, _TOUCHED))

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


_TOUCHED = Changes(agenda=True)


def _columns(assessment_id: int, said: Milestone) -> dict[str, object]:
    return {
        "assessment_id": assessment_id,
        "stage": said.stage,
        "title": said.title,
        "first_day": said.first_day,
        "last_day": said.last_day,
        "starts": f"{said.starts:%H:%M}" if said.starts else "",
        "ends": f"{said.ends:%H:%M}" if said.ends else "",
        "zone": said.zone.value,
        "place": said.place,
        "address": said.address,
        "note": said.note,
        "other_attendees": said.other_attendees,
        "done": said.done,
    }


def _attendee_rows(desk: Desk, said: Milestone) -> list[Row]:
    """Return the rows of who comes now and did not, and of who does not come any more."""
    before, now = set(_attending(desk, said.id)), set(said.attendees)
    places: list[tuple[dict[str, str], dict[str, object] | None]] = [
        ({"milestone_id": said.id, "person_id": person}, {} if person in now else None)
        for person in sorted(before ^ now)
    ]
    return [Row(milestone_attendee, place, values) for place, values in places]


def _attending(desk: Desk, milestone_id: str) -> list[str]:
    query = select(milestone_attendee.c.person_id).where(
        milestone_attendee.c.milestone_id == milestone_id
    )
    return list(desk.connection.execute(query).scalars())
