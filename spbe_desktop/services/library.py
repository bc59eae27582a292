"""Reads the evidence of an assessment, with a look at whether the files are still there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState, Stored
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.evidence.linking import check_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.tables import (
    evidence,
    evidence_revision,
    evidence_use,
    evidence_use_slot,
)
from spbe_desktop.services.workspace import Workspace

UsesByKey = Mapping[IndicatorKey, tuple[EvidenceUse, ...]]


def uses_of(
    workspace: Workspace, assessment_id: int, only: IndicatorKey | None = None
) -> UsesByKey:
    """Return the evidence of every indicator or of *only* one, in the order it was attached.

    Each file is looked at, not read: missing or of another size is seen, altered bytes are not.
    """
    with workspace.database.begin() as connection:
        rows = connection.execute(_uses(assessment_id)).all()
        slots = _slots(connection, assessment_id)
    keys_of: dict[str, list[IndicatorKey]] = {}
    for row in rows:
        keys_of.setdefault(row.evidence_id, []).append(IndicatorKey(row.key))
    found: dict[IndicatorKey, list[EvidenceUse]] = {}
    for row in rows:
        if only in (None, row.key):
            others = [key for key in keys_of[row.evidence_id] if key != row.key]
            use = _use(workspace.vault, row, others, slots.get(row.use_id, ()))
            found.setdefault(use.key, []).append(use)
    return {key: tuple(uses) for key, uses in found.items()}


def confirmed(uses: UsesByKey) -> UsesByKey:
    """Return *uses* without those that are only proposed; an indicator without any is left out."""
    kept = {key: tuple(use for use in found if not use.proposed) for key, found in uses.items()}
    return {key: found for key, found in kept.items() if found}


def path_of(vault: Vault, document: Stored) -> Path:
    """Return where the bytes of *document* are; an address has none."""
    if document.kind is EvidenceKind.LINK:
        return Path(document.location)
    return vault.path_of(document.sha256)


def _uses(assessment_id: int) -> Select[Any]:
    """Find uses with the document that each means: its newest revision, or an earlier one."""
    earlier = evidence_revision.c
    meant = {name: func.coalesce(earlier[name], evidence.c[name]) for name in _OF_BYTES}
    said = [column for column in evidence.c if column.name not in {"id", "revision", *meant}]
    return (
        select(
            evidence_use.c.id.label("use_id"),
            evidence_use.c.key,
            evidence_use.c.level,
            evidence_use.c.pages,
            evidence_use.c.role,
            evidence_use.c.proposed,
            evidence_use.c.carried_from,
            evidence_use.c.added_at.label("used_at"),
            evidence.c.id.label("evidence_id"),
            func.coalesce(earlier.revision, evidence.c.revision).label("revision"),
            evidence.c.revision.label("newest_revision"),
            *(column.label(name) for name, column in meant.items()),
            *said,
        )
        .join_from(evidence_use, evidence)
        .outerjoin(
            evidence_revision,
            and_(
                earlier.evidence_id == evidence_use.c.evidence_id,
                earlier.revision == evidence_use.c.revision,
            ),
        )
        .where(evidence_use.c.assessment_id == assessment_id)
        .order_by(evidence_use.c.id)
    )


_OF_BYTES = (
    *("kind", "original_name", "media_type", "size", "sha256"),
    *("location", "modified_ns"),
)


def _slots(connection: Connection, assessment_id: int) -> Mapping[int, tuple[SlotCode, ...]]:
    """Return the slots that each use fills, in order."""
    query = (
        select(evidence_use_slot)
        .join(evidence_use)
        .where(evidence_use.c.assessment_id == assessment_id)
        .order_by(evidence_use_slot.c.slot)
    )
    found: dict[int, tuple[SlotCode, ...]] = {}
    for use_id, slot in connection.execute(query):
        found[use_id] = (*found.get(use_id, ()), SlotCode(slot))
    return found


def _use(
    vault: Vault, row: Row[Any], shared: Sequence[IndicatorKey], slots: tuple[SlotCode, ...]
) -> EvidenceUse:
    return EvidenceUse(
        use_id=row.use_id,
        evidence_id=row.evidence_id,
        key=IndicatorKey(row.key),
        kind=EvidenceKind(row.kind),
        title=row.title,
        original_name=row.original_name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        location=row.location,
        document_type=row.document_type,
        number=row.number,
        dated=row.dated,
        publisher=row.publisher,
        classification=Classification(row.classification),
        level=row.level,
        pages=row.pages,
        role=row.role,
        added_at=row.used_at,
        state=_state(vault, row),
        shared_with=tuple(shared),
        slots=slots,
        proposed=row.proposed,
        carried_from=row.carried_from,
        revision=row.revision,
        newest_revision=row.newest_revision,
        revised_at=row.revised_at,
        signatory=row.signatory,
        valid_until=row.valid_until,
        captured_at=row.captured_at,
        source_address=row.source_address,
    )


def _state(vault: Vault, row: Row[Any]) -> FileState:
    if row.kind == EvidenceKind.ADDRESS:
        return FileState.INTACT
    if row.kind == EvidenceKind.FILE:
        return vault.check(row.sha256, row.size)
    linked = HashedFile(Path(row.location), row.size, row.modified_ns, row.sha256)
    return check_link(linked)
