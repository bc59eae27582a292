"""SHA-256 beside the work: one thread reads and writes while another one hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO, Protocol, Self

BLOCK = 1 << 20
"""Bytes read at once."""

_SLOTS = 6


class Digest(Protocol):
    """What hashlib's objects can do."""

    def update(self, data: bytes | memoryview, /) -> None:
        """Take in *data*."""

    def hexdigest(self) -> str:
        """Return the digest of what was taken in."""


class Hasher:
    """A thread that hashes what it is given, in the order in which it is given."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sha256")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=error is not None)

    def update(self, digest: Digest, slot: Slot) -> None:
        """Feed the block in *slot* to *digest*, before the slot is filled again."""
        slot.readers.append(self._pool.submit(digest.update, slot.block))

    def finish(self, digest: Digest) -> Future[str]:
        """Return the digest of all that was fed, once it is known."""
        return self._pool.submit(digest.hexdigest)


class Slot:
    """A buffer, the block that was last read into it and who still reads that."""

    def __init__(self) -> None:
        self._buffer = memoryview(bytearray(BLOCK))
        self.block = self._buffer[:0]
        self.readers: list[Future[None]] = []

    def fill(self, file: BinaryIO, limit: int) -> int:
        """Read at most *limit* bytes of *file* when nobody reads the old block any more."""
        for reader in self.readers:
            reader.result()
        self.readers.clear()
        count = file.readinto(self._buffer[:limit])  # type: ignore[attr-defined]
        self.block = self._buffer[:count]
        return len(self.block)


class Slots:
    """A ring of buffers: memory stays the same however large the file is."""

    def __init__(self) -> None:
        self._slots = tuple(Slot() for _ in range(_SLOTS))
        self._next = 0

    def read(self, file: BinaryIO, size: int) -> Iterator[Slot]:
        """Yield the next *size* bytes of *file* in blocks, fewer if the file ends before."""
        while size:
            slot = self._slots[self._next]
            count = slot.fill(file, min(size, BLOCK))
            if not count:
                return
            self._next = (self._next + 1) % len(self._slots)
            size -= count
            yield slot


def sha256(content: bytes) -> str:
    """Return the SHA-256 of *content*, in lower case."""
    return hashlib.sha256(content).hexdigest()
