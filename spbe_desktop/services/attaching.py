"""The edits of what proves an indicator: attach, reuse, detach and describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, and_, delete, insert, or_, select, update

from spbe_desktop.domain.evidence import (
    Classification,
    Document,
    DocumentDescription,
    EvidenceDescription,
    EvidenceKind,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import EvidenceAlreadyAttachedError
from spbe_desktop.models.tables import evidence, evidence_use, evidence_use_slot
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

_OF_DOCUMENT = (
    *("title", "document_type", "number", "dated", "publisher", "classification"),
    *("signatory", "valid_until", "captured_at", "source_address"),
)
_OF_USE = ("level", "pages", "role")


@dataclass(frozen=True)
class EvidenceEdit:
    """An edit of what proves indicator *key*; never a continuation of another."""

    assessment_id: int
    key: IndicatorKey

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def require_allowed(self, desk: Desk) -> None:
        """Raise if the package was sent, or the instrument has no such indicator."""
        terms = terms_of(desk, self.assessment_id)
        terms.require_unlocked()
        terms.require_value(self.key, None)

    def touched(self, desk: Desk, evidence_id: str) -> Changes:
        """Return what goes stale: each indicator that the document proves, or did until now."""
        query = select(evidence_use.c.key).where(
            evidence_use.c.assessment_id == self.assessment_id,
            evidence_use.c.evidence_id == evidence_id,
        )
        keys = frozenset(desk.connection.execute(query).scalars()) | {self.key}
        documents = frozenset({evidence_id})
        return Changes(self.assessment_id, answers=keys, evidence=keys, documents=documents)

    def log(self, desk: Desk, field: str, *, before: object = None, after: object = None) -> None:
        """Append the edit to the journal."""
        desk.log(field, assessment_id=self.assessment_id, key=self.key, before=before, after=after)


@dataclass(frozen=True)
class Attach(EvidenceEdit):
    """Prove an indicator with *document*; one that the workspace knows is not doubled."""

    document: Document
    level: int | None = None
    slots: tuple[SlotCode, ...] = ()
    proposed: bool = False
    use_id: int | None = None
    """The id to restore a withdrawn use under; none for a new one."""
    added_at: datetime | None = None

    kind = "attach"

    def apply(self, desk: Desk) -> Applied:
        """Store the document if it is new, then its use."""
        self.require_allowed(desk)
        known = known_as(desk, self.document)
        if known is None:
            store_document(desk, self.document, self.added_at)
        use = Reuse(
            self.assessment_id,
            self.key,
            evidence_id=known or self.document.id,
            level=self.level,
            slots=self.slots,
            proposed=self.proposed,
            use_id=self.use_id,
            added_at=self.added_at,
        )
        applied = use.apply(desk)
        if known is None and isinstance(applied.inverse, Detach):
            undone = Withdraw(self.assessment_id, self.key, applied.inverse.use_id, self)
            return Applied(applied.changes, undone)
        return applied


@dataclass(frozen=True)
class Reuse(EvidenceEdit):
    """Prove an indicator with a document that the workspace already has."""

    evidence_id: str
    level: int | None = None
    pages: str = ""
    role: str = ""
    slots: tuple[SlotCode, ...] = ()
    proposed: bool = False
    carried_from: int | None = None
    """The year that it is brought from; none if it is attached anew."""
    use_id: int | None = None
    """The id to restore a removed use under; none for a new one."""
    added_at: datetime | None = None

    kind = "attach"

    def apply(self, desk: Desk) -> Applied:
        """Store the use; one document counts once for one indicator."""
        self.require_allowed(desk)
        title = desk.connection.execute(
            select(evidence.c.title).where(evidence.c.id == self.evidence_id)
        ).scalar_one()
        if desk.connection.execute(self._same_use()).first():
            raise EvidenceAlreadyAttachedError(title=title, key=self.key)
        row = asdict(self) | {"id": self.use_id, "added_at": self.added_at or desk.now}
        del row["use_id"], row["slots"]
        stored = desk.connection.execute(
            insert(evidence_use).values(row).returning(evidence_use.c.id)
        )
        use_id = stored.scalar_one()
        fill_slots(desk, use_id, self.slots)
        self.log(desk, "evidence", after=title)
        inverse = Detach(self.assessment_id, self.key, use_id)
        return Applied(self.touched(desk, self.evidence_id), inverse)

    def _same_use(self) -> Select[Any]:
        return select(evidence_use.c.id).where(
            evidence_use.c.assessment_id == self.assessment_id,
            evidence_use.c.key == self.key,
            evidence_use.c.evidence_id == self.evidence_id,
        )


@dataclass(frozen=True)
class Detach(EvidenceEdit):
    """Take a document away from an indicator; the document itself stays."""

    use_id: int

    kind = "detach"

    def apply(self, desk: Desk) -> Applied:
        """Remove the use, and remember it whole."""
        self.require_allowed(desk)
        row = desk.connection.execute(
            select(evidence_use, evidence.c.title)
            .join(evidence)
            .where(evidence_use.c.id == self.use_id)
        ).one()
        slots = filled_slots(desk, self.use_id)
        # The slots it fills go with it.
        desk.connection.execute(delete(evidence_use).where(evidence_use.c.id == self.use_id))
        self.log(desk, "evidence", before=row.title)
        inverse = Reuse(
            self.assessment_id,
            self.key,
            evidence_id=row.evidence_id,
            level=row.level,
            pages=row.pages,
            role=row.role,
            slots=slots,
            proposed=row.proposed,
            carried_from=row.carried_from,
            use_id=self.use_id,
            added_at=row.added_at,
        )
        return Applied(self.touched(desk, row.evidence_id), inverse)


@dataclass(frozen=True)
class Withdraw(EvidenceEdit):
    """Take back the attaching of a document that was new: only its bytes stay in the vault."""

    use_id: int
    attached: Attach

    kind = "detach"

    def apply(self, desk: Desk) -> Applied:
        """Remove the use and the document."""
        applied = Detach(self.assessment_id, self.key, self.use_id).apply(desk)
        desk.connection.execute(delete(evidence).where(evidence.c.id == self.attached.document.id))
        use = applied.inverse
        assert isinstance(use, Reuse), "what Detach has taken away is used again"
        again = replace(self.attached, use_id=self.use_id, added_at=use.added_at)
        return Applied(applied.changes, again)


@dataclass(frozen=True)
class Describe(EvidenceEdit):
    """Change what is said of a document and of its use."""

    use_id: int
    description: EvidenceDescription

    kind = "describe"

    def apply(self, desk: Desk) -> Applied:
        """Store the description; the document's part shows wherever it is used."""
        self.require_allowed(desk)
        row = desk.connection.execute(_described(self.use_id)).mappings().one()
        touched = self.touched(desk, row["evidence_id"])
        before = _description(row)
        said, old = stored_form(self.description), stored_form(before)
        differing = [name for name in said if said[name] != old[name]]
        if not differing:
            return Applied(touched, self)
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
        self.log(
            desk,
            "description",
            before=told_of(old, differing),
            after=told_of(said, differing),
        )
        return Applied(touched, replace(self, description=before))


def store_document(desk: Desk, document: Document, added_at: datetime | None) -> None:
    """Store a document that the workspace does not have; what is said of it comes later."""
    row = row_of(document, added_at or desk.now)
    desk.connection.execute(insert(evidence).values(row))


def row_of(document: Document, added_at: datetime) -> dict[str, Any]:
    """Return a new document as its columns hold it."""
    return asdict(document) | {
        "kind": document.kind.value,
        "classification": Classification.ORDINARY.value,
        "added_at": added_at,
    }


def filled_slots(desk: Desk, use_id: int) -> tuple[SlotCode, ...]:
    """Return the slots that a use fills, in order."""
    query = (
        select(evidence_use_slot.c.slot)
        .where(evidence_use_slot.c.evidence_use_id == use_id)
        .order_by(evidence_use_slot.c.slot)
    )
    return tuple(map(SlotCode, desk.connection.execute(query).scalars()))


def fill_slots(desk: Desk, use_id: int, slots: Iterable[SlotCode]) -> None:
    """Have a use that fills no slot fill *slots*."""
    rows = [{"evidence_use_id": use_id, "slot": slot} for slot in slots]
    if rows:
        desk.connection.execute(insert(evidence_use_slot), rows)


def known_as(desk: Desk, document: Document) -> str | None:
    """Return the id under which the workspace has *document* already."""
    known: str | None = desk.connection.execute(_same_document(document)).scalar()
    return known


def _same_document(document: Document) -> Select[Any]:
    """Find *document* by its bytes, or by its address where it has none.

    A link stands for another only at the same place, and never for a copy: the file behind it
    may be gone tomorrow, which is why the officer attaches it anew.
    """
    same_bytes = and_(evidence.c.sha256 == document.sha256, evidence.c.sha256 != "")
    same_place = evidence.c.location == document.location
    in_vault = evidence.c.kind == EvidenceKind.FILE.value
    alike = {
        EvidenceKind.FILE: and_(same_bytes, in_vault),
        EvidenceKind.LINK: and_(same_bytes, or_(in_vault, same_place)),
        EvidenceKind.ADDRESS: and_(evidence.c.kind == EvidenceKind.ADDRESS.value, same_place),
    }
    return (
        select(evidence.c.id)
        .where(or_(evidence.c.id == document.id, alike[document.kind]))
        .order_by(evidence.c.kind != EvidenceKind.FILE.value, evidence.c.added_at)
        .limit(1)
    )


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


def stored_form(description: DocumentDescription) -> dict[str, Any]:
    """Return a description as its columns hold it."""
    said = {
        name: well_formed(content) if isinstance(content, str) else content
        for name, content in asdict(description).items()
    }
    return said | {"classification": description.classification.value}


def told_of(said: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return what is *said* under *names*, as the journal keeps it."""
    return "; ".join(f"{name}={said[name]}" for name in names)
