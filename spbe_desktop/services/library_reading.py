"""Reads the library: every document with its uses in all years, and a look at every file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from sqlite3 import Row

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.library import DocumentUse, EarlierRevision, LibraryDocument
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.evidence.linking import check_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_DOCUMENTS = "SELECT * FROM evidence ORDER BY coalesce(revised_at, added_at) DESC, rowid DESC"
_USES = """
SELECT
    evidence_use.id, assessment_id, evidence_id, key, level, pages, proposed, assessment.year,
    coalesce(evidence_use.revision, evidence.revision) AS revision, agency.short_name AS agency,
    assessment.sent_at IS NOT NULL AS locked
FROM evidence_use
JOIN evidence ON evidence.id = evidence_use.evidence_id
JOIN assessment ON assessment.id = evidence_use.assessment_id
JOIN agency ON agency.id = assessment.agency_id
ORDER BY assessment.year DESC, evidence_use.id
"""
_SLOTS = "SELECT evidence_use_id, slot FROM evidence_use_slot ORDER BY slot"
_EARLIER = """
SELECT evidence_revision.*, evidence.title FROM evidence_revision
JOIN evidence ON evidence.id = evidence_revision.evidence_id
WHERE evidence_id = ? ORDER BY evidence_revision.revision DESC
"""
_IN_USE = """
SELECT count(DISTINCT evidence_id) AS documents FROM evidence_use
WHERE assessment_id = ? AND NOT proposed
"""


def read_library(workspace: Workspace) -> tuple[LibraryDocument, ...]:
    """Return every document, used or not, the one that came in last first.

    Each file is looked at, not read: missing or of another size is seen, altered bytes are not.
    """
    rows = workspace.database.rows(_DOCUMENTS)
    uses = _uses(workspace)
    sizes = workspace.vault.sizes()
    return tuple(_document(row, uses.get(row["id"], ()), sizes) for row in rows)


def earlier_revisions(workspace: Workspace, evidence_id: str) -> tuple[EarlierRevision, ...]:
    """Return what a document was before it was replaced, the latest first."""
    return tuple(
        EarlierRevision(
            revision=row["revision"],
            kind=EvidenceKind(row["kind"]),
            title=row["title"],
            original_name=row["original_name"],
            size=row["size"],
            sha256=row["sha256"],
            location=row["location"],
            replaced_at=stored.required_moment(row["replaced_at"]),
        )
        for row in workspace.database.rows(_EARLIER, (evidence_id,))
    )


def documents_in_use(workspace: Workspace, assessment_id: int) -> int:
    """Return how many documents prove something in one assessment."""
    (row,) = workspace.database.rows(_IN_USE, (assessment_id,))
    count: int = row["documents"]
    return count


def _uses(workspace: Workspace) -> Mapping[str, tuple[DocumentUse, ...]]:
    slots: dict[int, tuple[SlotCode, ...]] = {}
    for use_id, slot in workspace.database.rows(_SLOTS):
        slots[use_id] = (*slots.get(use_id, ()), SlotCode(slot))
    found: dict[str, list[DocumentUse]] = {}
    for row in workspace.database.rows(_USES):
        use = DocumentUse(
            use_id=row["id"],
            assessment_id=row["assessment_id"],
            year=row["year"],
            agency=row["agency"],
            key=IndicatorKey(row["key"]),
            level=row["level"],
            slots=slots.get(row["id"], ()),
            pages=row["pages"],
            proposed=bool(row["proposed"]),
            locked=bool(row["locked"]),
            revision=row["revision"],
        )
        found.setdefault(row["evidence_id"], []).append(use)
    return {evidence_id: tuple(uses) for evidence_id, uses in found.items()}


def _document(
    row: Row, uses: tuple[DocumentUse, ...], sizes: Mapping[str, int]
) -> LibraryDocument:
    return LibraryDocument(
        id=row["id"],
        kind=EvidenceKind(row["kind"]),
        title=row["title"],
        original_name=row["original_name"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        location=row["location"],
        modified_ns=row["modified_ns"],
        document_type=row["document_type"],
        number=row["number"],
        dated=stored.day(row["dated"]),
        publisher=row["publisher"],
        signatory=row["signatory"],
        valid_until=stored.day(row["valid_until"]),
        classification=Classification(row["classification"]),
        captured_at=stored.moment(row["captured_at"]),
        source_address=row["source_address"],
        added_at=stored.required_moment(row["added_at"]),
        revision=row["revision"],
        revised_at=stored.moment(row["revised_at"]),
        state=_state(row, sizes),
        uses=uses,
    )


def _state(row: Row, sizes: Mapping[str, int]) -> FileState:
    kind = EvidenceKind(row["kind"])
    if kind is EvidenceKind.ADDRESS:
        return FileState.INTACT
    if kind is EvidenceKind.LINK:
        path = Path(row["location"])
        return check_link(HashedFile(path, row["size"], row["modified_ns"], row["sha256"]))
    found = sizes.get(row["sha256"])
    if found is None:
        return FileState.MISSING
    return FileState.INTACT if found == row["size"] else FileState.ALTERED
