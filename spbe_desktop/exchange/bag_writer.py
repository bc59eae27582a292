"""Writes a planned package: whole, verified and under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import (
    EvidenceChangedError,
    FolderNotWritableError,
    PackageUnreadableError,
    PackageWriteError,
    SpbeError,
)
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.archive_digest import ArchiveDigest
from spbe_desktop.exchange.evidence_reader import read_evidence
from spbe_desktop.exchange.names import folder_name
from spbe_desktop.exchange.plan import PackagePlan, PlannedDocument
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind, Verification
from spbe_desktop.exchange.verifier import KEPT, verify_package
from spbe_desktop.exchange.zip_contents import LARGEST_KEPT
from spbe_desktop.exchange.zip_writer import OVERHEAD, SizedBlocks, part_of, write_files


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """A package that stands under its name, was read back and found whole."""

    path: Path
    sha256: str
    size: int
    files: int
    """Files of the payload, documents included."""


def write_package(plan: PackagePlan, target: Path, report: Report) -> WrittenPackage:
    """Write *plan* to *target*, read it back, and only then give it its name.

    A failure, a Cancelled from *report* included, leaves nothing behind, and an older file of
    the same name stays as it was. Progress counts every byte twice: written, then verified.
    Raise EvidenceMissingError, EvidenceUnreadableError or EvidenceChangedError for a file that
    is not what was planned; DiskFullError, FolderNotWritableError, StorageFailedError or
    PackageWriteError for the target. Meant for a worker thread.
    """
    folder = target.parent
    with writing_to(folder):
        if not folder.is_dir() or target.is_dir():
            raise FolderNotWritableError(folder)
    _require_readable(plan, target)
    files = len(plan.documents) + len(plan.evidence)
    require_room(folder, plan.size + files * OVERHEAD)
    with part_of(target) as part:
        written = _write_and_verify(plan, part, target, report)
        with writing_to(folder):
            part.replace(target)
    with writing_to(folder):
        flush_folder(folder)
    return written


def _require_readable(plan: PackagePlan, target: Path) -> None:
    """Raise before anything is written if no verifier would read one of the documents."""
    for document in plan.documents:
        if document.name in KEPT and len(document.content) > LARGEST_KEPT:
            detail = f"{ProblemKind.TOO_LARGE}: {document.name}"
            raise PackageWriteError(target, detail)


def _write_and_verify(
    plan: PackagePlan, part: Path, target: Path, report: Report
) -> WrittenPackage:
    with (
        writing_to(target.parent),
        part.open("xb") as file,
        ThreadPoolExecutor(max_workers=1) as pool,
        ArchiveDigest(part) as digest,
    ):
        size = _write(plan, file, digest.follow, lambda done: report(done, 2 * plan.size))
        # The disk takes its time; what was written can be read back meanwhile.
        synced = pool.submit(os.fsync, file.fileno())
        verification = _verified(part, target, plan, report)
        synced.result()
        return WrittenPackage(target, digest.hexdigest(size), size, verification.files)


def _verified(part: Path, target: Path, plan: PackagePlan, report: Report) -> Verification:
    def second_half(done: int, total: int) -> None:
        report(plan.size + plan.size * done // max(total, 1), 2 * plan.size)

    try:
        verification = verify_package(part, second_half)
    except PackageUnreadableError as error:
        raise PackageWriteError(target, error.detail) from error
    for problem in verification.problems:
        raise _failure(problem, plan, target)
    return verification


def _failure(problem: PackageProblem, plan: PackagePlan, target: Path) -> SpbeError:
    evidence = {item.name: item for item in plan.evidence}
    # The bytes are those that were read, for their CRC is right; but they are not those that
    # were attached. The evidence has changed since, even if its size has not.
    if problem.kind is ProblemKind.CHANGED and problem.detail == tag_files.MANIFEST:
        item = evidence.get(problem.name)
        if item is not None:
            return EvidenceChangedError(item.title, item.source)
    detail = f"{problem.kind}: {problem.name} {problem.detail}".strip()
    return PackageWriteError(target, detail)


def _write(
    plan: PackagePlan,
    file: BinaryIO,
    follow: Callable[[int], None],
    advance_to: Callable[[int], None],
) -> int:
    """Write every file in the order of its name, each evidence file in one pass.

    Tell *follow* up to where the archive is final, and *advance_to* how many bytes of the plan
    are written; return the size of the archive.

    The evidence is not hashed here but when the package is read back: that tells a document
    that has changed as well, and the bytes are hashed once instead of twice.
    """
    top = folder_name(plan.identity)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        advance_to(done)

    contents: dict[str, SizedBlocks] = {}
    for document in plan.documents:
        contents[document.name] = len(document.content), _read_document(document, advance)
    for item in plan.evidence:
        contents[item.name] = item.size, read_evidence(item, advance)
    return write_files(file, top, contents, follow)


def _read_document(document: PlannedDocument, advance: Callable[[int], None]) -> Iterator[bytes]:
    yield document.content
    advance(len(document.content))
