"""Reads evidence once, and finds out on the way whether it is still what was planned."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from spbe_desktop.errors import (
    EvidenceChangedError,
    EvidenceMissingError,
    EvidenceUnreadableError,
)
from spbe_desktop.exchange.hashing import Hasher, Slots
from spbe_desktop.exchange.plan import PlannedEvidence


class EvidenceStream:
    """Yields the blocks of one file after the other while *hasher* checks those before.

    Waiting for each digest would leave the disk idle after every file; so a changed file may
    be found out a few files later, but always by `close`.
    """

    def __init__(self, hasher: Hasher) -> None:
        self._hasher = hasher
        self._slots = Slots()
        self._unchecked: list[tuple[PlannedEvidence, Future[str]]] = []

    def blocks(
        self, item: PlannedEvidence, advance: Callable[[int], None]
    ) -> Iterator[bytes | memoryview]:
        """Yield the content of *item*; call *advance* with the bytes of each block."""
        self._check(wait=False)
        digest = hashlib.sha256()
        with _reading(item):
            # Opening a pipe would wait for ever; a folder or a device is no document either.
            status = item.source.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size != item.size:
                raise EvidenceChangedError(item.title, item.source)
            file = item.source.open("rb", buffering=0)
        with file:
            size = 0
            # One byte more than planned tells a file that has grown.
            slots = self._slots.read(file, item.size + 1)
            while True:
                with _reading(item):
                    slot = next(slots, None)
                if slot is None:
                    break
                size += len(slot.block)
                if size > item.size:
                    break
                self._hasher.update(digest, slot)
                yield slot.block
                advance(len(slot.block))
        if size != item.size:
            raise EvidenceChangedError(item.title, item.source)
        self._unchecked.append((item, self._hasher.finish(digest)))

    def close(self) -> None:
        """Wait for the last digests; raise EvidenceChangedError if one is not as planned."""
        self._check(wait=True)

    def _check(self, *, wait: bool) -> None:
        while self._unchecked and (wait or self._unchecked[0][1].done()):
            item, digest = self._unchecked.pop(0)
            if digest.result() != item.sha256:
                raise EvidenceChangedError(item.title, item.source)


@contextmanager
def _reading(item: PlannedEvidence) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EvidenceMissingError(item.title, item.source) from error
    except OSError as error:
        raise EvidenceUnreadableError(item.source, error.strerror or str(error)) from error
