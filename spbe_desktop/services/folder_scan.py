"""Looking through a folder: which files may be evidence, and of what, by their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.name_reading import NameReader, Proposal
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.browsing import MOST_FILES, Listing, Unreadable, list_files
from spbe_desktop.evidence.intake import Candidate, examine
from spbe_desktop.evidence.reading import FileStamp, hash_file, stamp_of
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A file that the vault has already, and what it proves in the assessment that is shown."""

    title: str
    sha256: str
    size: int
    keys: frozenset[IndicatorKey] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be taken in."""

    candidate: Candidate
    relative: PurePath
    """Where it is within the folder that was chosen."""
    stamp: FileStamp
    proposal: Proposal
    sha256: str = ""
    """Its digest, where it had to be known to tell a duplicate; else empty."""
    known: KnownDocument | None = None
    """The document of the workspace that has the same bytes."""
    twin: PurePath | None = None
    """The first file of the folder that has the same bytes."""


@dataclass(frozen=True, slots=True)
class FolderScan:
    """What a folder holds."""

    folder: Path
    files: tuple[FoundFile, ...]
    unreadable: tuple[Unreadable, ...]
    hidden: int
    links: int
    cut: bool
    """Whether it holds more files than are looked at, or deeper folders."""


def known_documents(workspace: Workspace, assessment_id: int) -> tuple[KnownDocument, ...]:
    """Return every file of the vault that the workspace knows, for the worker to compare."""
    keys: defaultdict[str, set[IndicatorKey]] = defaultdict(set)
    for row in workspace.database.rows(_USES, (assessment_id,)):
        keys[row["evidence_id"]].add(IndicatorKey(row["key"]))
    return tuple(
        KnownDocument(row["title"], row["sha256"], row["size"], frozenset(keys[row["id"]]))
        for row in workspace.database.rows(_FILES, (EvidenceKind.FILE.value,))
    )


_USES = "SELECT evidence_id, key FROM evidence_use WHERE assessment_id = ?"
_FILES = "SELECT id, title, sha256, size FROM evidence WHERE kind = ? ORDER BY added_at DESC"


def scan(
    folder: Path,
    reader: NameReader,
    known: Iterable[KnownDocument],
    report: Report = unreported,
    *,
    excluding: Path | None = None,
    most: int = MOST_FILES,
) -> FolderScan:
    """Look through *folder* and propose where each file belongs; runs on the worker.

    *report* is told of files: of no total while they are listed, then how many are examined.
    Raise FolderUnreadableError if the folder cannot be read.
    """
    listing = list_files(folder, lambda count: report(count, 0), excluding=excluding, most=most)
    files = _examined(folder, listing, reader, report)
    files = _compared(files, {document.sha256: document for document in known}, listing, report)
    return FolderScan(
        folder,
        tuple(files),
        tuple(listing.unreadable),
        listing.hidden,
        listing.links,
        listing.cut,
    )


def _examined(
    folder: Path, listing: Listing, reader: NameReader, report: Report
) -> list[FoundFile]:
    files = []
    for count, path in enumerate(listing.files):
        report(count, len(listing.files))
        relative = PurePath(path.relative_to(folder))
        try:
            stamp = stamp_of(path)
            candidate = examine(path)
        except SpbeError as error:
            listing.unreadable.append(Unreadable(path, error))
            continue
        # The folder that was chosen may be that of one indicator.
        proposal = reader.read(folder.name / relative)
        files.append(FoundFile(candidate, relative, stamp, proposal))
    return files


def _compared(
    files: Sequence[FoundFile],
    known: dict[str, KnownDocument],
    listing: Listing,
    report: Report,
) -> list[FoundFile]:
    """Tell which of *files* are the same; only those of one size are read."""
    sizes = Counter(found.stamp.size for found in files)
    sizes.update({document.size for document in known.values()})
    first: dict[str, PurePath] = {}
    compared = []
    for count, found in enumerate(files):
        if sizes[found.stamp.size] < 2:
            compared.append(found)
            continue

        def still_reading(_done: int, _total: int, count: int = count) -> None:
            report(count, len(files))

        try:
            digest = hash_file(found.candidate.path, still_reading).sha256
        except SpbeError as error:
            listing.unreadable.append(Unreadable(found.candidate.path, error))
            continue
        twin = first.setdefault(digest, found.relative)
        compared.append(
            replace(
                found,
                sha256=digest,
                known=known.get(digest),
                twin=None if twin == found.relative else twin,
            )
        )
    report(len(files), len(files))
    return compared
