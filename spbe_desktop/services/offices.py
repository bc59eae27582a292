"""Regions, agencies and their assessments: what a workspace is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from sqlite3 import Row

from spbe_desktop.domain.sheet import Agency, Assessment, Region
from spbe_desktop.errors import AgencyAmbiguousError, AgencyUnknownError, AssessmentUnknownError
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_AGENCY = """
    agency.id AS agency_id, agency.code, agency.name, agency.short_name,
    region.id AS region_id, region.code AS region_code, region.name AS region_name
"""
_AGENCIES = f"SELECT {_AGENCY} FROM agency JOIN region ON region.id = agency.region_id"  # noqa: S608 - constants
_ASSESSMENTS = f"""
    SELECT assessment.*, pinned_instrument.code AS instrument_code, {_AGENCY}
    FROM assessment
    JOIN agency ON agency.id = assessment.agency_id
    JOIN region ON region.id = agency.region_id
    JOIN pinned_instrument ON pinned_instrument.id = assessment.pinned_instrument_id
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What must be known of an office before it can assess itself."""

    region_code: str
    region_name: str
    agency_code: str
    agency_name: str
    agency_short_name: str


def regions_of(workspace: Workspace) -> tuple[Region, ...]:
    """Return all regions, by name."""
    rows = workspace.database.rows("SELECT id, code, name FROM region ORDER BY name")
    return tuple(Region(row["id"], row["code"], row["name"]) for row in rows)


def agencies_of(workspace: Workspace) -> tuple[Agency, ...]:
    """Return all agencies, by region and name."""
    rows = workspace.database.rows(f"{_AGENCIES} ORDER BY region.name, agency.name")
    return tuple(map(_agency, rows))


def agency_of(workspace: Workspace, agency_id: int) -> Agency:
    """Return one agency."""
    (row,) = workspace.database.rows(f"{_AGENCIES} WHERE agency.id = ?", (agency_id,))
    return _agency(row)


def assessments_of(workspace: Workspace) -> tuple[Assessment, ...]:
    """Return all assessments, by agency and newest year first."""
    order = "ORDER BY region.name, agency.name, assessment.year DESC"
    return tuple(map(_assessment, workspace.database.rows(f"{_ASSESSMENTS} {order}")))


def assessment_of(workspace: Workspace, assessment_id: int) -> Assessment:
    """Return one assessment as it now stands."""
    query = f"{_ASSESSMENTS} WHERE assessment.id = ?"
    (row,) = workspace.database.rows(query, (assessment_id,))
    return _assessment(row)


def find_assessment(workspace: Workspace, agency_code: str, year: int) -> Assessment:
    """Return the assessment of an agency and a year.

    *agency_code* is the agency's own, or "region/agency" where two regions use the same; case
    does not matter.
    """
    wanted = agency_code.casefold()
    every = agencies_of(workspace)
    meant = {agency.id: agency for agency in every if wanted in _codes(agency)}
    if not meant:
        raise AgencyUnknownError(agency_code, _shortest_codes(every))
    of_agency = [a for a in assessments_of(workspace) if a.agency.id in meant]
    found = [assessment for assessment in of_agency if assessment.year == year]
    if len(found) > 1:
        raise AgencyAmbiguousError(agency_code, tuple(_full_code(a.agency) for a in found))
    if not found:
        years = tuple(sorted({assessment.year for assessment in of_agency}))
        raise AssessmentUnknownError(agency_code, year, years)
    return found[0]


def _shortest_codes(agencies: tuple[Agency, ...]) -> tuple[str, ...]:
    """Return what each agency can be called by: its own code, unless another has it too."""
    uses = Counter(agency.code for agency in agencies)
    return tuple(sorted(a.code if uses[a.code] == 1 else _full_code(a) for a in agencies))


def _full_code(agency: Agency) -> str:
    return f"{agency.region.code}/{agency.code}"


def _codes(agency: Agency) -> tuple[str, str]:
    """Return the names that an agency is known by."""
    return agency.code.casefold(), _full_code(agency).casefold()


def _agency(row: Row) -> Agency:
    home = Region(row["region_id"], row["region_code"], row["region_name"])
    return Agency(row["agency_id"], home, row["code"], row["name"], row["short_name"])


def _assessment(row: Row) -> Assessment:
    return Assessment(
        id=row["id"],
        agency=_agency(row),
        year=row["year"],
        instrument_id=row["instrument_code"],
        revision=row["revision"],
        sent_at=stored.moment(row["sent_at"]),
        due=stored.day(row["due"]),
        contact_name=row["contact_name"],
        contact_phone=row["contact_phone"],
    )
