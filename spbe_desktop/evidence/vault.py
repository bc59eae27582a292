"""The vault: each file once, read-only, under the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import UserError
from spbe_desktop.evidence.reading import blocks, hash_file, stamp_of
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PART = ".part"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the vault took in."""

    sha256: str
    size: int


class Vault:
    """Keeps files by content in *folder*, which it makes; the folder's parent must exist.

    Nothing but whole files ever stands under a digest: bytes are gathered in `incoming/`,
    flushed to the disk and then renamed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"

    def add(self, source: Path, report: Report = unreported) -> StoredFile:
        """Copy *source* in, reading it once; runs on the worker.

        A blob that is there already is kept if its bytes are right, and replaced otherwise:
        attaching a file again repairs it.
        """
        stamp = stamp_of(source)
        return self._keep(stamp.size, blocks(source, stamp, report))

    def add_bytes(self, content: bytes) -> StoredFile:
        """Take in *content*, such as a picture from the clipboard."""
        return self._keep(len(content), [memoryview(content)])

    def path_of(self, sha256: str) -> Path:
        """Return where the blob is, or would be."""
        if not _DIGEST.fullmatch(sha256):
            raise ValueError("not a SHA-256 in lower-case hexadecimal", sha256)
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether there is a blob of this digest; its bytes are not looked at."""
        return self.path_of(sha256).is_file()

    def check(self, sha256: str, size: int) -> FileState:
        """Look whether the blob is there and of this size, without reading it."""
        try:
            found = self.path_of(sha256).stat()
        except OSError:
            return FileState.MISSING
        whole = stat.S_ISREG(found.st_mode) and found.st_size == size
        return FileState.INTACT if whole else FileState.ALTERED

    def verify(self, sha256: str, size: int, report: Report = unreported) -> FileState:
        """Read the blob and compare its digest; runs on the worker if it may be large."""
        quick = self.check(sha256, size)
        if quick is not FileState.INTACT:
            return quick
        try:
            found = hash_file(self.path_of(sha256), report)
        except UserError:  # bytes that the disk no longer gives back are as good as altered
            return FileState.ALTERED
        return FileState.INTACT if found.sha256 == sha256 else FileState.ALTERED

    def check_all(
        self, expected: Mapping[str, int], report: Report = unreported
    ) -> dict[str, FileState]:
        """Verify every blob of *expected* (digest to size); runs on the worker."""
        total = sum(expected.values())
        states = {}
        before = 0
        for sha256, size in expected.items():
            states[sha256] = self.verify(sha256, size, shifted(report, before, total))
            before += size
            report(before, total)
        return states

    def total_size(self) -> int:
        """Return the bytes that all blobs take together."""
        return sum(blob.stat().st_size for blob in self._blobs())

    def orphans(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the digests of the blobs that are not in *known*, sorted."""
        return tuple(sorted({blob.name for blob in self._blobs()}.difference(known)))

    def sweep(self) -> None:
        """Remove what a killed program left half copied, as far as the disk lets us.

        Only for whoever holds the workspace's lock: the copies of another would go too.
        """
        # What stays does no harm, neither one file nor a folder that cannot be listed.
        with suppress(OSError):
            for part in self._incoming.glob("*" + _PART):
                with suppress(OSError):
                    part.unlink()

    def _keep(self, size: int, content: Iterable[memoryview]) -> StoredFile:
        with self._part() as part:
            require_room(self._folder, size)
            with writing_to(self._folder):
                kept = _copy(content, part)
                if self.verify(kept.sha256, kept.size) is not FileState.INTACT:
                    self._settle(part, self.path_of(kept.sha256))
        return kept

    @contextmanager
    def _part(self) -> Iterator[Path]:
        with writing_to(self._folder):
            self._folder.mkdir(exist_ok=True)
            self._incoming.mkdir(exist_ok=True)
            descriptor, name = tempfile.mkstemp(suffix=_PART, dir=self._incoming)
            os.close(descriptor)
        part = Path(name)
        try:
            yield part
        finally:
            # Gone already if it became a blob; if the disk went away, sweep() comes later.
            with suppress(OSError):
                part.unlink()

    def _settle(self, part: Path, target: Path) -> None:
        target.parent.mkdir(exist_ok=True)
        if target.exists():
            target.chmod(stat.S_IWRITE)  # Windows does not replace what is read-only
        part.replace(target)
        target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        flush_folder(target.parent)
        flush_folder(self._folder)

    def _blobs(self) -> Iterator[Path]:
        for blob in self._folder.glob("??/*"):
            if _DIGEST.fullmatch(blob.name) and blob == self.path_of(blob.name):
                yield blob


def _copy(content: Iterable[memoryview], target: Path) -> StoredFile:
    digest = hashlib.sha256()
    size = 0
    with target.open("wb") as file:
        # A second thread for the digest gains nothing: the flush takes longer than both.
        for block in content:
            digest.update(block)
            file.write(block)
            size += len(block)
        file.flush()
        os.fsync(file.fileno())
    return StoredFile(digest.hexdigest(), size)
