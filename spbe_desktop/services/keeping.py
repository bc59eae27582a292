"""The edits of documents themselves, wherever they are used: keep, discard, describe, revise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from spbe_desktop.domain.evidence import Classification, Document, DocumentDescription
from spbe_desktop.errors import DocumentInUseError, EvidenceKeptAlreadyError
from spbe_desktop.models.follow_up_tables import finding_evidence
from spbe_desktop.models.stage_tables import objection_evidence
from spbe_desktop.models.tables import assessment, evidence, evidence_revision, evidence_use
from spbe_desktop.services.attaching import known_as, store_document, stored_form, told_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

_OF_BYTES = (
    *("kind", "original_name", "media_type", "size", "sha256"),
    *("location", "modified_ns"),
)


@dataclass(frozen=True)
class _DocumentEdit:
    """An edit of a document, which belongs to no indicator; never a continuation."""

    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class Keep(_DocumentEdit):
    """Keep *document* in the library without using it yet."""

    document: Document

    kind = "keep"

    def apply(self, desk: Desk) -> Applied:
        """Store the document; raise EvidenceKeptAlreadyError for one that is there."""
        known = known_as(desk, self.document)
        if known is not None:
            raise EvidenceKeptAlreadyError(title=_row(desk, known)["title"])
        store_document(desk, self.document, None)
        desk.log("document", after=self.document.title)
        changes = Changes(documents=frozenset({self.document.id}))
        return Applied(changes, Discard(self.document.id))


@dataclass(frozen=True)
class Discard(_DocumentEdit):
    """Take a document that nothing uses out of the library; its bytes stay until tidied up."""

    evidence_id: str

    kind = "discard"

    def apply(self, desk: Desk) -> Applied:
        """Remove the document with its revisions; raise DocumentInUseError if it is used."""
        row = _row(desk, self.evidence_id)
        count = sum(
            desk.connection.execute(
                select(func.count()).where(table.c.evidence_id == self.evidence_id)
            ).scalar_one()
            for table in (evidence_use, finding_evidence, objection_evidence)
        )
        if count:
            raise DocumentInUseError(title=row["title"], uses=count)
        earlier = desk.connection.execute(
            select(evidence_revision).where(evidence_revision.c.evidence_id == self.evidence_id)
        ).mappings()
        restored = _Restore(dict(row), tuple(dict(found) for found in earlier))
        desk.connection.execute(delete(evidence).where(evidence.c.id == self.evidence_id))
        desk.log("document", before=row["title"])
        return Applied(Changes(documents=frozenset({self.evidence_id})), restored)


@dataclass(frozen=True)
class _Restore(_DocumentEdit):
    """Put a discarded document back as it was."""

    row: Mapping[str, Any]
    earlier: tuple[Mapping[str, Any], ...]

    kind = "keep"

    def apply(self, desk: Desk) -> Applied:
        """Store the rows again."""
        desk.connection.execute(insert(evidence).values(self.row))
        for row in self.earlier:
            desk.connection.execute(insert(evidence_revision).values(row))
        desk.log("document", after=self.row["title"])
        evidence_id = self.row["id"]
        return Applied(Changes(documents=frozenset({evidence_id})), Discard(evidence_id))


@dataclass(frozen=True)
class DescribeDocument(_DocumentEdit):
    """Change what is said of a document, wherever it is used."""

    evidence_id: str
    description: DocumentDescription

    kind = "describe_document"

    def apply(self, desk: Desk) -> Applied:
        """Store the description."""
        row = _row(desk, self.evidence_id)
        said = stored_form(self.description)
        before = {name: row[name] for name in said}
        changes = Changes(documents=frozenset({self.evidence_id}))
        differing = [name for name in said if said[name] != before[name]]
        if not differing:
            return Applied(changes, self)
        desk.connection.execute(update(evidence).where(_is(self.evidence_id)).values(said))
        desk.log("description", before=told_of(before, differing), after=told_of(said, differing))
        kept = before | {"classification": Classification(before["classification"])}
        return Applied(changes, replace(self, description=DocumentDescription(**kept)))


@dataclass(frozen=True)
class Revise(_DocumentEdit):
    """Replace the bytes of a document by those of *document*: its next revision.

    Assessments that were sent keep the revision they were sent with, and its bytes stay.
    """

    evidence_id: str
    document: Document
    at: datetime | None = None
    """When the bytes came in; none for now."""

    kind = "revise"

    def apply(self, desk: Desk) -> Applied:
        """Store the new bytes, and remember the old; the same bytes again are no revision."""
        row = _row(desk, self.evidence_id)
        changes = Changes(documents=frozenset({self.evidence_id}))
        if (row["sha256"], row["kind"]) == (self.document.sha256, self.document.kind.value):
            return Applied(changes, self)
        old, at = row["revision"], self.at or desk.now
        desk.connection.execute(
            insert(evidence_revision).values(
                {name: row[name] for name in _OF_BYTES}
                | {"evidence_id": self.evidence_id, "revision": old, "replaced_at": at}
            )
        )
        pinned = _uses_that_were_sent(desk, self.evidence_id)
        if pinned:
            desk.connection.execute(
                update(evidence_use).where(evidence_use.c.id.in_(pinned)).values(revision=old)
            )
        new = {name: getattr(self.document, name) for name in _OF_BYTES}
        desk.connection.execute(
            update(evidence)
            .where(_is(self.evidence_id))
            .values(
                new
                | {
                    "kind": self.document.kind.value,
                    "revision": old + 1,
                    "revised_at": at,
                }
            )
        )
        desk.log("revision", before=row["original_name"], after=self.document.original_name)
        return Applied(changes, _Unrevise(replace(self, at=at), dict(row), pinned))


@dataclass(frozen=True)
class _Unrevise(_DocumentEdit):
    """Take the newest revision of a document back."""

    revised: Revise
    row: Mapping[str, Any]
    pinned: tuple[int, ...]

    kind = "revise"

    def apply(self, desk: Desk) -> Applied:
        """Put the bytes before back in place, and let what was sent follow them again."""
        evidence_id = self.revised.evidence_id
        names = (*_OF_BYTES, "revision", "revised_at")
        desk.connection.execute(
            update(evidence)
            .where(_is(evidence_id))
            .values({name: self.row[name] for name in names})
        )
        desk.connection.execute(
            delete(evidence_revision).where(
                evidence_revision.c.evidence_id == evidence_id,
                evidence_revision.c.revision == self.row["revision"],
            )
        )
        desk.connection.execute(
            update(evidence_use).where(evidence_use.c.id.in_(self.pinned)).values(revision=None)
        )
        desk.log(
            "revision",
            before=self.revised.document.original_name,
            after=self.row["original_name"],
        )
        changes = Changes(documents=frozenset({evidence_id}))
        return Applied(changes, self.revised)


def _uses_that_were_sent(desk: Desk, evidence_id: str) -> tuple[int, ...]:
    """Return the uses, within assessments that are locked, that follow the newest revision."""
    query = (
        select(evidence_use.c.id)
        .join(assessment)
        .where(
            evidence_use.c.evidence_id == evidence_id,
            evidence_use.c.revision.is_(None),
            assessment.c.sent_at.is_not(None),
        )
    )
    return tuple(desk.connection.execute(query).scalars())


def _row(desk: Desk, evidence_id: str) -> Mapping[str, Any]:
    query = select(evidence).where(_is(evidence_id))
    found: Mapping[str, Any] = desk.connection.execute(query).mappings().one()
    return found


def _is(evidence_id: str) -> ColumnElement[bool]:
    return evidence.c.id == evidence_id
