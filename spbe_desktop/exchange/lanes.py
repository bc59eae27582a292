"""Checksums beside the work: one thread reads and writes while others reckon."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, Protocol, Self, TypeVar

BLOCK = 1 << 20
"""Bytes read at once."""

_SLOTS = 6

_T = TypeVar("_T")


class Checksum(Protocol):
    """Takes in bytes, block by block: one of hashlib's objects, or a Crc32."""

    def update(self, block: memoryview, /) -> None:
        """Take in *block*."""


class Crc32:
    """The CRC-32 of what was taken in."""

    def __init__(self) -> None:
        self.value = 0

    def update(self, block: bytes | memoryview) -> None:
        """Take in *block*."""
        self.value = zlib.crc32(block, self.value)


class Slot:
    """A block of bytes, and who still reads it on another thread."""

    def __init__(self, block: memoryview) -> None:
        self.block = block
        self.readers: list[Future[None]] = []

    def wait(self) -> None:
        """Return when nobody reads the block any more."""
        for reader in self.readers:
            reader.result()
        self.readers.clear()


class Lane:
    """A thread that feeds checksums, in the order in which it is given blocks."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=error is not None)

    def feed(self, checksum: Checksum, slot: Slot) -> None:
        """Feed the block in *slot* to *checksum*, before the slot is filled again."""
        slot.readers.append(self._pool.submit(checksum.update, slot.block))

    def then(self, result: Callable[[], _T]) -> Future[_T]:
        """Return what *result* returns once all has been fed that was given so far."""
        return self._pool.submit(result)


class Slots:
    """A ring of buffers: memory stays the same however large the file is."""

    def __init__(self) -> None:
        self._buffers = tuple(memoryview(bytearray(BLOCK)) for _ in range(_SLOTS))
        self._slots = tuple(Slot(buffer[:0]) for buffer in self._buffers)
        self._next = 0

    def read(self, file: BinaryIO, size: int) -> Iterator[Slot]:
        """Yield the next *size* bytes of *file* in blocks, fewer if the file ends before."""
        while size:
            slot, buffer = self._slots[self._next], self._buffers[self._next]
            slot.wait()
            count = file.readinto(buffer[: min(size, BLOCK)])  # type: ignore[attr-defined]
            if not count:
                return
            slot.block = buffer[:count]
            self._next = (self._next + 1) % len(self._slots)
            size -= count
            yield slot
