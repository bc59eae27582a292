"""The bytes of somebody's file: read once, in blocks, and watched for change meanwhile."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import EvidenceNotAFileError, EvidenceUnreadableError

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells, without reading, whether a file is still the one it was."""

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file as it was when its bytes were read."""

    path: Path
    size: int
    modified_ns: int
    sha256: str


def stamp_of(path: Path) -> FileStamp:
    """Return the stamp of the file at *path*; a folder or a device is refused."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise EvidenceUnreadableError(path, str(error)) from error
    # Opening a pipe would wait for its writer for ever.
    if not stat.S_ISREG(found.st_mode):
        raise EvidenceNotAFileError(path)
    return FileStamp(found.st_size, found.st_mtime_ns)


def blocks(path: Path, before: FileStamp, report: Report) -> Iterator[memoryview]:
    """Yield the bytes of *path*, then fail unless the file is still as it was *before*.

    The blocks share one buffer: use each before asking for the next.
    """
    buffer = memoryview(bytearray(min(BLOCK, before.size + 1)))
    done = 0
    try:
        with path.open("rb", buffering=0) as file:
            # A log that grows while we read would keep us here.
            while done <= before.size and (count := file.readinto(buffer)):
                done += count
                yield buffer[:count]
                report(done, before.size)
        # By its name: whoever removed the file or put another in its place is at work, too.
        unchanged = before == stamp_of(path)
    except OSError as error:
        raise EvidenceUnreadableError(path, str(error)) from error
    if done != before.size or not unchanged:
        raise EvidenceUnreadableError(path, "changed while it was being read")


def hash_file(path: Path, report: Report = unreported) -> HashedFile:
    """Read *path* to its end and return what it was; runs on the worker."""
    stamp = stamp_of(path)
    digest = hashlib.sha256()
    for block in blocks(path, stamp, report):
        digest.update(block)
    return HashedFile(path, stamp.size, stamp.modified_ns, digest.hexdigest())


def head_of(path: Path, count: int) -> bytes:
    """Return at most the first *count* bytes of *path*."""
    stamp_of(path)
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise EvidenceUnreadableError(path, str(error)) from error
