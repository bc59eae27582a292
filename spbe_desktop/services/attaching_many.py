"""The edit of many documents at once: one transaction, one step to undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import delete, func, insert, select

from spbe_desktop.domain.evidence import Document, EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.models.tables import evidence, evidence_use, evidence_use_slot
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.attaching import row_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

_T = TypeVar("_T")

_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""


@dataclass(frozen=True)
class Addition:
    """A document of the vault and, unless it is only kept, the indicator that it proves."""

    document: Document
    key: IndicatorKey | None = None
    level: int | None = None
    slots: tuple[SlotCode, ...] = ()
    proposed: bool = False


@dataclass(frozen=True)
class _ManyDocuments:
    """An edit of many documents; it belongs to no indicator, and never continues another."""

    assessment_id: int

    key = ""
    kind = "attach_many"

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class AttachMany(_ManyDocuments):
    """Add documents whose bytes are in the vault; those that the workspace has are linked.

    What is already where it was to go is passed over.
    """

    additions: tuple[Addition, ...]
    use_ids: tuple[int, ...] = ()
    """The ids to restore withdrawn uses under; none for new ones."""
    added_at: datetime | None = None

    def apply(self, desk: Desk) -> Applied:
        """Store the new documents, the uses and the slots that they fill."""
        keys = {added.key for added in self.additions if added.key is not None}
        if keys:  # what is only kept changes no assessment
            terms = terms_of(desk, self.assessment_id)
            terms.require_unlocked()
            for key in keys:
                terms.require_value(key, None)
        at = self.added_at or desk.now
        known = _known(desk, self.additions)
        kept = [
            added
            for added in self.additions
            if added.key is None and added.document.sha256 not in known
        ]
        new = self._store_documents(desk, known, at)
        placed = self._new_places(desk, known)
        uses = self._store_uses(desk, known, placed, at)
        done = replace(self, additions=(*kept, *placed), use_ids=uses, added_at=at)
        changes = _touched(desk, self.assessment_id, set(known.values()))
        if not done.additions:
            return Applied(changes, self)
        done.log(desk)
        return Applied(changes, _WithdrawMany(self.assessment_id, done, new))

    def log(self, desk: Desk, *, withdrawn: bool = False) -> None:
        """Append a line to the journal for each document."""
        lines = [
            desk.line(
                "document" if added.key is None else "evidence",
                assessment_id=None if added.key is None else self.assessment_id,
                key=added.key or "",
                before=added.document.title if withdrawn else None,
                after=None if withdrawn else added.document.title,
            )
            for added in self.additions
        ]
        desk.log_many(lines)

    def _store_documents(self, desk: Desk, known: dict[str, str], at: datetime) -> tuple[str, ...]:
        """Store what the workspace does not have, and note it in *known*; return its ids."""
        rows = []
        for added in self.additions:
            if added.document.sha256 not in known:
                known[added.document.sha256] = added.document.id
                rows.append(row_of(added.document, at))
        if rows:
            desk.connection.execute(insert(evidence), rows)
        return tuple(row["id"] for row in rows)

    def _new_places(self, desk: Desk, known: Mapping[str, str]) -> list[Addition]:
        """Return the additions to an indicator that does not have the document already."""
        taken = _places(desk, self.assessment_id)
        placed = []
        for added in self.additions:
            place = (str(added.key), known[added.document.sha256])
            if added.key is not None and place not in taken:
                taken.add(place)
                placed.append(added)
        return placed

    def _store_uses(
        self, desk: Desk, known: Mapping[str, str], placed: Sequence[Addition], at: datetime
    ) -> tuple[int, ...]:
        if not placed:
            return ()
        ids = self.use_ids or _free_ids(desk, len(placed))
        rows = [
            {
                "id": use_id,
                "assessment_id": self.assessment_id,
                "key": added.key,
                "evidence_id": known[added.document.sha256],
                "level": added.level,
                "added_at": at,
                "proposed": added.proposed,
            }
            for use_id, added in zip(ids, placed, strict=True)
        ]
        desk.connection.execute(insert(evidence_use), rows)
        filled = [
            {"evidence_use_id": use_id, "slot": slot}
            for use_id, added in zip(ids, placed, strict=True)
            for slot in added.slots
        ]
        if filled:
            desk.connection.execute(insert(evidence_use_slot), filled)
        return ids


@dataclass(frozen=True)
class _WithdrawMany(_ManyDocuments):
    """Take back what was added: the bytes stay in the vault, what was there before stays."""

    added: AttachMany
    new: tuple[str, ...]

    def apply(self, desk: Desk) -> Applied:
        """Remove the uses, and the documents that came with them."""
        if any(added.key is not None for added in self.added.additions):
            terms_of(desk, self.assessment_id).require_unlocked()
        known = set(_known(desk, self.added.additions).values())
        changes = _touched(desk, self.assessment_id, known)
        for ids in _portions(self.added.use_ids):
            # The slots they fill go with them.
            desk.connection.execute(delete(evidence_use).where(evidence_use.c.id.in_(ids)))
        for new in _portions(self.new):
            desk.connection.execute(delete(evidence).where(evidence.c.id.in_(new)))
        self.added.log(desk, withdrawn=True)
        return Applied(changes, self.added)


def _known(desk: Desk, additions: Iterable[Addition]) -> dict[str, str]:
    """Return the ids of the documents that the workspace has, by the digest of their bytes."""
    known: dict[str, str] = {}
    for digests in _portions({added.document.sha256 for added in additions}):
        query = (
            select(evidence.c.sha256, evidence.c.id)
            .where(evidence.c.kind == EvidenceKind.FILE.value, evidence.c.sha256.in_(digests))
            .order_by(evidence.c.added_at.desc())
        )
        known |= {row.sha256: row.id for row in desk.connection.execute(query)}
    return known


def _free_ids(desk: Desk, count: int) -> tuple[int, ...]:
    """Return ids for new uses; asking for those that SQLite gives takes several times as long."""
    last = desk.connection.execute(select(func.max(evidence_use.c.id))).scalar() or 0
    return tuple(range(last + 1, last + 1 + count))


def _places(desk: Desk, assessment_id: int) -> set[tuple[str, str]]:
    query = select(evidence_use.c.key, evidence_use.c.evidence_id).where(
        evidence_use.c.assessment_id == assessment_id
    )
    return {(row.key, row.evidence_id) for row in desk.connection.execute(query)}


def _touched(desk: Desk, assessment_id: int, documents: set[str]) -> Changes:
    """Return what goes stale: every indicator that one of *documents* proves."""
    places = _places(desk, assessment_id)
    keys = frozenset(key for key, evidence_id in places if evidence_id in documents)
    return Changes(assessment_id, answers=keys, evidence=keys, documents=frozenset(documents))


def _portions(items: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(items)
    while portion := list(islice(rest, _AT_ONCE)):
        yield portion
