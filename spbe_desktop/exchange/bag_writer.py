"""Writes a planned package: whole, verified and under its name, or not at all."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import (
    FolderNotWritableError,
    PackageUnreadableError,
    PackageWriteError,
)
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to
from spbe_desktop.exchange.evidence_stream import EvidenceStream
from spbe_desktop.exchange.hashing import Hasher
from spbe_desktop.exchange.names import folder_name
from spbe_desktop.exchange.plan import PackagePlan, PlannedDocument
from spbe_desktop.exchange.verification import Verification
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.exchange.zip_contents import LARGEST_DEFLATED
from spbe_desktop.exchange.zip_format import Method
from spbe_desktop.exchange.zip_writer import ZipWriter

# Text and office files; everything else is packed already or is not worth the time.
_DEFLATED = re.compile(
    r"\.(csv|docx?|html?|json|log|md|odp|ods|odt|pptx?|rtf|svg|tsv|txt|xlsx?|xml|ya?ml)"
)
# What headers and the directory take of the disk, per file.
_OVERHEAD = 512


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
    if not folder.is_dir() or target.is_dir():
        raise FolderNotWritableError(folder)
    files = len(plan.documents) + len(plan.evidence)
    require_room(folder, plan.size + files * _OVERHEAD)
    with _part_of(target) as part:
        written = _write_and_verify(plan, part, target, report)
        with writing_to(folder):
            part.replace(target)
    with writing_to(folder):
        flush_folder(folder)
    return WrittenPackage(target, written.sha256, written.size, written.files)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """Name a file beside *target* that is gone in the end, unless it was renamed."""
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _write_and_verify(plan: PackagePlan, part: Path, target: Path, report: Report) -> Verification:
    with writing_to(target.parent), part.open("xb") as file, ThreadPoolExecutor(1) as pool:
        _write(plan, file, lambda done: report(done, 2 * plan.size))
        file.flush()
        # The disk takes its time; what was written can be read back meanwhile.
        synced = pool.submit(os.fsync, file.fileno())
        verification = _verified(part, target, plan, report)
        synced.result()
    return verification


def _verified(part: Path, target: Path, plan: PackagePlan, report: Report) -> Verification:
    def second_half(done: int, total: int) -> None:
        report(plan.size + plan.size * done // max(total, 1), 2 * plan.size)

    try:
        verification = verify_package(part, second_half)
    except PackageUnreadableError as error:
        raise PackageWriteError(target, error.detail) from error
    if verification.problems:
        first = verification.problems[0]
        raise PackageWriteError(target, f"{first.kind}: {first.name} {first.detail}".strip())
    return verification


def _write(plan: PackagePlan, file: BinaryIO, advance_to: Callable[[int], None]) -> None:
    top = folder_name(plan.identity)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        advance_to(done)

    archive = ZipWriter(file)
    with Hasher() as hasher:
        stream = EvidenceStream(hasher)
        contents: dict[str, tuple[int, Iterator[bytes | memoryview]]] = {}
        for document in plan.documents:
            contents[document.name] = len(document.content), _content(document, advance)
        for item in plan.evidence:
            contents[item.name] = item.size, stream.blocks(item, advance)
        for name, (size, blocks) in sorted(contents.items()):
            archive.add(f"{top}/{name}", size, blocks, _method(name, size))
        stream.close()
    archive.finish()


def _content(
    item: PlannedDocument, advance: Callable[[int], None]
) -> Iterator[bytes | memoryview]:
    yield item.content
    advance(len(item.content))


def _method(name: str, size: int) -> Method:
    packs = _DEFLATED.fullmatch(PurePosixPath(name).suffix)
    return Method.DEFLATED if packs and size <= LARGEST_DEFLATED else Method.STORED
