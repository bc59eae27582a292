"""A zip that nobody vouches for, as `zipfile` reads it: within bounds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from spbe_desktop.exchange.lanes import BLOCK
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind

# What 20,000 entries with the longest names of a package take in the directory. zipfile reads
# the directory whole, however long it says that it is.
_LARGEST_READ = 4 << 20


class ZipFaultError(Exception):
    """The structure cannot be trusted; nothing further can be said of the file."""

    def __init__(self, kind: ProblemKind, name: str = "", detail: str = "") -> None:
        super().__init__(kind, name, detail)
        self.problem = PackageProblem(kind, name, detail)


class OutOfBoundsError(OSError):
    """A position before the first byte; an OSError, because a file on disk raises one too."""


class ArchiveFile:
    """What `zipfile` needs of a file: `seek`, `tell` and `read`."""

    def __init__(self, file: BinaryIO) -> None:
        self.length = file.seek(0, os.SEEK_END)
        self._file = file
        self._position = 0

    def seekable(self) -> bool:
        """Tell that the position can be set."""
        return True

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Set the position and return it; raise OutOfBoundsError if there is none such."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.length}[whence]
        if start + offset < 0:
            raise OutOfBoundsError
        self._position = start + offset
        return self._position

    def read(self, size: int = -1, /) -> bytes:
        """Return the next *size* bytes, fewer at the end of the file."""
        left = max(0, self.length - self._position)
        size = left if size < 0 else min(size, left)
        if size > _LARGEST_READ:
            raise ZipFaultError(ProblemKind.TOO_LARGE, detail="daftar isi")
        self._file.seek(min(self._position, self.length))
        block = self._file.read(size)
        self._position += len(block)
        return block

    def read_at(self, start: int, size: int) -> bytes:
        """Return *size* bytes from *start* on, fewer at the end of the file."""
        self.seek(start)
        return self.read(size)

    def blocks(self, start: int, end: int) -> Iterator[bytes]:
        """Yield what is between *start* and *end* in blocks."""
        while block := self.read_at(start, min(BLOCK, end - start)):
            start += len(block)
            yield block
