"""Checksums beside the work: one thread reads and writes while others reckon."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, Self, TypeVar

BLOCK = 1 << 20
"""Bytes read at once."""

_MOST_WAITING = 4

_T = TypeVar("_T")


class Checksum(Protocol):
    """Takes in bytes, block by block, as hashlib's objects do."""

    def update(self, block: bytes, /) -> None:
        """Take in *block*."""


class Lane:
    """A thread that feeds checksums, in the order in which it is given blocks."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=error is not None)

    def feed(self, checksum: Checksum, block: bytes) -> None:
        """Feed *block* to *checksum*; wait if the thread is far behind, or memory would fill."""
        if len(self._waiting) == _MOST_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._pool.submit(checksum.update, block))

    def then(self, result: Callable[[], _T]) -> Future[_T]:
        """Return what *result* returns once all has been fed that was given so far."""
        return self._pool.submit(result)
