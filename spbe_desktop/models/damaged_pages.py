"""The pages of a damaged database file with its write-ahead log, read without SQLite."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

USUAL_SIZE = 4096
"""Bytes of a page where the file itself cannot tell: what SQLite takes for a new file."""

_MAGIC = b"SQLite format 3\x00"
_LOG_HEADER, _FRAME_HEADER = struct.Struct(">8I"), struct.Struct(">6I")
_LOG_MAGICS = {0x377F0682: "<", 0x377F0683: ">"}
"""What a log begins with, and the order of bytes in which its sums are reckoned."""

_WORD = 0xFFFFFFFF
_TRUNK_AT = 32


class DamagedPages:
    """Gives the pages of the database at *path* by their number, counted from 1.

    What the log beside it holds in whole transactions takes precedence, as in SQLite. Neither
    file is written to.
    """

    def __init__(self, path: Path) -> None:
        log = path.with_name(f"{path.name}-wal")
        size, logged, length = _logged(log.read_bytes() if log.is_file() else b"")
        self._logged = logged
        self._file: BinaryIO | None = path.open("rb") if path.is_file() else None
        self.size = size or self._told_size()
        self.count = length or (path.stat().st_size if self._file else 0) // self.size
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
        return told if told >= 512 and not told & (told - 1) else USUAL_SIZE


def _logged(log: bytes) -> tuple[int, dict[int, bytes], int]:
    """Return what *log* commits: size of a page, the pages by number, and how many there are.

    As SQLite does, reading ends at the first frame whose sum is not that of its bytes.
    """
    if len(log) < _LOG_HEADER.size:
        return 0, {}, 0
    magic, _version, size, _turn, *salt, sum_1, sum_2 = _LOG_HEADER.unpack_from(log)
    order = _LOG_MAGICS.get(magic)
    sums = (0, 0) if order is None else _summed(order, log[:24], (0, 0))
    if order is None or sums != (sum_1, sum_2) or size < 512 or size & (size - 1):
        return 0, {}, 0
    committed: dict[int, bytes] = {}
    length, pending = 0, {}
    for number, commit, page in _frames(log, order, size, salt, sums):
        pending[number] = page
        if commit:
            committed.update(pending)
            length, pending = commit, {}
    return (size, committed, length) if length else (0, {}, 0)


def _frames(
    log: bytes, order: str, size: int, salt: list[int], sums: tuple[int, int]
) -> Iterator[tuple[int, int, bytes]]:
    """Give each sound frame: number of the page, pages after a commit or 0, and its bytes."""
    step = _FRAME_HEADER.size + size
    for start in range(_LOG_HEADER.size, len(log) - step + 1, step):
        number, commit, *frame_salt, sum_1, sum_2 = _FRAME_HEADER.unpack_from(log, start)
        page = log[start + _FRAME_HEADER.size : start + step]
        sums = _summed(order, log[start : start + 8] + page, sums)
        if frame_salt != salt or sums != (sum_1, sum_2) or not number:
            return
        yield number, commit, page


def _summed(order: str, content: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's running sum of *content*: https://www.sqlite.org/fileformat2.html#walcksm."""
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second
