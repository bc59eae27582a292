"""The edits of the calendar of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.models.team_tables import milestone, milestone_attendee, person
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, PutRows, Row, Values, put_rows


@dataclass(frozen=True)
class SaveMilestones:
    """Add milestones to an assessment, or change those that are there."""

    assessment_id: int
    milestones: tuple[Milestone, ...]
    kind: str = "milestone"

    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store each that differs from what is there."""
        rows: list[Row] = []
        lines: list[Line] = []
        for each in self.milestones:
            row = Row(milestone, {"id": each.id}, _columns(self.assessment_id, each))
            before = row.stored(desk)
            people = _attendee_rows(desk, each)
            if row.holds(before) and not people:
                continue
            rows += [row, *people]
            was = _told(before.values, _names(desk, _attending(desk, each.id)))
            now = _told(row.values, _names(desk, each.attendees))
            lines.append(Line("milestone", was, now, self.assessment_id))
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
        before, people = row.stored(desk).values, _attending(desk, self.milestone_id)
        lines: tuple[Line, ...] = ()
        if before is not None:
            told = _told(before, _names(desk, people))
            lines = (Line("milestone", told, "", before["assessment_id"]),)
        attending = [
            Row(milestone_attendee, {"milestone_id": self.milestone_id, "person_id": each}, None)
            for each in people
        ]
        return put_rows(desk, self, PutRows(self.kind, (*attending, row), lines, _TOUCHED))

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


_TOUCHED = Changes(agenda=True)


def _names(desk: Desk, ids: Sequence[str]) -> list[str]:
    query = select(person.c.name).where(person.c.id.in_(ids)).order_by(person.c.name)
    return list(desk.connection.execute(query).scalars())


def _told(values: Values | None, people: Sequence[str]) -> str:
    """Return a milestone as the journal keeps it, with the names of who attends."""
    if values is None:
        return ""
    days = [str(values[name]) for name in ("first_day", "last_day") if values[name]]
    hours = [values[name] for name in ("starts", "ends") if values[name]]
    when = " ".join(["–".join(days), *(["–".join(hours), values["zone"]] if hours else [])])
    parts = [values["title"], when, values["place"], values["address"], values["note"]]
    parts += [*people, values["other_attendees"], "selesai" if values["done"] else ""]
    return ", ".join(part for part in parts if part)


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
