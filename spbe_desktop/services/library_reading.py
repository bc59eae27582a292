"""Reads the library: every document with its uses in all years, and a look at every file."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from sqlite3 import Row

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.library import DocumentUse, EarlierRevision, LibraryDocument
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.evidence.linking import check_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.models import stored
from spbe_desktop.services.bulk_reading import collecting_paused
from spbe_desktop.services.workspace import Workspace

_DOCUMENTS = """
SELECT
    id, kind, title, original_name, media_type, size, sha256, location, modified_ns,
    document_type, number, dated, publisher, signatory, valid_until, classification,
    captured_at, source_address, added_at, revision, revised_at
FROM evidence {} ORDER BY coalesce(revised_at, added_at) DESC, rowid DESC
"""
# Thousands of rows are joined to few offices and to documents that are at hand: by ourselves.
_USES = """
SELECT id, assessment_id, key, level, pages, proposed, revision, evidence_id FROM evidence_use {}
ORDER BY id
"""
_OFFICES = """
SELECT assessment.id, year, short_name, sent_at IS NOT NULL FROM assessment
JOIN agency ON agency.id = assessment.agency_id
"""
_SLOTS = "SELECT evidence_use_id, slot FROM evidence_use_slot {} ORDER BY slot"
_SOME = "(SELECT value FROM json_each(?))"
_OF_SOME = {
    _DOCUMENTS: f"WHERE id IN {_SOME}",
    _USES: f"WHERE evidence_id IN {_SOME}",
    _SLOTS: f"WHERE evidence_use_id IN (SELECT id FROM evidence_use WHERE evidence_id IN {_SOME})",  # noqa: S608 - constants
}
_EARLIER = """
SELECT evidence_revision.*, evidence.title FROM evidence_revision
JOIN evidence ON evidence.id = evidence_revision.evidence_id
WHERE evidence_id = ? ORDER BY evidence_revision.revision DESC
"""
Look = Callable[[str, int], FileState]
"""Tells the state of the blob of a digest and a size."""

_PORTION = 250
"""Documents that are read at a time: some five milliseconds."""

_IN_VAULT = EvidenceKind.FILE.value
_KINDS = {kind.value: kind for kind in EvidenceKind}
_CLASSES = {classification.value: classification for classification in Classification}


def read_library(
    workspace: Workspace, ids: Collection[str] | None = None
) -> tuple[LibraryDocument, ...]:
    """Return every document, used or not, the one that came in last first; or those of *ids*.

    Each file is looked at, not read: missing or of another size is seen, altered bytes are not.
    """
    with collecting_paused():
        uses = _uses(workspace, ids)
        look = _look_in(workspace.vault.sizes()) if ids is None else workspace.vault.check
        return tuple(
            _document(row, uses.get(row[0], ()), look) for row in _rows(workspace, _DOCUMENTS, ids)
        )


def read_in_portions(
    workspace: Workspace, sizes: Mapping[str, int]
) -> Iterator[tuple[LibraryDocument, ...]]:
    """Yield what `read_library` returns, some at a time: what comes between is not kept waiting.

    *sizes* tells the size of every blob, see `Vault.sizes`. Edits that are made in between may
    be missed: `read_again` has to be told of them.
    """
    uses = _uses(workspace, None)
    yield ()
    rows = _rows(workspace, _DOCUMENTS, None)
    yield ()
    look = _look_in(sizes)
    for first in range(0, len(rows), _PORTION):
        portion = rows[first : first + _PORTION]
        yield tuple(_document(row, uses.get(row[0], ()), look) for row in portion)


def read_again(
    workspace: Workspace, documents: Sequence[LibraryDocument], ids: Collection[str]
) -> tuple[LibraryDocument, ...]:
    """Return *documents* with those of *ids* as they now are: changed, new or gone."""
    fresh = {document.id: document for document in read_library(workspace, ids)}
    # Those that came in at the same moment keep their order.
    kept = [fresh.pop(d.id, d) for d in documents if d.id not in ids or d.id in fresh]
    return tuple(sorted((*fresh.values(), *kept), key=_came_in, reverse=True))


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


def _came_in(document: LibraryDocument) -> datetime:
    return document.revised_at or document.added_at


def _rows(workspace: Workspace, query: str, ids: Collection[str] | None) -> list[Row]:
    if ids is None:
        return workspace.database.rows(query.format(""))
    return workspace.database.rows(query.format(_OF_SOME[query]), (json.dumps(list(ids)),))


def _look_in(sizes: Mapping[str, int]) -> Look:
    """Return what tells the state of any blob of a vault that was walked over."""

    def look(sha256: str, size: int) -> FileState:
        found = sizes.get(sha256)
        if found is None:
            return FileState.MISSING
        return FileState.INTACT if found == size else FileState.ALTERED

    return look


def _uses(
    workspace: Workspace, ids: Collection[str] | None
) -> Mapping[str, Sequence[DocumentUse]]:
    slots: dict[int, tuple[SlotCode, ...]] = {}
    for use_id, slot in _rows(workspace, _SLOTS, ids):
        slots[use_id] = (*slots.get(use_id, ()), slot)
    offices = {row[0]: (row[1], row[2], bool(row[3])) for row in workspace.database.rows(_OFFICES)}
    found: dict[str, list[DocumentUse]] = {}
    for row in _rows(workspace, _USES, ids):
        use_id, assessment_id, key, level, pages, proposed, revision, evidence_id = row
        year, agency, locked = offices[assessment_id]
        use = DocumentUse(
            use_id=use_id,
            assessment_id=assessment_id,
            year=year,
            agency=agency,
            key=key,
            level=level,
            slots=slots.get(use_id, ()),
            pages=pages,
            proposed=bool(proposed),
            locked=locked,
            revision=revision,
        )
        found.setdefault(evidence_id, []).append(use)
    for uses in found.values():
        uses.sort(key=_newest_year_first)
    return found


def _newest_year_first(use: DocumentUse) -> int:
    return -use.year


def _document(row: Row, uses: Sequence[DocumentUse], look: Look) -> LibraryDocument:
    # By place: looking thousands of names up takes twice as long as all the rest.
    evidence_id, kind, title, original_name, media_type, size, sha256, location, *said = row
    modified_ns, document_type, number, dated, publisher, signatory, valid_until, *rest = said
    classification, captured_at, source_address, added_at, revision, revised_at = rest
    return LibraryDocument(
        id=evidence_id,
        kind=_KINDS[kind],
        title=title,
        original_name=original_name,
        media_type=media_type,
        size=size,
        sha256=sha256,
        location=location,
        modified_ns=modified_ns,
        document_type=document_type,
        number=number,
        dated=stored.day(dated),
        publisher=publisher,
        signatory=signatory,
        valid_until=stored.day(valid_until),
        classification=_CLASSES[classification],
        captured_at=stored.moment(captured_at),
        source_address=source_address,
        added_at=stored.required_moment(added_at),
        revision=revision,
        revised_at=stored.moment(revised_at),
        state=look(sha256, size) if kind == _IN_VAULT else _state_elsewhere(row),
        uses=tuple(uses),
    )


def _state_elsewhere(row: Row) -> FileState:
    """Return the state of what is not in the vault: a link, or an address, which has no file."""
    if row["kind"] != EvidenceKind.LINK:
        return FileState.INTACT
    path = Path(row["location"])
    return check_link(HashedFile(path, row["size"], row["modified_ns"], row["sha256"]))
