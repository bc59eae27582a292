"""Taking in the files of a folder that were accepted: the bytes first, then the edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from uuid import uuid4

from spbe_desktop.domain.evidence import Document, EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.evidence.incoming import StoredFile
from spbe_desktop.evidence.reading import stamp_of
from spbe_desktop.evidence.vault import Batch, Vault
from spbe_desktop.services.attaching_many import Addition
from spbe_desktop.services.folder_scan import FoundFile, KnownDocument

_BATCH_FILES = 64
_BATCH_BYTES = 256 << 20
"""What is flushed together: large enough to be fast, small enough to lose little."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that the officer wants, and where it belongs; without *key* it is only kept."""

    found: FoundFile
    key: IndicatorKey | None = None
    level: int | None = None
    slot: SlotCode | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """An accepted file whose bytes are in the vault."""

    accepted: Accepted
    document: Document


@dataclass(frozen=True, slots=True)
class Failed:
    """An accepted file that could not be taken in, and why."""

    accepted: Accepted
    error: SpbeError


@dataclass(slots=True)
class Imported:
    """What became of the accepted files."""

    taken: list[Copied] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    left: list[Accepted] = field(default_factory=list)
    """Those whose turn had not come when it was cancelled."""


class Outcome(StrEnum):
    """How a file that was taken in now stands in the workspace."""

    NEW = "new"
    LINKED = "linked"
    """The workspace has its bytes already; that document is used once more."""
    ALREADY = "already"
    """It is already where it was to go."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The edit that gives the files their places, and how each will stand."""

    additions: tuple[Addition, ...]
    outcomes: tuple[tuple[PurePath, Outcome, IndicatorKey | None], ...]


def import_files(
    vault: Vault, accepted: Sequence[Accepted], report: Report = unreported
) -> Imported:
    """Copy the bytes of *accepted* into *vault*; runs on the worker.

    What fails is told and does not stop the others; what was copied when it is cancelled
    stays. *report* is told of bytes.
    """
    imported = Imported()
    total = sum(wanted.found.stamp.size for wanted in accepted)
    done = 0
    chunks = list(_chunks(accepted))
    for place, chunk in enumerate(chunks):
        gathered: list[Copied] = []
        whole = True
        try:
            with vault.batch() as batch:
                whole = _gather(vault, batch, chunk, gathered, imported, (report, done, total))
        except SpbeError as error:
            # They could not be flushed or put in place: none of this batch is kept.
            imported.failed += [Failed(taken.accepted, error) for taken in gathered]
        else:
            imported.taken += gathered
        if not whole:
            answered = {id(taken.accepted) for taken in gathered}
            answered |= {id(failed.accepted) for failed in imported.failed}
            rest = [wanted for later in chunks[place:] for wanted in later]
            imported.left = [wanted for wanted in rest if id(wanted) not in answered]
            break
        done += sum(wanted.found.stamp.size for wanted in chunk)
    return imported


def settle(taken: Iterable[Copied], known: Iterable[KnownDocument]) -> Settled:
    """Return the edit for what was *taken* into a workspace that has the *known* documents."""
    places: dict[str, set[IndicatorKey]] = {
        document.sha256: set(document.keys) for document in known
    }
    additions, outcomes = [], []
    for item in taken:
        wanted, digest = item.accepted, item.document.sha256
        outcome = Outcome.LINKED if digest in places else Outcome.NEW
        used = places.setdefault(digest, set())
        if outcome is Outcome.LINKED and (wanted.key is None or wanted.key in used):
            outcome = Outcome.ALREADY
        else:
            slots = () if wanted.slot is None else (wanted.slot,)
            additions.append(
                Addition(item.document, wanted.key, wanted.level, slots, wanted.proposed)
            )
        if wanted.key is not None:
            used.add(wanted.key)
        outcomes.append((wanted.found.relative, outcome, wanted.key))
    return Settled(tuple(additions), tuple(outcomes))


def _gather(
    vault: Vault,
    batch: Batch,
    chunk: Sequence[Accepted],
    gathered: list[Copied],
    imported: Imported,
    progress: tuple[Report, int, int],
) -> bool:
    """Bring a chunk into the batch; tell whether it came to its end."""
    report, done, total = progress
    here: set[str] = set()
    for wanted in chunk:
        try:
            report(done, total)
            stored = _stored_already(vault, wanted, here)
            if stored is None:
                stored = batch.add(wanted.found.candidate.path, shifted(report, done, total))
        except Cancelled:
            return False
        except SpbeError as error:
            imported.failed.append(Failed(wanted, error))
        else:
            here.add(stored.sha256)
            gathered.append(Copied(wanted, _document(wanted, stored)))
        done += wanted.found.stamp.size
    return True


def _stored_already(vault: Vault, wanted: Accepted, here: set[str]) -> StoredFile | None:
    """Return the bytes of a duplicate that need no second copy, if the file is as it was."""
    found = wanted.found
    # Whoever removed or changed it since the folder was looked through must be told.
    if stamp_of(found.candidate.path) != found.stamp or not found.sha256:
        return None
    size = found.stamp.size
    intact = found.sha256 in here or vault.check(found.sha256, size) is FileState.INTACT
    return StoredFile(found.sha256, size) if intact else None


def _document(wanted: Accepted, stored: StoredFile) -> Document:
    candidate = wanted.found.candidate
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.FILE,
        title=candidate.title,
        original_name=candidate.original_name,
        media_type=candidate.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def _chunks(accepted: Sequence[Accepted]) -> Iterator[list[Accepted]]:
    chunk: list[Accepted] = []
    size = 0
    for wanted in accepted:
        if chunk and (len(chunk) == _BATCH_FILES or size + wanted.found.stamp.size > _BATCH_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(wanted)
        size += wanted.found.stamp.size
    if chunk:
        yield chunk
