"""The pages of a damaged database file with its write-ahead log, read without SQLite."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

USUAL_SIZE = 4096
"""Bytes of a page where the file itself cannot tell: what SQLite takes for a new file."""

_MAGIC = b"SQLite format 3\x00"
_LOG_HEADER, _FRAME_HEADER = struct.Struct(">8I"), struct.Struct(">6I")
_SUMS = struct.Struct(">2I")
_LOG_MAGICS = {0x377F0682: "<", 0x377F0683: ">"}
"""What a log begins with, and the order of bytes in which its sums are reckoned."""

_WORD = 0xFFFFFFFF
_TRUNK_AT = 32


class DamagedPages:
    """Gives the pages of the database at *path* by their number, counted from 1.

    What the log beside it holds takes precedence, as in SQLite, also where part of the log is
    damaged. Neither file is written to.
    """

    def __init__(self, path: Path) -> None:
        log = read_log(path)
        self._logged = log.pages
        self._file: BinaryIO | None = path.open("rb") if path.is_file() else None
        self.size = log.size or self._told_size()
        self.count = log.count or (path.stat().st_size if self._file else 0) // self.size
        """How many pages there are."""

    def page(self, number: int) -> bytes | None:
        """Return a page; none if there is no whole page of this number."""
        if not 1 <= number <= self.count:
            return None
        found = self._logged.get(number)
        if found is None and self._file is not None:
            self._file.seek((number - 1) * self.size)
            found = self._file.read(self.size)
        return found if found is not None and len(found) == self.size else None

    def free(self) -> frozenset[int] | None:
        """Return the pages that hold what was deleted; none if that cannot be known."""
        first = self.page(1)
        if first is None or not first.startswith(_MAGIC):
            return None
        trunk: int = struct.unpack_from(">I", first, _TRUNK_AT)[0]
        found: set[int] = set()
        while trunk:
            page = self.page(trunk)
            if page is None or trunk in found:
                return None
            trunk_after, leaves = struct.unpack_from(">2I", page)
            if leaves > self.size // 4 - 2:
                return None
            found.add(trunk)
            found.update(struct.unpack_from(f">{leaves}I", page, 8))
            trunk = trunk_after
        return frozenset(found)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def _told_size(self) -> int:
        """Return the size that the header tells, unless it is no size of a page."""
        head = self._file.read(18) if self._file is not None else b""
        if len(head) < 18 or not head.startswith(_MAGIC):
            return USUAL_SIZE
        told: int = struct.unpack_from(">H", head, 16)[0]
        told = 65536 if told == 1 else told
        return told if _is_size(told) else USUAL_SIZE


@dataclass(frozen=True, slots=True)
class Log:
    """What a write-ahead log commits."""

    size: int = 0
    """Bytes of a page; 0 if nothing is committed."""
    pages: Mapping[int, bytes] = field(default_factory=dict)
    count: int = 0
    """How many pages the database has after the last transaction."""
    torn: bool = False
    """Whether SQLite would leave out transactions, because something before them is damaged."""


def read_log(path: Path) -> Log:
    """Return what the log beside the database at *path* commits, read past what is damaged."""
    beside = path.with_name(f"{path.name}-wal")
    log = beside.read_bytes() if beside.is_file() else b""
    if len(log) < _LOG_HEADER.size + _FRAME_HEADER.size:
        return Log()
    header = _header_of(log)
    size, order = (header.size, header.order) if header is not None else (USUAL_SIZE, "<")
    committed: dict[int, bytes] = {}
    count, pending, broken, torn = 0, {}, header is None, False
    salt = None if header is None else header.salt
    for frame in _frames(log, order, size):
        # Behind the newest transactions lie those of earlier rounds, told by their salt.
        if frame is None or frame.salt != (salt or frame.salt):
            broken = True
            continue
        salt = frame.salt
        pending[frame.page] = frame.content
        if frame.commit:
            committed.update(pending)
            count, pending, torn = frame.commit, {}, torn or broken
    return Log(size, committed, count, torn) if count else Log()


@dataclass(frozen=True, slots=True)
class _LogHeader:
    order: str
    size: int
    salt: bytes


@dataclass(frozen=True, slots=True)
class _Frame:
    page: int
    commit: int
    """How many pages there are after the transaction that ends here; 0 if none does."""
    salt: bytes
    content: bytes


def _header_of(log: bytes) -> _LogHeader | None:
    magic, _version, size, *_rest = _LOG_HEADER.unpack_from(log)
    order = _LOG_MAGICS.get(magic)
    if order is None or _summed(order, log[:24], (0, 0)) != _SUMS.unpack_from(log, 24):
        return None
    return _LogHeader(order, size, log[16:24]) if _is_size(size) else None


def _frames(log: bytes, order: str, size: int) -> Iterator[_Frame | None]:
    """Give each frame, None for one whose sum does not follow from that of the one before."""
    step, before = _FRAME_HEADER.size + size, _SUMS.unpack_from(log, 24)
    for start in range(_LOG_HEADER.size, len(log) - step + 1, step):
        page, commit, *_salt, first, second = _FRAME_HEADER.unpack_from(log, start)
        content = log[start + _FRAME_HEADER.size : start + step]
        sums = _summed(order, log[start : start + 8] + content, before)
        sound = page > 0 and sums == (first, second)
        yield _Frame(page, commit, log[start + 8 : start + 16], content) if sound else None
        before = (first, second)


def _is_size(told: int) -> bool:
    """Tell whether a page can be of this size."""
    return 512 <= told <= 65536 and not told & (told - 1)


def _summed(order: str, content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's running sum of *content*: https://www.sqlite.org/fileformat2.html#walcksm."""
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
