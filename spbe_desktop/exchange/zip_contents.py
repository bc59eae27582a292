"""Streams through a whole zip once: CRC, SHA-256 and size of everything, and of itself."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from spbe_desktop.domain.progress import Report
from spbe_desktop.exchange.hashing import BLOCK, Hasher, Slot, Slots
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind
from spbe_desktop.exchange.zip_format import Method
from spbe_desktop.exchange.zip_reader import ZipEntry

LARGEST_DEFLATED = 32 << 20
"""Bytes up to which nobody asks how well they were packed."""
_HIGHEST_RATIO = 100
_LARGEST_KEPT = 64 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry holds; *kept* are its bytes, if they were asked for."""

    size: int
    sha256: str
    kept: bytes


@dataclass(frozen=True, slots=True)
class ZipContents:
    """What all entries hold, by name, the archive's own SHA-256, and what could not be read."""

    sha256: str
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
    file: BinaryIO,
    entries: Sequence[ZipEntry],
    length: int,
    is_kept: Callable[[str], bool],
    report: Report,
) -> ZipContents:
    """Read *file*, of *length* bytes, from its first byte to its last.

    *entries* are in the order of their bytes, without gaps. *is_kept* chooses by name what is
    kept in memory; what is kept may have 64 MiB at most.
    """
    with ExitStack() as stack:
        stream = _Stream(file, length, stack.enter_context(Hasher()), report)
        hasher = stack.enter_context(Hasher())
        found: dict[str, _Pending] = {}
        problems: list[PackageProblem] = []
        for entry in entries:
            stream.skip(entry.data - entry.start)
            try:
                found[entry.name] = _read_entry(stream, entry, hasher, keep=is_kept(entry.name))
            except _EntryFaultError as fault:
                problems.append(PackageProblem(fault.kind, entry.name, fault.detail))
                stream.skip(entry.end - stream.position)
        stream.skip(length - stream.position)
        files = {
            name: Content(pending.size, pending.sha256.result(), pending.kept)
            for name, pending in found.items()
        }
        return ZipContents(stream.sha256(), files, tuple(problems))


class _Stream:
    """Reads the archive in order, hashing all of it on a thread of its own."""

    def __init__(self, file: BinaryIO, length: int, hasher: Hasher, report: Report) -> None:
        file.seek(0)
        self.position = 0
        self.slots = Slots()
        self._file = file
        self._length = length
        self._hasher = hasher
        self._digest = hashlib.sha256()
        self._report = report

    def take(self, size: int) -> Iterator[Slot]:
        for slot in self.slots.read(self._file, size):
            self._hasher.update(self._digest, slot)
            self.position += len(slot.block)
            yield slot
            self._report(self.position, self._length)

    def skip(self, size: int) -> None:
        for _ in self.take(size):
            pass

    def sha256(self) -> str:
        return self._hasher.finish(self._digest).result()


def _read_entry(stream: _Stream, entry: ZipEntry, hasher: Hasher, *, keep: bool) -> _Pending:
    if keep and entry.size > _LARGEST_KEPT:
        raise _EntryFaultError(ProblemKind.TOO_LARGE, "document")
    digest = hashlib.sha256()
    kept: list[bytes] = []
    crc = size = 0
    if entry.method == Method.STORED:
        for slot in stream.take(entry.packed):
            hasher.update(digest, slot)
            crc = zlib.crc32(slot.block, crc)
            size += len(slot.block)
            if keep:
                kept.append(bytes(slot.block))
    else:
        for block in _inflated(stream, entry):
            digest.update(block)
            crc = zlib.crc32(block, crc)
            size += len(block)
            if keep:
                kept.append(block)
    if size != entry.size or crc != entry.crc:
        raise _EntryFaultError(ProblemKind.CHANGED, "crc" if size == entry.size else "size")
    return _Pending(size, hasher.finish(digest), b"".join(kept))


def _inflated(stream: _Stream, entry: ZipEntry) -> Iterator[bytes]:
    """Yield what *entry* inflates to, never more than it declares, a block at a time."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    most = max(LARGEST_DEFLATED, entry.packed * _HIGHEST_RATIO)
    for slot in stream.take(entry.packed):
        block = _inflate(inflater, slot.block)
        while block:
            size += len(block)
            if size > entry.size:
                raise _EntryFaultError(ProblemKind.CHANGED, "size")
            if size > most:
                raise _EntryFaultError(ProblemKind.TOO_LARGE, "ratio")
            yield block
            block = _inflate(inflater, inflater.unconsumed_tail)
        if inflater.unused_data:
            raise _EntryFaultError(ProblemKind.CHANGED, "packed size")
    if not inflater.eof:
        raise _EntryFaultError(ProblemKind.CHANGED, "packed content")


def _inflate(inflater: zlib._Decompress, packed: bytes | memoryview) -> bytes:
    """Return the next block, empty if more input is needed."""
    try:
        return inflater.decompress(packed, BLOCK)
    except zlib.error as error:
        raise _EntryFaultError(ProblemKind.CHANGED, "packed content") from error
