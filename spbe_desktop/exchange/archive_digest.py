"""The SHA-256 of a file that is still being written, reckoned a little behind the writer."""

from __future__ import annotations

import errno
import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from spbe_desktop.exchange.lanes import BLOCK


class ArchiveDigest:
    """Digests *path* on a thread of its own, up to where it is known to be final.

    A zip cannot be digested on its way to the disk, because the header of an entry is
    completed after its content. Behind the writer, what is read is still in memory.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._digest = hashlib.sha256()
        self._buffer = memoryview(bytearray(BLOCK))
        self._position = 0
        self._stopped = False
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="digest")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped = error is not None
        self._pool.shutdown(wait=True, cancel_futures=self._stopped)
        self._file.close()

    def follow(self, end: int) -> None:
        """Digest what has not been digested yet, up to *end*: it will not change any more."""
        self._pool.submit(self._take_to, end)

    def hexdigest(self, end: int) -> str:
        """Return the digest of the first *end* bytes, once they have been read."""
        return self._pool.submit(self._finish, end).result()

    def _finish(self, end: int) -> str:
        # What failed on the way is tried once more here, where somebody hears of it.
        self._take_to(end)
        if self._position != end:
            raise OSError(errno.EIO, "file ends too early")
        return self._digest.hexdigest()

    def _take_to(self, end: int) -> None:
        while self._position < end and not self._stopped:
            wanted = min(end - self._position, BLOCK)
            count = self._file.readinto(self._buffer[:wanted])
            if not count:
                return
            self._digest.update(self._buffer[:count])
            self._position += count
