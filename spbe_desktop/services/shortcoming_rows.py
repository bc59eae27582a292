"""What edits of shortcomings look up: their rows, numbers and last steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from spbe_desktop.domain.shortcomings import ShortcomingState
from spbe_desktop.models.follow_up_tables import finding, finding_evidence, finding_step
from spbe_desktop.models.tables import assessment
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.editing import Desk


def place_of(desk: Desk, assessment_id: int) -> dict[str, Any]:
    """Return whose evaluation it is, of which year and with which instrument."""
    query = select(assessment.c.agency_id, assessment.c.year).where(
        assessment.c.id == assessment_id
    )
    found = desk.connection.execute(query).one()
    instrument = terms_of(desk, assessment_id).instrument
    return {"agency_id": found.agency_id, "year": found.year, "instrument_code": instrument.id}


def known_codes(desk: Desk, agency_id: int, year: int) -> set[str]:
    """Return the automatic findings that were added in *year*, or were still open before."""
    query = select(finding.c.id, finding.c.year, finding.c.code).where(
        finding.c.agency_id == agency_id, finding.c.year <= year, finding.c.code != ""
    )
    known = set()
    for row in desk.connection.execute(query):
        last = last_step(desk, row.id, year)
        if row.year == year or last is None or not ShortcomingState(last.state).closed:
            known.add(row.code)
    return known


def last_number(desk: Desk, place: Mapping[str, Any]) -> int:
    """Return the highest number given in that year; 0 if none was."""
    query = select(func.max(finding.c.number)).where(
        finding.c.agency_id == place["agency_id"], finding.c.year == place["year"]
    )
    return desk.connection.execute(query).scalar() or 0


def last_step(desk: Desk, finding_id: str, year: int) -> Any:
    """Return state and reason of the last step up to *year*; none if there is none."""
    step = finding_step.c
    query = (
        select(step.state, step.reason)
        .where(step.finding_id == finding_id, step.year <= year)
        .order_by(step.year.desc(), step.id.desc())
        .limit(1)
    )
    return desk.connection.execute(query).first()


def is_proved(desk: Desk, finding_id: str, year: int) -> bool:
    """Tell whether a document was linked up to *year*."""
    link = finding_evidence.c
    query = select(link.year).where(link.finding_id == finding_id, link.year <= year).limit(1)
    return desk.connection.execute(query).first() is not None


def finding_row(desk: Desk, finding_id: str) -> Mapping[str, Any]:
    """Return all that is stored of a finding."""
    query = select(finding).where(finding.c.id == finding_id)
    found: Mapping[str, Any] = desk.connection.execute(query).mappings().one()
    return found


def label_of(row: Mapping[str, Any]) -> str:
    """Return what people call the finding of *row*."""
    return f"T-{row['year']}-{row['number']:03}"
