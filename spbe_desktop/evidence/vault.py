"""The vault: each file once, read-only, under the SHA-256 of its bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import UserError, WorkspaceDamagedError
from spbe_desktop.evidence.incoming import Incoming, Part, StoredFile
from spbe_desktop.evidence.reading import blocks, hash_file, stamp_of
from spbe_desktop.evidence.storage import flush_folder, writing_to

_DIGEST = re.compile(r"[0-9a-f]{64}")
_FOLDER_NAME = 2
"""As many letters of the digest name the folder of a blob."""


class Batch:
    """Files that are kept together once the last of them was added."""

    def __init__(self, arriving: Incoming) -> None:
        self._arriving = arriving
        self.parts: list[Part] = []

    def add(self, source: Path, report: Report = unreported) -> StoredFile:
        """Copy *source*, reading it once; if that fails, the others stay."""
        stamp = stamp_of(source)
        part = self._arriving.gather(stamp.size, blocks(source, stamp, report))
        self.parts.append(part)
        return part.stored


class Vault:
    """Keeps files by content in *folder*, which it makes; the folder's parent must exist.

    Nothing but whole files ever stands under a digest: bytes are gathered in `incoming/`,
    flushed to the disk and then renamed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._arriving = Incoming(folder)

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

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Take in many files faster than one by one; runs on the worker.

        None of them is kept before the block is left; then all are, also those that were
        added before an error or a cancellation ended it. If that fails, none of them may be
        counted as kept.
        """
        batch = Batch(self._arriving)
        try:
            yield batch
        finally:
            self._settle(batch.parts)

    def path_of(self, sha256: str) -> Path:
        """Return where the blob is, or would be.

        Raise WorkspaceDamagedError for what is no SHA-256 in lower-case hexadecimal: no program
        of ours has written that.
        """
        if not _DIGEST.fullmatch(sha256):
            raise WorkspaceDamagedError(self._folder.parent, repr(sha256))
        return self._folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether there is a blob of this digest; its bytes are not looked at."""
        return self.path_of(sha256).is_file()

    def check(self, sha256: str, size: int) -> FileState:
        """Look whether the blob is there and of this size, without reading it."""
        try:
            found = self.path_of(sha256).stat()
        except (OSError, WorkspaceDamagedError):
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

    def sizes(self) -> dict[str, int]:
        """Return the size of every blob by its digest, found in one walk over the folders.

        A folder that the disk does not give back is as good as empty: its blobs are missing.
        """
        found: dict[str, int] = {}
        with suppress(OSError), os.scandir(self._folder) as folders:
            for folder in folders:
                if len(folder.name) == _FOLDER_NAME:
                    found.update(_sizes_in(folder))
        return found

    def total_size(self) -> int:
        """Return the bytes that all blobs take together."""
        return sum(blob.stat().st_size for blob in self._blobs())

    def orphans(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the digests of the blobs that are not in *known*, sorted."""
        return tuple(sorted({blob.name for blob in self._blobs()}.difference(known)))

    def remove(self, sha256: str) -> None:
        """Delete a blob for good; one that is gone already is no failure.

        Only for blobs that nothing refers to, which is for the caller to know.
        """
        blob = self.path_of(sha256)
        with writing_to(self._folder):
            if blob.exists():
                blob.chmod(stat.S_IWRITE)  # Windows does not delete what is read-only
                blob.unlink()
                flush_folder(blob.parent)

    def sweep(self) -> None:
        """Remove what a killed program left half copied, as far as the disk lets us.

        Only for whoever holds the workspace's lock: the copies of another would go too.
        """
        self._arriving.sweep()

    def _keep(self, size: int, content: Iterable[memoryview]) -> StoredFile:
        part = self._arriving.gather(size, content)
        self._settle([part])
        return part.stored

    def _settle(self, parts: Sequence[Part]) -> None:
        """Put *parts* in place, but for those whose bytes are there already."""
        wanted: dict[str, Part] = {}
        for part in parts:
            digest, size = part.stored.sha256, part.stored.size
            if digest in wanted or self.verify(digest, size) is FileState.INTACT:
                part.drop()
            else:
                wanted[digest] = part
        self._arriving.settle(list(wanted.values()), self.path_of)

    def _blobs(self) -> Iterator[Path]:
        for blob in self._folder.glob("??/*"):
            if _DIGEST.fullmatch(blob.name) and blob == self.path_of(blob.name):
                yield blob


def _sizes_in(folder: os.DirEntry[str]) -> Iterator[tuple[str, int]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # The system tells size and kind along with the name where it can.
            if entry.name.startswith(folder.name) and entry.is_file():
                yield entry.name, entry.stat().st_size
