"""Streams through a whole zip once: CRC, SHA-256 and size of everything, and of itself."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

from spbe_desktop.domain.progress import Report
from spbe_desktop.exchange.lanes import BLOCK, Crc32, Lane, Slot, Slots
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind
from spbe_desktop.exchange.zip_format import Method
from spbe_desktop.exchange.zip_reader import ZipEntry

LARGEST_DEFLATED = 32 << 20
"""Bytes up to which nobody asks how well they were packed."""
_HIGHEST_RATIO = 100
_LARGEST_KEPT = 64 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry holds, or *sha256* is empty; *kept* are its bytes, if asked for."""

    size: int
    sha256: str
    kept: bytes


@dataclass(frozen=True, slots=True)
class ZipContents:
    """What all entries hold, by name, and what could not be read; *sha256* is the archive's."""

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
    is_kept: Callable[[str], bool],
    report: Report,
    *,
    digest_archive: bool = False,
) -> ZipContents:
    """Read *file* from its first byte to the last byte of *entries*, and on if it is digested.

    *entries* are in the order of their bytes, without gaps. *is_kept* chooses by name what is
    kept in memory; each may have 64 MiB at most. Digesting the archive too costs about as much
    as all the rest, so it is done only if asked for.
    """
    with Lane() as lane, _Stream(file, report, digesting=digest_archive) as stream:
        found: dict[str, _Pending] = {}
        unread: dict[str, Content] = {}
        problems: list[PackageProblem] = []
        for entry in entries:
            stream.skip_to(entry.data)
            try:
                found[entry.name] = _read_entry(stream, entry, lane, keep=is_kept(entry.name))
            except _EntryFaultError as fault:
                problems.append(PackageProblem(fault.kind, entry.name, fault.detail))
                unread[entry.name] = Content(entry.size, "", b"")
        files = {
            name: Content(pending.size, pending.sha256.result(), pending.kept)
            for name, pending in found.items()
        }
        return ZipContents(stream.sha256(), files | unread, tuple(problems))


class _Stream:
    """Reads the archive in order, digesting all of it on a thread of its own if asked to."""

    def __init__(self, file: BinaryIO, report: Report, *, digesting: bool) -> None:
        self._length = file.seek(0, os.SEEK_END)
        self._position = file.seek(0)
        self._file = file
        self._report = report
        self._slots = Slots()
        self._digest = hashlib.sha256() if digesting else None
        self._lane = Lane()

    def __enter__(self) -> Self:
        self._lane.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lane.__exit__(kind, error, trace)

    def take_to(self, end: int) -> Iterator[Slot]:
        for slot in self._slots.read(self._file, end - self._position):
            if self._digest is not None:
                self._lane.feed(self._digest, slot)
            self._position += len(slot.block)
            yield slot
            self._report(self._position, self._length)

    def skip_to(self, position: int) -> None:
        if self._digest is None:
            self._position = self._file.seek(position)
        for _ in self.take_to(position):
            pass

    def sha256(self) -> str:
        if self._digest is None:
            return ""
        self.skip_to(self._length)
        return self._lane.then(self._digest.hexdigest).result()


def _read_entry(stream: _Stream, entry: ZipEntry, lane: Lane, *, keep: bool) -> _Pending:
    if keep and entry.size > _LARGEST_KEPT:
        raise _EntryFaultError(ProblemKind.TOO_LARGE, "dokumen")
    digest, crc, size = hashlib.sha256(), Crc32(), 0
    kept: list[bytes] = []
    for slot in _unpacked(stream, entry):
        lane.feed(digest, slot)
        crc.update(slot.block)
        size += len(slot.block)
        if keep:
            kept.append(bytes(slot.block))
    if size != entry.size or crc.value != entry.crc:
        raise _EntryFaultError(ProblemKind.CHANGED, "crc" if size == entry.size else "ukuran")
    return _Pending(size, lane.then(digest.hexdigest), b"".join(kept))


def _unpacked(stream: _Stream, entry: ZipEntry) -> Iterator[Slot]:
    if entry.method == Method.STORED:
        yield from stream.take_to(entry.end)
        return
    for block in _inflated(stream, entry):
        slot = Slot(memoryview(block))
        yield slot
        # One block at a time, or a bomb would fill the memory with blocks that wait.
        slot.wait()


def _inflated(stream: _Stream, entry: ZipEntry) -> Iterator[bytes]:
    """Yield what *entry* inflates to, never more than it declares, a block at a time."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    most = max(LARGEST_DEFLATED, entry.packed * _HIGHEST_RATIO)
    for slot in stream.take_to(entry.end):
        block = _inflate(inflater, slot.block)
        while block:
            size += len(block)
            if size > entry.size:
                raise _EntryFaultError(ProblemKind.CHANGED, "ukuran")
            if size > most:
                raise _EntryFaultError(ProblemKind.TOO_LARGE, "rasio pemadatan")
            yield block
            block = _inflate(inflater, inflater.unconsumed_tail)
        if inflater.unused_data:
            raise _EntryFaultError(ProblemKind.CHANGED, "ukuran padat")
    if not inflater.eof:
        raise _EntryFaultError(ProblemKind.CHANGED, "isi padat")


def _inflate(inflater: zlib._Decompress, packed: bytes | memoryview) -> bytes:
    """Return the next block, empty if more input is needed."""
    try:
        return inflater.decompress(packed, BLOCK)
    except zlib.error as error:
        raise _EntryFaultError(ProblemKind.CHANGED, "isi padat") from error
