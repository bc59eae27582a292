"""Reads the people of a region, the team of a year, and who does which indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any

from spbe_desktop.domain.duties import Assignee, Duties, Duty
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.team import Decree, Member, Person, Role, Team
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_PERSON = """person.id, person.name, person.position, person.employee_number, person.phone,
    person.email, person.active, agency.name AS office"""
_PEOPLE = f"SELECT {_PERSON} FROM person JOIN agency ON agency.id = person.agency_id"  # noqa: S608 - constants
_MEMBERS = f"""
    SELECT {_PERSON}, team_member.role, team_member.position AS place
    FROM team_member
    JOIN person ON person.id = team_member.person_id
    JOIN agency ON agency.id = person.agency_id
    WHERE team_member.team_id = ?
"""  # noqa: S608 - constants
_DUTIES = """
    SELECT duty.key, duty.lead, duty.person_id, person.name, agency.name AS office
    FROM duty
    JOIN agency ON agency.id = duty.agency_id
    LEFT JOIN person ON person.id = duty.person_id
    WHERE duty.assessment_id = ?
    ORDER BY duty.id
"""


def people_of(workspace: Workspace, region_id: int) -> tuple[Person, ...]:
    """Return everybody known of a region, by name; who is retired as well."""
    query = f"{_PEOPLE} WHERE agency.region_id = ? ORDER BY person.name, person.id"
    return tuple(map(_person, workspace.database.rows(query, (region_id,))))


def team_of(workspace: Workspace, region_id: int, year: int) -> Team:
    """Return the team of a year; one without id and members while nothing is stored of it."""
    query = "SELECT * FROM team WHERE region_id = ? AND year = ?"
    rows = workspace.database.rows(query, (region_id, year))
    if not rows:
        return Team("", Decree(""), ())
    row = rows[0]
    order = {role: rank for rank, role in enumerate(Role)}
    members = [
        Member(_person(found), Role(found["role"]), found["place"])
        for found in workspace.database.rows(_MEMBERS, (row["id"],))
    ]
    members.sort(key=lambda m: (order[m.role], m.place, m.person.name.casefold()))
    decree = Decree(row["name"], row["decree_number"], stored.day(row["decree_date"]))
    return Team(row["id"], decree, tuple(members))


def earlier_team_year(workspace: Workspace, region_id: int, year: int) -> int | None:
    """Return the latest year before *year* that has a team."""
    query = "SELECT MAX(year) AS year FROM team WHERE region_id = ? AND year < ?"
    (row,) = workspace.database.rows(query, (region_id, year))
    found: int | None = row["year"]
    return found


def duties_of(workspace: Workspace, assessment_id: int) -> Duties:
    """Return who does the indicators of an assessment; those of nobody are absent."""
    return duties_from(workspace.database.rows(_DUTIES, (assessment_id,)))


def duties_from(rows: Iterable[Any]) -> Duties:
    """Return duties from rows with key, lead, person_id, name and office, in their order."""
    leads: dict[IndicatorKey, Assignee] = {}
    others: dict[IndicatorKey, list[Assignee]] = {}
    for row in rows:
        key = IndicatorKey(row["key"])
        assignee = Assignee(row["office"], row["person_id"] or "", row["name"] or "")
        if row["lead"]:
            leads[key] = assignee
        else:
            others.setdefault(key, []).append(assignee)
    return {key: Duty(leads.get(key), tuple(others.get(key, ()))) for key in (*leads, *others)}


@dataclass(frozen=True, slots=True)
class EarlierDuties:
    """The assessment of the same agency from which duties can be taken over."""

    assessment_id: int
    year: int
    instrument_id: str


def earlier_duties(workspace: Workspace, agency_id: int, year: int) -> EarlierDuties | None:
    """Return the latest earlier assessment of an agency in which somebody has duties."""
    query = """
        SELECT assessment.id, assessment.year, pinned_instrument.code FROM assessment
        JOIN pinned_instrument ON pinned_instrument.id = assessment.pinned_instrument_id
        WHERE assessment.agency_id = ? AND assessment.year < ?
          AND EXISTS (SELECT 1 FROM duty WHERE duty.assessment_id = assessment.id)
        ORDER BY assessment.year DESC LIMIT 1
    """
    rows = workspace.database.rows(query, (agency_id, year))
    return EarlierDuties(rows[0]["id"], rows[0]["year"], rows[0]["code"]) if rows else None


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        office=row["office"],
        name=row["name"],
        position=row["position"],
        employee_number=row["employee_number"],
        phone=row["phone"],
        email=row["email"],
        active=bool(row["active"]),
    )
