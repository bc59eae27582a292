"""Sends an assessment: freezes it, records that it was sent, and reopens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from spbe_desktop import __version__
from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.package import (
    PackageIdentity,
    Submission,
    SubmittedAnswer,
    SubmittedChange,
    SubmittedEvidence,
    SubmittedUse,
)
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.domain.snapshot import Occasion
from spbe_desktop.errors import AssessmentLockedError
from spbe_desktop.exchange.bag_writer import WrittenPackage, write_package
from spbe_desktop.exchange.names import evidence_paths
from spbe_desktop.exchange.plan import PackagePlan, plan_package
from spbe_desktop.models.tables import assessment, evidence_use, journal, submission
from spbe_desktop.services.editing import Desk
from spbe_desktop.services.journal import lines_of
from spbe_desktop.services.library import UsesByKey, confirmed, path_of, uses_of
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.snapshots import keep_snapshot
from spbe_desktop.services.stage_values import StageValues, stage_values
from spbe_desktop.services.workspace import Workspace

SOFTWARE = f"SPBE Desktop {__version__}"

_PRIVATE = frozenset(
    {"note", "flagged", "finding", "finding_state", "checklist", "objection"}
    | {"carried_explanation", "carried_evidence", "action", "recommendation", "calendar"}
    | {"duty", "milestone"}
)
"""What an officer writes for herself, has not confirmed, or arranges within her office does not
leave the laptop, not even as a change."""

_SENDING = frozenset({"sent", "reopened"})
"""Lines about packages: a package that told of itself would never come out the same again."""

_KEPT_HERE = _PRIVATE | _SENDING


@dataclass(frozen=True, slots=True)
class SentPackage:
    """One package that was sent, newest first in lists."""

    revision: int
    written_at: datetime
    path: Path
    sha256: str
    size: int


def identity_of(sheet: Sheet) -> PackageIdentity:
    """Return whom the package of *sheet* speaks for."""
    found = sheet.assessment
    office = found.agency
    return PackageIdentity(
        region_code=office.region.code,
        region_name=office.region.name,
        agency_code=office.code,
        agency_name=office.name,
        year=found.year,
        revision=found.revision,
        stage=sheet.stage,
    )


def freeze(workspace: Workspace, assessment_id: int) -> Submission:
    """Return everything the package is made of, as it stands at this moment."""
    sheet = read_sheet(workspace, assessment_id)
    uses = confirmed(uses_of(workspace, assessment_id))
    values = stage_values(workspace, assessment_id, sheet.instrument)
    with workspace.database.begin() as connection:
        changes = _changes(connection, assessment_id)
        parent = _parent_digest(connection, assessment_id, sheet.assessment.revision)
        prepared = _last_change(connection, assessment_id)
    found = sheet.assessment
    return Submission(
        identity=identity_of(sheet),
        instrument=sheet.instrument,
        prepared=prepared or workspace.clock(),
        contact_name=found.contact_name,
        contact_phone=found.contact_phone,
        parent_sha256=parent,
        answers=_answers(sheet, values),
        evidence=_documents(workspace, uses),
        uses=_uses(uses),
        changes=changes,
        score=sheet.score,
        software=SOFTWARE,
    )


def write(submitted: Submission, target: Path, report: Report = unreported) -> WrittenPackage:
    """Write and verify the package of *submitted*; a job for the worker."""
    return write_package(planned(submitted), target, report)


def planned(submitted: Submission) -> PackagePlan:
    """Return the whole package before its evidence is read."""
    # Workbooks take long to learn to write, and this is the worker.
    from spbe_desktop.exports.reading_page import reading_page
    from spbe_desktop.exports.recap_workbook import recap_workbook

    page = reading_page(submitted, evidence_paths(submitted))
    return plan_package(submitted, recap_workbook(submitted), page)


def record_sent(workspace: Workspace, assessment_id: int, written: WrittenPackage) -> None:
    """Lock the assessment: its package is written and verified. Nothing before is undone.

    Raise AssessmentLockedError if this revision was sent before.
    """
    now = workspace.clock()
    found = assessment_of(workspace, assessment_id)
    if found.locked:
        raise AssessmentLockedError(found.agency.code, found.year, found.revision)
    with workspace.database.begin() as connection:
        connection.execute(
            insert(submission).values(
                assessment_id=assessment_id,
                revision=found.revision,
                prepared_at=_last_change(connection, assessment_id) or now,
                written_at=now,
                path=str(written.path.absolute()),
                sha256=written.sha256,
                size=written.size,
            )
        )
        connection.execute(
            update(assessment).where(assessment.c.id == assessment_id).values(sent_at=now)
        )
        _desk(workspace, connection, now).log(
            "sent", assessment_id=assessment_id, after=found.revision
        )
        keep_snapshot(
            connection, assessment_id, Occasion.SENT, actor=workspace.editor.actor, at=now
        )
    workspace.editor.forget()


def reopen(workspace: Workspace, assessment_id: int, reason: str) -> None:
    """Unlock a sent assessment for its next revision; *reason* stays on record."""
    found = assessment_of(workspace, assessment_id)
    if not found.locked:
        raise ValueError(assessment_id)
    with workspace.database.begin() as connection:
        connection.execute(
            update(submission)
            .where(
                submission.c.assessment_id == assessment_id,
                submission.c.revision == found.revision,
            )
            .values(reopen_reason=reason)
        )
        connection.execute(
            update(assessment)
            .where(assessment.c.id == assessment_id)
            .values(revision=found.revision + 1, sent_at=None)
        )
        _desk(workspace, connection, workspace.clock()).log(
            "reopened",
            assessment_id=assessment_id,
            before=found.revision,
            after=found.revision + 1,
            reason=reason,
        )
        # What is worked on means the newest revision of each document again.
        connection.execute(
            update(evidence_use)
            .where(evidence_use.c.assessment_id == assessment_id)
            .values(revision=None)
        )
    workspace.editor.forget()


def sent_packages(workspace: Workspace, assessment_id: int) -> Sequence[SentPackage]:
    """Return the packages that were sent of an assessment, newest first."""
    query = (
        select(submission)
        .where(submission.c.assessment_id == assessment_id)
        .order_by(submission.c.revision.desc())
    )
    with workspace.database.begin() as connection:
        rows = connection.execute(query).all()
    return tuple(
        SentPackage(row.revision, row.written_at, Path(row.path), row.sha256, row.size)
        for row in rows
    )


def changes_since(
    workspace: Workspace, assessment_id: int, moment: datetime
) -> tuple[SubmittedChange, ...]:
    """Return what the next package tells of the time after *moment*, oldest first."""
    with workspace.database.begin() as connection:
        changes = _changes(connection, assessment_id)
    return tuple(change for change in changes if change.at > moment)


def _desk(workspace: Workspace, connection: Connection, now: datetime) -> Desk:
    return Desk(connection, workspace.pinned, workspace.editor.actor, now)


def _answers(sheet: Sheet, values: StageValues) -> tuple[SubmittedAnswer, ...]:
    return tuple(
        SubmittedAnswer(
            key=row.key,
            values=values.recorded(row.key),
            explanation=row.explanation,
            target=row.target,
        )
        for row in sheet.rows
    )


def _documents(workspace: Workspace, uses: UsesByKey) -> tuple[SubmittedEvidence, ...]:
    by_id: dict[str, EvidenceUse] = {}
    for found in uses.values():
        for use in found:
            by_id.setdefault(use.evidence_id, use)
    return tuple(_document(workspace, use) for use in by_id.values())


def _document(workspace: Workspace, use: EvidenceUse) -> SubmittedEvidence:
    is_address = use.kind is EvidenceKind.ADDRESS
    return SubmittedEvidence(
        id=use.evidence_id,
        kind=use.kind,
        title=use.title,
        original_name=use.original_name,
        media_type=use.media_type,
        size=use.size,
        sha256=use.sha256,
        address=use.location if is_address else "",
        document_type=use.document_type,
        number=use.number,
        dated=use.dated,
        publisher=use.publisher,
        classification=use.classification,
        signatory=use.signatory,
        valid_until=use.valid_until,
        captured_at=use.captured_at,
        source_address=use.source_address,
        revision=use.revision,
        source=None if is_address else path_of(workspace.vault, use),
    )


def _uses(uses: UsesByKey) -> tuple[SubmittedUse, ...]:
    return tuple(
        SubmittedUse(use.evidence_id, key, use.level, use.pages, use.role, use.slots)
        for key, found in uses.items()
        for use in found
    )


def _changes(connection: Connection, assessment_id: int) -> tuple[SubmittedChange, ...]:
    return tuple(
        SubmittedChange(line.at, line.actor, line.key, line.field, line.before, line.after)
        for line in lines_of(connection, assessment_id, without=_KEPT_HERE)
    )


def _last_change(connection: Connection, assessment_id: int) -> datetime | None:
    query = (
        select(journal.c.at)
        .where(journal.c.assessment_id == assessment_id, journal.c.field.not_in(_KEPT_HERE))
        .order_by(journal.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _parent_digest(connection: Connection, assessment_id: int, revision: int) -> str:
    query = (
        select(submission.c.sha256)
        .where(submission.c.assessment_id == assessment_id, submission.c.revision < revision)
        .order_by(submission.c.revision.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() or ""
