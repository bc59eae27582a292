"""The beginnings: a new agency, a new assessment, and whom to ask about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.sheet import Agency, Assessment
from spbe_desktop.errors import AssessmentExistsError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models.tables import agency, assessment, pinned_instrument, region
from spbe_desktop.services.editing import Desk
from spbe_desktop.services.offices import OfficeFacts, agency_of, assessment_of
from spbe_desktop.services.workspace import (
    Clock,
    Workspace,
    create_workspace,
    utc_now,
    whole_or_nothing,
)


def found_workspace(
    root: Path, catalogue: Catalogue, facts: OfficeFacts, year: int, clock: Clock = utc_now
) -> Workspace:
    """Make a workspace in *root* with the first assessment of an agency; whole, or not at all."""
    with whole_or_nothing(root):
        workspace = create_workspace(root, catalogue, clock)
        try:
            owner = add_agency(workspace, facts)
            start_assessment(workspace, owner.id, year)
        except BaseException:
            workspace.database.abandon()
            raise
    return workspace


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
            _log(workspace, connection, "agency", facts.agency_name)
    return agency_of(workspace, agency_id)


def start_assessment(
    workspace: Workspace, agency_id: int, year: int, due: date | None = None
) -> Assessment:
    """Start the assessment of *year* with the instrument of that year, pinned from now on."""
    workspace.require_writable()
    instrument = workspace.catalogue.for_year(year)
    pack = workspace.catalogue.listing(instrument.id).path
    owner = agency_of(workspace, agency_id)
    with workspace.database.begin() as connection:
        taken = select(assessment.c.id).where(
            assessment.c.agency_id == agency_id, assessment.c.year == year
        )
        if connection.execute(taken).first():
            raise AssessmentExistsError(owner.name, year)
        row = {
            "agency_id": agency_id,
            "year": year,
            "pinned_instrument_id": _pin(workspace, connection, instrument, pack),
            "due": due,
        }
        stored = connection.execute(insert(assessment).values(row).returning(assessment.c.id))
        started = stored.scalar_one()
        told = f"{owner.short_name} {year}, {instrument.id}"
        _log(workspace, connection, "assessment", told if due is None else f"{told}, {due}")
    return assessment_of(workspace, started)


def set_contact(workspace: Workspace, assessment_id: int, name: str, phone: str) -> None:
    """Remember whom the receiver of the package may ask."""
    with workspace.database.begin() as connection:
        connection.execute(
            update(assessment)
            .where(assessment.c.id == assessment_id)
            .values(contact_name=name, contact_phone=phone)
        )


def _log(workspace: Workspace, connection: Connection, field: str, told: str) -> None:
    """Tell the journal of a beginning; it belongs to the workspace, and leaves in no package."""
    editor = workspace.editor
    Desk(connection, workspace.pinned, editor.actor, workspace.clock()).log(field, after=told)


def _region_id(connection: Connection, facts: OfficeFacts) -> int:
    known = select(region.c.id).where(region.c.code == facts.region_code)
    region_id = connection.execute(known).scalar()
    if region_id is None:
        row = {"code": facts.region_code, "name": facts.region_name}
        stored = connection.execute(insert(region).values(row).returning(region.c.id))
        region_id = stored.scalar_one()
    return int(region_id)


def _pin(workspace: Workspace, connection: Connection, instrument: Instrument, pack: Path) -> int:
    """Return the row of the instrument; *pack* is copied into the workspace if it is new."""
    known = select(pinned_instrument.c.id).where(pinned_instrument.c.digest == instrument.digest)
    pinned_id = connection.execute(known).scalar()
    if pinned_id is None:
        name = workspace.pinned.keep(instrument, pack)
        row = {"code": instrument.id, "digest": instrument.digest, "file_name": name}
        stored = connection.execute(
            insert(pinned_instrument).values(row).returning(pinned_instrument.c.id)
        )
        pinned_id = stored.scalar_one()
    return int(pinned_id)
