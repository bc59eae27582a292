"""Finds documents by any of their words, and has their files read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.searching import Hit, SearchedDocument, UsedAt
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.search_index import SearchIndex
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services.workspace import Workspace

INDEX_NAME = "search.sqlite3"
"""Derived: whoever deletes it loses nothing but the time to read the files again."""

_DOCUMENTS = """
    SELECT id, kind, title, number, document_type, publisher, signatory, original_name,
        media_type, sha256, location
    FROM evidence ORDER BY added_at DESC, id
"""
_USES = (
    "SELECT DISTINCT evidence_id, key, level FROM evidence_use ORDER BY evidence_id, key, level"
)
_EARLIER_NAMES = """
    SELECT evidence_id, original_name FROM evidence_revision ORDER BY evidence_id, revision DESC
"""


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file of which it is not known what it says."""

    sha256: str
    path: Path
    media_type: str


class DocumentSearch:
    """Searches the documents of one workspace; on the window's thread, but for `read_files`.

    After each edit of evidence call `refresh`. What is still to be read is in `unread`: hand
    that to `read_files` on the worker, in portions, and its answer to `take`.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Open the index beside the database of *workspace*; close it before the workspace."""
        self._workspace = workspace
        self._index = SearchIndex(workspace.root / INDEX_NAME)
        self._documents: Sequence[SearchedDocument] = ()
        self._files: Mapping[str, UnreadFile] = {}

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def refresh(self) -> int:
        """Learn what documents there are and how they are used; return how many are left to do.

        It stops after a few milliseconds; go on with `refresh_further` until nothing is left.
        """
        rows = self._workspace.database.rows(_DOCUMENTS)
        used_at = _by_document(self._workspace, _USES)
        names = _by_document(self._workspace, _EARLIER_NAMES)
        self._documents = [_document(row, used_at, names) for row in rows]
        self._files = {
            row["sha256"]: _file(self._workspace.vault, row) for row in rows if row["sha256"]
        }
        return self.refresh_further()

    def refresh_further(self) -> int:
        """Go on where `refresh` has stopped; return how many documents are left to do."""
        return self._index.sync(self._documents)

    def search(self, typed: str) -> tuple[Hit, ...]:
        """Return the documents that contain each word of *typed*, the best first."""
        return self._index.search(typed)

    def snippet(self, evidence_id: str, typed: str) -> str:
        """Return where in the text of one document the words of *typed* stand; "" if nowhere."""
        return self._index.snippet(evidence_id, typed)

    def facts_of(self, sha256: str) -> FileFacts | None:
        """Return what the file of this digest says; None if it was not read yet."""
        return self._index.facts_of(sha256)

    def known_facts(self) -> Mapping[str, FileFacts]:
        """Return the facts of all files that were read, by digest and without their texts."""
        return self._index.known_facts()

    def unread(self) -> tuple[UnreadFile, ...]:
        """Return the files that are still to be read, those of the newest documents first."""
        return tuple(self._files[sha256] for sha256 in self._index.unread(self._files))

    def take(self, facts: Mapping[str, FileFacts]) -> None:
        """Remember what files say, by digest."""
        for sha256, said in facts.items():
            self._index.put_facts(sha256, said)


def read_files(
    reader: Reader, files: Iterable[UnreadFile], report: Report = unreported
) -> Mapping[str, FileFacts]:
    """Return what *files* say, by digest; a job for the worker.

    A file that is gone at the moment is among them, too, and is unread again next time.
    """
    files = tuple(files)
    said = {}
    for done, file in enumerate(files, start=1):
        said[file.sha256] = reader.facts(file.path, file.media_type)
        report(done, len(files))
    return said


def _by_document(workspace: Workspace, query: str) -> Mapping[str, list[tuple[Any, ...]]]:
    """Return the rows of *query* by their first column, the document."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for evidence_id, *rest in workspace.database.rows(query):
        found.setdefault(evidence_id, []).append(tuple(rest))
    return found


def _document(
    row: Any,
    used_at: Mapping[str, list[tuple[Any, ...]]],
    earlier_names: Mapping[str, list[tuple[Any, ...]]],
) -> SearchedDocument:
    evidence_id = row["id"]
    names = (row["original_name"], *(name for (name,) in earlier_names.get(evidence_id, ())))
    return SearchedDocument(
        evidence_id=evidence_id,
        sha256=row["sha256"],
        title=row["title"],
        number=row["number"],
        names=tuple(dict.fromkeys(filter(None, names))),
        document_type=row["document_type"],
        publisher=row["publisher"],
        signatory=row["signatory"],
        used_at=tuple(
            UsedAt(IndicatorKey(key), level) for key, level in used_at.get(evidence_id, ())
        ),
    )


def _file(vault: Vault, row: Any) -> UnreadFile:
    linked = row["kind"] == EvidenceKind.LINK
    path = Path(row["location"]) if linked else vault.path_of(row["sha256"])
    return UnreadFile(row["sha256"], path, row["media_type"])
