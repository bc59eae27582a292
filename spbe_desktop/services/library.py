"""Reads the evidence of an assessment, with a look at whether the files are still there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, select

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.evidence.linking import check_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.tables import evidence, evidence_use
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
    keys_of: dict[str, list[IndicatorKey]] = {}
    for row in rows:
        keys_of.setdefault(row.evidence_id, []).append(IndicatorKey(row.key))
    found: dict[IndicatorKey, list[EvidenceUse]] = {}
    for row in rows:
        if only in (None, row.key):
            use = _use(workspace.vault, row, keys_of[row.evidence_id])
            found.setdefault(use.key, []).append(use)
    return {key: tuple(uses) for key, uses in found.items()}


def documents_of(workspace: Workspace) -> tuple[EvidenceUse, ...]:
    """Return every document of the workspace once, newest first, as its latest use shows it."""
    query = (
        _uses().order_by(None).order_by(evidence_use.c.added_at.desc(), evidence_use.c.id.desc())
    )
    with workspace.database.begin() as connection:
        rows = connection.execute(query).all()
    latest: dict[str, Row[Any]] = {}
    for row in rows:
        latest.setdefault(row.evidence_id, row)
    return tuple(_use(workspace.vault, row, []) for row in latest.values())


def path_of(vault: Vault, use: EvidenceUse) -> Path:
    """Return where the bytes of *use* are; an address has none."""
    return Path(use.location) if use.kind is EvidenceKind.LINK else vault.path_of(use.sha256)


def _uses(assessment_id: int | None = None) -> Select[Any]:
    query = (
        select(
            evidence_use.c.id.label("use_id"),
            evidence_use.c.key,
            evidence_use.c.level,
            evidence_use.c.pages,
            evidence_use.c.role,
            evidence_use.c.added_at.label("used_at"),
            evidence,
            evidence.c.id.label("evidence_id"),
        )
        .join_from(evidence_use, evidence)
        .order_by(evidence_use.c.id)
    )
    if assessment_id is not None:
        query = query.where(evidence_use.c.assessment_id == assessment_id)
    return query


def _use(vault: Vault, row: Row[Any], shared: list[IndicatorKey]) -> EvidenceUse:
    key = IndicatorKey(row.key)
    return EvidenceUse(
        use_id=row.use_id,
        evidence_id=row.evidence_id,
        key=key,
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
        shared_with=tuple(other for other in shared if other != key),
    )


def _state(vault: Vault, row: Row[Any]) -> FileState:
    if row.kind == EvidenceKind.ADDRESS:
        return FileState.INTACT
    if row.kind == EvidenceKind.FILE:
        return vault.check(row.sha256, row.size)
    linked = HashedFile(Path(row.location), row.size, row.modified_ns, row.sha256)
    return check_link(linked)
