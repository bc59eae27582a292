"""Finds documents by any of their words, and has their files read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.searching import Hit, SearchedDocument, UsedAt
from spbe_desktop.models.search_index import SearchIndex
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services.layout import INDEX_NAME
from spbe_desktop.services.workspace import Workspace

# One text for each document, in which everything stands that it is found by.
_PRINTS = """
    SELECT id, sha256 || char(31) || title || char(31) || number || char(31) || document_type
        || char(31) || publisher || char(31) || signatory || char(31) || original_name
        || char(31) || coalesce((
            SELECT group_concat(key || '.' || coalesce(level, ''), ' ')
            FROM evidence_use WHERE evidence_id = evidence.id), '')
        || char(31) || coalesce((
            SELECT group_concat(original_name, char(31))
            FROM evidence_revision WHERE evidence_id = evidence.id), '') AS print
    FROM evidence
"""
_DOCUMENT = """
    SELECT id, sha256, title, number, document_type, publisher, signatory, original_name
    FROM evidence WHERE id = ?
"""
_USES = "SELECT DISTINCT key, level FROM evidence_use WHERE evidence_id = ? ORDER BY key, level"
_EARLIER_NAMES = """
    SELECT original_name FROM evidence_revision WHERE evidence_id = ? ORDER BY revision DESC
"""
_DIGESTS = "SELECT sha256 FROM evidence WHERE sha256 != '' ORDER BY added_at DESC"
_EARLIER_DIGESTS = "SELECT sha256 FROM evidence_revision WHERE sha256 != ''"
_FILE = """
    SELECT kind, media_type, sha256, location FROM evidence WHERE sha256 = :sha256
    UNION ALL
    SELECT kind, media_type, sha256, location FROM evidence_revision WHERE sha256 = :sha256
    LIMIT 1
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
    that to `read_files` on the worker, and its answer to `take`, until nothing is left.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Open the index of *workspace*; close it before the workspace."""
        self._database = workspace.database
        self._vault = workspace.vault
        self._index = SearchIndex(workspace.derived / INDEX_NAME)
        self._unavailable: set[str] = set()
        self._prints: Mapping[str, str] = {}
        self._changes = -1

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def refresh(self) -> int:
        """Learn what documents there are and how they are used; return how many are left to do.

        It stops after some milliseconds; call it again until nothing is left.
        """
        # While nothing at all was written, all documents are what they were.
        changes = self._database.raw.total_changes
        if changes != self._changes:
            self._prints = {row["id"]: row["print"] for row in self._database.rows(_PRINTS)}
            self._changes = changes
        return self._index.sync(self._prints, self._document)

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

    def unread(self, most: int = 50) -> tuple[UnreadFile, ...]:
        """Return at most *most* files that are still to be read, newest documents first.

        A file that was not there is not asked for again before the workspace is opened anew.
        """
        rows = self._database.rows
        digests = (digest for query in (_DIGESTS, _EARLIER_DIGESTS) for (digest,) in rows(query))
        unread = (each for each in self._index.unread(digests) if each not in self._unavailable)
        return tuple(self._file(sha256) for sha256 in islice(unread, most))

    def take(self, facts: Mapping[str, FileFacts]) -> None:
        """Remember what files say, by digest; about a millisecond for each."""
        for sha256, said in facts.items():
            self._index.put_facts(sha256, said)
            if said.readability is Readability.UNAVAILABLE:
                self._unavailable.add(sha256)

    def _document(self, evidence_id: str) -> SearchedDocument:
        rows = self._database.rows
        (found,) = rows(_DOCUMENT, (evidence_id,))
        earlier = (row["original_name"] for row in rows(_EARLIER_NAMES, (evidence_id,)))
        return SearchedDocument(
            evidence_id=evidence_id,
            sha256=found["sha256"],
            title=found["title"],
            number=found["number"],
            names=tuple(dict.fromkeys(filter(None, (found["original_name"], *earlier)))),
            document_type=found["document_type"],
            publisher=found["publisher"],
            signatory=found["signatory"],
            used_at=tuple(
                UsedAt(IndicatorKey(row["key"]), row["level"])
                for row in rows(_USES, (evidence_id,))
            ),
        )

    def _file(self, sha256: str) -> UnreadFile:
        (row,) = self._database.rows(_FILE, {"sha256": sha256})
        linked = row["kind"] == EvidenceKind.LINK
        path = Path(row["location"]) if linked else self._vault.path_of(sha256)
        return UnreadFile(sha256, path, row["media_type"])


def read_files(
    reader: Reader, files: Sequence[UnreadFile], report: Report = unreported
) -> Mapping[str, FileFacts]:
    """Return what *files* say, by digest; a job for the worker."""
    said = {}
    for done, file in enumerate(files, start=1):
        said[file.sha256] = reader.facts(file.path, file.media_type)
        report(done, len(files))
    return said
