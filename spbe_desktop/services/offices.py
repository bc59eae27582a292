"""Regions, agencies and their assessments: what a workspace is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from spbe_desktop.domain.sheet import Agency, Assessment, Region
from spbe_desktop.errors import (
    AgencyUnknownError,
    AssessmentExistsError,
    AssessmentUnknownError,
)
from spbe_desktop.models.tables import agency, assessment, pinned_instrument, region
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What must be known of an office before it can assess itself."""

    region_code: str
    region_name: str
    agency_code: str
    agency_name: str
    agency_short_name: str


def add_agency(workspace: Workspace, facts: OfficeFacts) -> Agency:
    """Return the agency of these facts; it and its region are made where they are new."""
    with workspace.database.begin() as connection:
        region_id = _region_id(connection, facts)
        known = select(agency.c.id).where(
            agency.c.region_id == region_id, agency.c.code == facts.agency_code
        )
        agency_id = connection.execute(known).scalar()
        if agency_id is None:
            row = {
                "region_id": region_id,
                "code": facts.agency_code,
                "name": facts.agency_name,
                "short_name": facts.agency_short_name or facts.agency_name,
            }
            stored = connection.execute(insert(agency).values(row).returning(agency.c.id))
            agency_id = stored.scalar_one()
        found = connection.execute(_agencies().where(agency.c.id == agency_id)).one()
    return _agency(found)


def start_assessment(
    workspace: Workspace, agency_id: int, year: int, due: date | None = None
) -> Assessment:
    """Start the assessment of *year* with the instrument of that year, pinned from now on."""
    instrument = workspace.catalogue.for_year(year)
    pack = workspace.catalogue.listing(instrument.id).path
    with workspace.database.begin() as connection:
        owner = connection.execute(_agencies().where(agency.c.id == agency_id)).one()
        taken = select(assessment.c.id).where(
            assessment.c.agency_id == agency_id, assessment.c.year == year
        )
        if connection.execute(taken).first():
            raise AssessmentExistsError(owner.name, year)
        row = {
            "agency_id": agency_id,
            "year": year,
            "pinned_instrument_id": workspace.pinned.pin(connection, instrument, pack),
            "due": due,
        }
        stored = connection.execute(insert(assessment).values(row).returning(assessment.c.id))
        return assessment_of(connection, stored.scalar_one())


def set_contact(workspace: Workspace, assessment_id: int, name: str, phone: str) -> None:
    """Remember whom the receiver of the package may ask."""
    with workspace.database.begin() as connection:
        connection.execute(
            update(assessment)
            .where(assessment.c.id == assessment_id)
            .values(contact_name=name, contact_phone=phone)
        )


def regions_of(workspace: Workspace) -> tuple[Region, ...]:
    """Return all regions, by name."""
    with workspace.database.begin() as connection:
        rows = connection.execute(select(region).order_by(region.c.name)).all()
    return tuple(Region(row.id, row.code, row.name) for row in rows)


def agencies_of(workspace: Workspace) -> tuple[Agency, ...]:
    """Return all agencies, by region and name."""
    with workspace.database.begin() as connection:
        rows = connection.execute(_agencies().order_by(region.c.name, agency.c.name)).all()
    return tuple(_agency(row) for row in rows)


def assessments_of(workspace: Workspace) -> tuple[Assessment, ...]:
    """Return all assessments, by agency and newest year first."""
    query = _assessments().order_by(agency.c.name, assessment.c.year.desc())
    with workspace.database.begin() as connection:
        rows = connection.execute(query).all()
    return tuple(_assessment(row) for row in rows)


def assessment_of(connection: Connection, assessment_id: int) -> Assessment:
    """Return one assessment as it now stands."""
    return _assessment(connection.execute(_one_assessment(), {"id": assessment_id}).one())


def find_assessment(workspace: Workspace, agency_code: str, year: int) -> Assessment:
    """Return the assessment of an agency's code, taken without regard to case, and a year."""
    known = assessments_of(workspace)
    wanted = agency_code.casefold()
    of_agency = [a for a in known if a.agency.code.casefold() == wanted]
    if not of_agency:
        codes = sorted({found.code for found in agencies_of(workspace)})
        if wanted not in {code.casefold() for code in codes}:
            raise AgencyUnknownError(agency_code, tuple(codes))
    for found in of_agency:
        if found.year == year:
            return found
    years = tuple(sorted(found.year for found in of_agency))
    raise AssessmentUnknownError(agency_code, year, years)


def _region_id(connection: Connection, facts: OfficeFacts) -> int:
    known = select(region.c.id).where(region.c.code == facts.region_code)
    region_id = connection.execute(known).scalar()
    if region_id is None:
        row = {"code": facts.region_code, "name": facts.region_name}
        stored = connection.execute(insert(region).values(row).returning(region.c.id))
        region_id = stored.scalar_one()
    return int(region_id)


_OF_AGENCY = (
    agency.c.id.label("agency_id"),
    agency.c.code,
    agency.c.name,
    agency.c.short_name,
    region.c.id.label("region_id"),
    region.c.code.label("region_code"),
    region.c.name.label("region_name"),
)


def _agencies() -> Select[Any]:
    return select(*_OF_AGENCY).join_from(agency, region)


def _assessments() -> Select[Any]:
    return (
        select(assessment, pinned_instrument.c.code.label("instrument_code"), *_OF_AGENCY[1:])
        .join_from(assessment, agency)
        .join(region)
        .join(pinned_instrument)
    )


@cache
def _one_assessment() -> Select[Any]:
    return _assessments().where(assessment.c.id == bindparam("id"))


def _agency(row: Row[Any]) -> Agency:
    home = Region(row.region_id, row.region_code, row.region_name)
    return Agency(row.agency_id, home, row.code, row.name, row.short_name)


def _assessment(row: Row[Any]) -> Assessment:
    return Assessment(
        id=row.id,
        agency=_agency(row),
        year=row.year,
        instrument_id=row.instrument_code,
        revision=row.revision,
        locked=row.sent_at is not None,
        sent_at=row.sent_at,
        due=row.due,
        contact_name=row.contact_name,
        contact_phone=row.contact_phone,
    )
