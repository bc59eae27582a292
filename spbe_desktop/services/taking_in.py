"""Takes many files into the vault with few flushes; a job for the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from spbe_desktop.domain.evidence import Document, EvidenceKind
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.evidence.intake import examine, size_of
from spbe_desktop.evidence.vault import Batch, Vault

_AT_ONCE = 64
"""Files that are flushed together: enough to be fast, few enough to lose little."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The documents whose bytes are in the vault, and why others are not."""

    documents: tuple[Document, ...]
    failures: tuple[SpbeError, ...]


def take_in_all(vault: Vault, paths: Sequence[Path], report: Report = unreported) -> TakenIn:
    """Copy the files at *paths* into *vault*; what fails is told and does not stop the others.

    *report* is told of bytes. What was copied when it is cancelled stays, and is returned.
    """
    progress = _Progress(report, sum(map(_size, paths)))
    documents: list[Document] = []
    failures: list[SpbeError] = []
    for start in range(0, len(paths), _AT_ONCE):
        gathered: list[Document] = []
        try:
            with vault.batch() as batch:
                for path in paths[start : start + _AT_ONCE]:
                    _take(batch, path, progress, gathered, failures)
        except Cancelled:
            documents += gathered
            break
        except SpbeError as error:
            # They could not be flushed or put in place: none of them is kept.
            failures.append(error)
        else:
            documents += gathered
    return TakenIn(tuple(documents), tuple(failures))


class _Progress:
    """How many bytes of all files are done."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = total
        self._done = 0

    def within(self) -> Report:
        """Return what is told of the bytes of the file at hand."""
        return shifted(self._report, self._done, self._total)

    def end(self, size: int) -> None:
        """Go on to the next file after one of *size* bytes."""
        self._done += size
        self._report(self._done, self._total)


def _take(
    batch: Batch,
    path: Path,
    progress: _Progress,
    gathered: list[Document],
    failures: list[SpbeError],
) -> None:
    try:
        gathered.append(_added(batch, path, progress.within()))
    except SpbeError as error:
        failures.append(error)
    progress.end(_size(path))


def _size(path: Path) -> int:
    try:
        return size_of(path)
    except SpbeError:
        return 0


def _added(batch: Batch, path: Path, report: Report) -> Document:
    candidate = examine(path)
    stored = batch.add(path, report)
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.FILE,
        title=candidate.title,
        original_name=candidate.original_name,
        media_type=candidate.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )
