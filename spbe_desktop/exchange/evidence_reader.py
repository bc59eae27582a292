"""Reads a file of evidence once, and notices if it is no longer the one that was planned."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from spbe_desktop.errors import (
    EvidenceChangedError,
    EvidenceMissingError,
    EvidenceUnreadableError,
)
from spbe_desktop.exchange.lanes import BLOCK
from spbe_desktop.exchange.plan import PlannedEvidence


def read_evidence(item: PlannedEvidence, advance: Callable[[int], None]) -> Iterator[bytes]:
    """Yield the content of *item* in blocks, calling *advance* with the bytes of each.

    Raise EvidenceMissingError, EvidenceUnreadableError, or EvidenceChangedError if the file has
    another size now. Whether its bytes are the same is found out when the package is read back.
    """
    size = 0
    with _open(item) as file:
        while block := _next(item, file):
            size += len(block)
            if size > item.size:
                break
            yield block
            advance(len(block))
    if size != item.size:
        raise EvidenceChangedError(item.title, item.source)


def _open(item: PlannedEvidence) -> BinaryIO:
    with _reading(item):
        status = item.source.stat()
        # Opening a pipe would wait for ever; a folder or a device is no document either.
        if not stat.S_ISREG(status.st_mode) or status.st_size != item.size:
            raise EvidenceChangedError(item.title, item.source)
        return item.source.open("rb", buffering=0)


def _next(item: PlannedEvidence, file: BinaryIO) -> bytes:
    with _reading(item):
        return file.read(BLOCK)


@contextmanager
def _reading(item: PlannedEvidence) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EvidenceMissingError(item.title, item.source) from error
    except OSError as error:
        raise EvidenceUnreadableError(item.source, error.strerror or str(error)) from error
