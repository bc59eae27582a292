"""Streams through the entries of a zip once: SHA-256 and size of everything."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from spbe_desktop.domain.progress import Report
from spbe_desktop.exchange.archive_file import ArchiveFile
from spbe_desktop.exchange.lanes import BLOCK, Lane
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind
from spbe_desktop.exchange.zip_audit import ZipEntry

LARGEST_DEFLATED = 32 << 20
"""Bytes up to which nobody asks how well they were packed."""
_HIGHEST_RATIO = 100
LARGEST_KEPT = 16 << 20
"""Bytes that a document of a package may have: many times what a year of work writes."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry holds, or *sha256* is empty; *kept* are its bytes, if asked for."""

    size: int
    sha256: str
    kept: bytes


@dataclass(frozen=True, slots=True)
class ZipContents:
    """What all entries hold, by name, and what could not be read."""

    files: dict[str, Content]
    problems: tuple[PackageProblem, ...]


@dataclass(frozen=True, slots=True)
class _Pending:
    size: int
    sha256: Future[str]
    kept: bytes


class _EntryFaultError(Exception):
    """One entry cannot be read; others can."""

    def __init__(self, kind: ProblemKind, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail


def read_contents(
    file: ArchiveFile,
    entries: Sequence[ZipEntry],
    is_kept: Callable[[str], bool],
    report: Report,
) -> ZipContents:
    """Read *entries*, which are in the order of their bytes.

    *is_kept* chooses by name what is kept in memory; each may have `LARGEST_KEPT` bytes at most.
    """
    found: dict[str, _Pending] = {}
    unread: dict[str, Content] = {}
    problems: list[PackageProblem] = []
    with Lane() as lane:

        def advance() -> None:
            report(file.tell(), file.length)

        for entry in entries:
            try:
                found[entry.name] = _read_entry(
                    file, entry, lane, advance, keep=is_kept(entry.name)
                )
            except _EntryFaultError as fault:
                problems.append(PackageProblem(fault.kind, entry.name, fault.detail))
                unread[entry.name] = Content(entry.size, "", b"")
        files = {
            name: Content(pending.size, pending.sha256.result(), pending.kept)
            for name, pending in found.items()
        }
    return ZipContents(files | unread, tuple(problems))


def _read_entry(
    file: ArchiveFile, entry: ZipEntry, lane: Lane, advance: Callable[[], None], *, keep: bool
) -> _Pending:
    if keep and entry.size > LARGEST_KEPT:
        raise _EntryFaultError(ProblemKind.TOO_LARGE, "dokumen")
    if entry.info.compress_type == zipfile.ZIP_DEFLATED:
        _check_packed(file, entry)
    digest, size = hashlib.sha256(), 0
    kept: list[bytes] = []
    try:
        with entry.open() as content:
            while block := content.read(BLOCK):
                lane.feed(digest, block)
                size += len(block)
                if keep:
                    kept.append(block)
                advance()
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _EntryFaultError(ProblemKind.CHANGED, "crc") from error
    if size != entry.size:
        raise _EntryFaultError(ProblemKind.CHANGED, "ukuran")
    return _Pending(size, lane.then(digest.hexdigest), b"".join(kept))


def _check_packed(file: ArchiveFile, entry: ZipEntry) -> None:
    """See that *entry* inflates to what it declares, and that no packed bytes are left.

    zipfile stops at the declared size and is silent about what follows it; other programs
    may not be. So the packed bytes are inflated once more, and no further than declared.
    """
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    most = max(LARGEST_DEFLATED, entry.info.compress_size * _HIGHEST_RATIO)
    for packed in file.blocks(entry.data, entry.end):
        inflated = _inflate(inflater, packed)
        while inflated:
            size += inflated
            if size > entry.size:
                raise _EntryFaultError(ProblemKind.CHANGED, "ukuran")
            if size > most:
                raise _EntryFaultError(ProblemKind.TOO_LARGE, "rasio pemadatan")
            inflated = _inflate(inflater, inflater.unconsumed_tail)
        if inflater.unused_data:
            raise _EntryFaultError(ProblemKind.CHANGED, "ukuran padat")
    if not inflater.eof:
        raise _EntryFaultError(ProblemKind.CHANGED, "isi padat")


def _inflate(inflater: zlib._Decompress, packed: bytes) -> int:
    """Inflate the next block and return its size, 0 if more input is needed."""
    try:
        return len(inflater.decompress(packed, BLOCK))
    except zlib.error as error:
        raise _EntryFaultError(ProblemKind.CHANGED, "isi padat") from error
