"""Files on their way into the vault: gathered beside it, flushed together, then named."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to

_PART = ".part"

_FLUSHERS = 4
"""Flushes at a time: the disk then makes one journal entry for several files."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the vault took in."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """A whole file that is gathered, but neither flushed nor named by its digest."""

    path: Path
    stored: StoredFile

    def drop(self) -> None:
        """Remove it; what cannot be removed now is swept at the next opening."""
        with suppress(OSError):
            self.path.unlink()


class Incoming:
    """The folder `incoming/` of the vault in *folder*; both are made when first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"

    def gather(self, size: int, content: Iterable[memoryview]) -> Part:
        """Write *content*, of *size* bytes, into a file of its own; nothing stays if it fails."""
        with writing_to(self._folder):
            self._folder.mkdir(exist_ok=True)
            self._incoming.mkdir(exist_ok=True)
            descriptor, name = tempfile.mkstemp(suffix=_PART, dir=self._incoming)
            os.close(descriptor)
        path = Path(name)
        try:
            require_room(self._folder, size)
            with writing_to(self._folder):
                return Part(path, _copy(content, path))
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise

    def settle(self, parts: Sequence[Part], place: Callable[[str], Path]) -> None:
        """Flush *parts* and move each to the *place* of its digest, where it outlives a power cut.

        If one cannot be flushed, none is moved; those that are not moved are dropped.
        """
        if not parts:
            return
        try:
            with writing_to(self._folder):
                _together(_flush_file, [part.path for part in parts])
                folders = {_move(part, place(part.stored.sha256)) for part in parts}
                _together(flush_folder, [*sorted(folders), self._folder])
        finally:
            for part in parts:
                part.drop()  # gone already if it was moved

    def sweep(self) -> None:
        """Remove what a killed program left half copied."""
        # Looking there may fail as well: a folder that may not be read, a disk with faults.
        with suppress(OSError):
            for part in self._incoming.glob("*" + _PART):
                with suppress(OSError):
                    part.unlink()


def _copy(content: Iterable[memoryview], target: Path) -> StoredFile:
    digest = hashlib.sha256()
    size = 0
    with target.open("wb") as file:
        # A second thread for the digest gains nothing: the flush takes longer than both.
        for block in content:
            digest.update(block)
            file.write(block)
            size += len(block)
    return StoredFile(digest.hexdigest(), size)


def _flush_file(path: Path) -> None:
    with path.open("rb+") as file:  # Windows flushes only what may be written
        os.fsync(file.fileno())


def _move(part: Part, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    if target.exists():
        target.chmod(stat.S_IWRITE)  # Windows does not replace what is read-only
    part.path.replace(target)
    target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    return target.parent


def _together(flush: Callable[[Path], None], paths: Sequence[Path]) -> None:
    """Flush *paths*, several at a time; raise the first failure once all were tried."""
    if len(paths) < _FLUSHERS:
        for path in paths:
            flush(path)
        return
    with ThreadPoolExecutor(_FLUSHERS, thread_name_prefix="flush") as pool:
        list(pool.map(flush, paths))
