"""Reads the calendar of an assessment."""

from __future__ import annotations

from datetime import date, time
from sqlite3 import Row

from spbe_desktop.domain.agenda import Milestone, Zone
from spbe_desktop.services.workspace import Workspace


def milestones_of(workspace: Workspace, assessment_id: int) -> tuple[Milestone, ...]:
    """Return the milestones of an assessment, in the order in which they come."""
    query = "SELECT * FROM milestone WHERE assessment_id = ? ORDER BY first_day, starts, title, id"
    rows = workspace.database.rows(query, (assessment_id,))
    if not rows:
        return ()
    attending: dict[str, list[str]] = {}
    query = """
        SELECT milestone_id, person_id FROM milestone_attendee
        JOIN milestone ON milestone.id = milestone_id WHERE assessment_id = ? ORDER BY person_id
    """
    for row in workspace.database.rows(query, (assessment_id,)):
        attending.setdefault(row["milestone_id"], []).append(row["person_id"])
    return tuple(_milestone(row, tuple(attending.get(row["id"], ()))) for row in rows)


def _milestone(row: Row, attendees: tuple[str, ...]) -> Milestone:
    return Milestone(
        id=row["id"],
        title=row["title"],
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        starts=time.fromisoformat(row["starts"]) if row["starts"] else None,
        ends=time.fromisoformat(row["ends"]) if row["ends"] else None,
        zone=Zone(row["zone"] or Zone.WIB),
        stage=row["stage"],
        place=row["place"],
        address=row["address"],
        note=row["note"],
        attendees=attendees,
        other_attendees=row["other_attendees"],
        done=bool(row["done"]),
    )
