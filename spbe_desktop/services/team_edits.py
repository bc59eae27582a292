"""The edits of people and of the team they make."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import func, select

from spbe_desktop.domain.team import Decree, Person, Role
from spbe_desktop.models.tables import agency
from spbe_desktop.models.team_tables import person, team, team_member
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, PutRows, Row, Values, put_rows, stored_rows

_TOUCHED = Changes(team=True)


@dataclass(frozen=True)
class _TeamEdit:
    """An edit of people, which belongs to no indicator; never a continuation."""

    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class SavePerson(_TeamEdit):
    """Add a person to an office of a region, or change what is known of them.

    An office that the region does not have yet is added with them. Who left is retired by
    `active`; nobody is deleted.
    """

    region_id: int
    person: Person

    kind = "person"

    def apply(self, desk: Desk) -> Applied:
        """Store the person."""
        office_id, office = _office(desk, self.region_id, self.person.office)
        said = self.person
        values = {
            "agency_id": office_id,
            "name": said.name,
            "position": said.position,
            "employee_number": said.employee_number,
            "phone": said.phone,
            "email": said.email,
            "active": said.active,
        }
        row = Row(person, {"id": said.id}, values)
        before = row.stored(desk)
        was = "" if before.values is None else _office_name(desk, before.values["agency_id"])
        lines = (Line("person", _told(before.values, was), _told(values, said.office)),)
        return put_rows(desk, self, PutRows(self.kind, (*office, row), lines, _TOUCHED))


@dataclass(frozen=True)
class SetTeam(_TeamEdit):
    """Set what the team of a region and year is called, and the decree it rests on."""

    region_id: int
    year: int
    decree: Decree

    kind = "team"

    def apply(self, desk: Desk) -> Applied:
        """Store the decree."""
        row = _team_row(self.region_id, self.year, self.decree)
        lines = (Line("team", _team_told(row.stored(desk).values), _team_told(row.values)),)
        return put_rows(desk, self, PutRows(self.kind, (row,), lines, _TOUCHED))


@dataclass(frozen=True)
class SetMember(_TeamEdit):
    """Give a person a role in the team of a region and year; without one they leave it.

    The first member founds the team under *team_name*.
    """

    region_id: int
    year: int
    person_id: str
    role: Role | None
    place: int = 0
    team_name: str = ""

    kind = "team_member"

    def apply(self, desk: Desk) -> Applied:
        """Store the role."""
        found = _team_row(self.region_id, self.year, Decree(self.team_name))
        rows = () if found.stored(desk).values else (found,)
        values = None if self.role is None else {"role": self.role.value, "position": self.place}
        place = {"team_id": team_id(self.region_id, self.year), "person_id": self.person_id}
        row = Row(team_member, place, values)
        name = desk.connection.execute(
            select(person.c.name).where(person.c.id == self.person_id)
        ).scalar_one()
        was = _member_told(name, row.stored(desk).values)
        lines = (Line(self.kind, was, _member_told(name, values)),)
        return put_rows(desk, self, PutRows(self.kind, (*rows, row), lines, _TOUCHED))


@dataclass(frozen=True)
class TakeTeam(_TeamEdit):
    """Take over the team of another year: its name and its active members, not its decree.

    Each year's team rests on a decree of its own; whoever is a member already keeps their role.
    """

    region_id: int
    from_year: int
    year: int

    kind = "take_team"

    def apply(self, desk: Desk) -> Applied:
        """Store the members that the year lacks."""
        old, new = team_id(self.region_id, self.from_year), team_id(self.region_id, self.year)
        name = desk.connection.execute(select(team.c.name).where(team.c.id == old)).scalar_one()
        found = _team_row(self.region_id, self.year, Decree(name))
        rows = [] if found.stored(desk).values else [found]
        of_old = desk.connection.execute(
            select(team_member, person.c.name)
            .join(person)
            .where(team_member.c.team_id == old, person.c.active)
            .order_by(team_member.c.position)
        ).all()
        wanted = [
            Row(
                team_member,
                {"team_id": new, "person_id": member.person_id},
                {"role": member.role, "position": member.position},
            )
            for member in of_old
        ]
        lines = [Line("team", "", str(self.from_year))]
        for row, there, member in zip(wanted, stored_rows(desk, wanted), of_old, strict=True):
            if there.values is None:
                rows.append(row)
                lines.append(Line("team_member", "", _member_told(member.name, row.values)))
        return put_rows(desk, self, PutRows(self.kind, tuple(rows), tuple(lines), _TOUCHED))


def team_id(region_id: int, year: int) -> str:
    """Return the id of the one team that a region has in a year."""
    return f"{region_id}:{year}"


def _team_row(region_id: int, year: int, decree: Decree) -> Row:
    values = {
        "region_id": region_id,
        "year": year,
        "name": decree.team_name,
        "decree_number": decree.number,
        "decree_date": decree.dated,
    }
    return Row(team, {"id": team_id(region_id, year)}, values)


def _office(desk: Desk, region_id: int, name: str) -> tuple[int, tuple[Row, ...]]:
    """Return the id of the office called *name*, and the row to add if there is none yet."""
    of_region = desk.connection.execute(
        select(agency).where(agency.c.region_id == region_id)
    ).all()
    wanted = name.casefold()
    for known in of_region:
        if wanted in {known.name.casefold(), known.short_name.casefold()}:
            return known.id, ()
    highest = desk.connection.execute(select(func.max(agency.c.id))).scalar() or 0
    code = _free_code(name, {known.code.casefold() for known in of_region})
    values = {"region_id": region_id, "code": code, "name": name, "short_name": name}
    return highest + 1, (Row(agency, {"id": highest + 1}, values),)


def _free_code(name: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:30] or "opd"
    codes = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))]
    return next(code for code in codes if code not in taken)


def _office_name(desk: Desk, office_id: int) -> str:
    query = select(agency.c.name).where(agency.c.id == office_id)
    return str(desk.connection.execute(query).scalar_one())


def _told(values: Values | None, office: str) -> str:
    if values is None:
        return ""
    parts = [values["name"], values["position"], values["employee_number"]]
    parts += [values["phone"], values["email"], office]
    told = " · ".join(part for part in parts if part)
    return told if values["active"] else f"{told} (nonaktif)"


def _team_told(values: Values | None) -> str:
    if values is None:
        return ""
    dated = values["decree_date"]
    parts = (values["name"], values["decree_number"], dated.isoformat() if dated else "")
    return " · ".join(part for part in parts if part)


def _member_told(name: str, values: Values | None) -> str:
    return "" if values is None else f"{name}: {values['role']}, urutan {values['position']}"
