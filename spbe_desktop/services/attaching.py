"""The edits of evidence: attach, reuse, detach, describe, and find again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, delete, insert, or_, select, update

from spbe_desktop.domain.evidence import Document, EvidenceDescription
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.package import Classification, EvidenceKind
from spbe_desktop.errors import EvidenceAlreadyAttachedError
from spbe_desktop.models.tables import evidence, evidence_use
from spbe_desktop.services.answering import require_unlocked
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

_OF_DOCUMENT = ("title", "document_type", "number", "dated", "publisher", "classification")
_OF_USE = ("level", "pages", "role")
_OF_PLACE = ("kind", "location", "modified_ns", "size", "sha256")


@dataclass(frozen=True)
class _EvidenceEdit:
    """An edit of what proves indicator *key*; never a continuation of another."""

    assessment_id: int
    key: IndicatorKey

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def touched(self) -> Changes:
        """Return what goes stale: the list of evidence and the counts beside the indicator."""
        keys = frozenset({self.key})
        return Changes(self.assessment_id, answers=keys, evidence=keys)

    def log(self, desk: Desk, field: str, *, before: object = None, after: object = None) -> None:
        """Append the edit to the journal."""
        desk.log(field, assessment_id=self.assessment_id, key=self.key, before=before, after=after)


@dataclass(frozen=True)
class Attach(_EvidenceEdit):
    """Prove an indicator with *document*; one that the workspace knows is not doubled."""

    document: Document
    level: int | None = None

    kind = "attach"

    def apply(self, desk: Desk) -> Applied:
        """Store the document if it is new, then its use."""
        require_unlocked(desk.connection, self.assessment_id)
        known = desk.connection.execute(_same_document(self.document)).scalar()
        if known is None:
            row = asdict(self.document) | {
                "kind": self.document.kind.value,
                "classification": Classification.ORDINARY.value,
                "added_at": desk.now,
            }
            desk.connection.execute(insert(evidence).values(row))
        use = Reuse(self.assessment_id, self.key, known or self.document.id, level=self.level)
        return use.apply(desk)


@dataclass(frozen=True)
class Reuse(_EvidenceEdit):
    """Prove an indicator with a document that the workspace already has."""

    evidence_id: str
    level: int | None = None
    pages: str = ""
    role: str = ""
    use_id: int | None = None
    """The id to restore a removed use under; none for a new one."""
    added_at: datetime | None = None

    kind = "attach"

    def apply(self, desk: Desk) -> Applied:
        """Store the use; one document counts once for one indicator."""
        require_unlocked(desk.connection, self.assessment_id)
        title = desk.connection.execute(
            select(evidence.c.title).where(evidence.c.id == self.evidence_id)
        ).scalar_one()
        if desk.connection.execute(self._same_use()).first():
            raise EvidenceAlreadyAttachedError(title=title, key=self.key)
        row = asdict(self) | {"id": self.use_id, "added_at": self.added_at or desk.now}
        del row["use_id"]
        stored = desk.connection.execute(
            insert(evidence_use).values(row).returning(evidence_use.c.id)
        )
        self.log(desk, "evidence", after=title)
        inverse = Detach(self.assessment_id, self.key, use_id=stored.scalar_one())
        return Applied(self.touched(), inverse)

    def _same_use(self) -> Select[Any]:
        return select(evidence_use.c.id).where(
            evidence_use.c.assessment_id == self.assessment_id,
            evidence_use.c.key == self.key,
            evidence_use.c.evidence_id == self.evidence_id,
        )


@dataclass(frozen=True)
class Detach(_EvidenceEdit):
    """Take a document away from an indicator; the document itself stays."""

    use_id: int

    kind = "detach"

    def apply(self, desk: Desk) -> Applied:
        """Remove the use, and remember it whole."""
        require_unlocked(desk.connection, self.assessment_id)
        row = desk.connection.execute(
            select(evidence_use, evidence.c.title)
            .join(evidence)
            .where(evidence_use.c.id == self.use_id)
        ).one()
        desk.connection.execute(delete(evidence_use).where(evidence_use.c.id == self.use_id))
        self.log(desk, "evidence", before=row.title)
        inverse = Reuse(
            self.assessment_id,
            self.key,
            evidence_id=row.evidence_id,
            level=row.level,
            pages=row.pages,
            role=row.role,
            use_id=self.use_id,
            added_at=row.added_at,
        )
        return Applied(self.touched(), inverse)


@dataclass(frozen=True)
class Describe(_EvidenceEdit):
    """Change what is said of a document and of its use."""

    use_id: int
    description: EvidenceDescription

    kind = "describe"

    def apply(self, desk: Desk) -> Applied:
        """Store the description; the document's part shows wherever it is used."""
        require_unlocked(desk.connection, self.assessment_id)
        row = desk.connection.execute(_described(self.use_id)).mappings().one()
        before = _description(row)
        said = _stored_form(self.description)
        desk.connection.execute(
            update(evidence)
            .where(evidence.c.id == row["evidence_id"])
            .values({name: said[name] for name in _OF_DOCUMENT})
        )
        desk.connection.execute(
            update(evidence_use)
            .where(evidence_use.c.id == self.use_id)
            .values({name: said[name] for name in _OF_USE})
        )
        old = _stored_form(before)
        differing = [name for name in said if said[name] != old[name]]
        self.log(
            desk,
            "description",
            before=_listed(old, differing),
            after=_listed(said, differing),
        )
        return Applied(self.touched(), replace(self, description=before))


@dataclass(frozen=True)
class Relocate(_EvidenceEdit):
    """Say where the bytes of a document now are; *found* was just read there."""

    evidence_id: str
    found: Document

    kind = "relocate"

    def apply(self, desk: Desk) -> Applied:
        """Store the new place; what is said of the document stays."""
        require_unlocked(desk.connection, self.assessment_id)
        is_it = evidence.c.id == self.evidence_id
        row = desk.connection.execute(select(evidence).where(is_it)).mappings().one()
        place = {name: getattr(self.found, name) for name in _OF_PLACE}
        place["kind"] = self.found.kind.value
        desk.connection.execute(update(evidence).where(is_it).values(place))
        self.log(desk, "location", before=row["location"], after=self.found.location)
        before = {name: row[name] for name in _OF_PLACE} | {"kind": EvidenceKind(row["kind"])}
        return Applied(self.touched(), replace(self, found=replace(self.found, **before)))


def _same_document(document: Document) -> Select[Any]:
    """Find *document* by its bytes, or by its address where it has none."""
    alike: list[ColumnElement[bool]] = [evidence.c.id == document.id]
    if document.sha256:
        alike.append(evidence.c.sha256 == document.sha256)
    if document.kind is EvidenceKind.ADDRESS:
        alike.append(evidence.c.location == document.location)
    return select(evidence.c.id).where(or_(*alike)).limit(1)


def _described(use_id: int) -> Select[Any]:
    of_document = [evidence.c[name] for name in _OF_DOCUMENT]
    of_use = [evidence_use.c[name] for name in _OF_USE]
    return (
        select(evidence.c.id.label("evidence_id"), *of_document, *of_use)
        .join(evidence_use)
        .where(evidence_use.c.id == use_id)
    )


def _description(row: RowMapping) -> EvidenceDescription:
    said = {name: row[name] for name in _OF_DOCUMENT + _OF_USE}
    said["classification"] = Classification(said["classification"])
    return EvidenceDescription(**said)


def _stored_form(description: EvidenceDescription) -> dict[str, Any]:
    return asdict(description) | {"classification": description.classification.value}


def _listed(said: Mapping[str, Any], names: Iterable[str]) -> str:
    return "; ".join(f"{name}={said[name]}" for name in names)
