"""What edits of shortcomings look up and store: their rows, numbers and last steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from spbe_desktop.domain.shortcomings import ShortcomingState
from spbe_desktop.models.follow_up_tables import finding, finding_evidence, finding_step
from spbe_desktop.models.tables import assessment, evidence
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, PutRows, Row, put_rows


def place_of(desk: Desk, assessment_id: int) -> dict[str, Any]:
    """Return whose evaluation it is, of which year and with which instrument."""
    query = select(assessment.c.agency_id, assessment.c.year).where(
        assessment.c.id == assessment_id
    )
    found = desk.connection.execute(query).one()
    instrument = terms_of(desk, assessment_id).instrument
    return {"agency_id": found.agency_id, "year": found.year, "instrument_code": instrument.id}


def put_follow_up(desk: Desk, edit: Operation, rows: Sequence[Row], *lines: Line) -> Applied:
    """Store *rows* of shortcomings or checklists on behalf of *edit*, told by *lines*."""
    changes = Changes(lines[0].assessment_id if lines else None, findings=True)
    return put_rows(desk, edit, PutRows(edit.kind, tuple(rows), lines, changes))


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


def next_step_id(desk: Desk) -> int:
    """Return the id of the step that is taken next."""
    return 1 + (desk.connection.execute(select(func.max(finding_step.c.id))).scalar() or 0)


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


def rests_on(desk: Desk, finding_id: str, evidence_id: str, year: int) -> bool:
    """Tell whether it is called done in *year* or later with this document of *year* alone."""
    link, step = finding_evidence.c, finding_step.c
    proofs = select(link.evidence_id, link.year).where(link.finding_id == finding_id)
    others = [
        row.year
        for row in desk.connection.execute(proofs)
        if (row.evidence_id, row.year) != (evidence_id, year)
    ]
    steps = select(step.year).where(step.finding_id == finding_id, step.year > year)
    years = {year, *desk.connection.execute(steps).scalars()}
    return any(
        last_step(desk, finding_id, each).state == ShortcomingState.DONE
        and not any(other <= each for other in others)
        for each in years
    )


def title_of(desk: Desk, evidence_id: str) -> str:
    """Return what a document is called."""
    query = select(evidence.c.title).where(evidence.c.id == evidence_id)
    title: str = desk.connection.execute(query).scalar_one()
    return title


def finding_row(desk: Desk, finding_id: str) -> Mapping[str, Any]:
    """Return all that is stored of a finding."""
    query = select(finding).where(finding.c.id == finding_id)
    found: Mapping[str, Any] = desk.connection.execute(query).mappings().one()
    return found


def label_of(row: Mapping[str, Any]) -> str:
    """Return what people call the finding of *row*."""
    return f"T-{row['year']}-{row['number']:03}"
