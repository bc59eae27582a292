"""Finds missing and altered documents again, by their bytes, and puts them back in place."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import and_, select, update

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.progress import Report, shifted
from spbe_desktop.errors import EvidenceChangedError, SearchInterruptedError, UserError
from spbe_desktop.evidence.reading import FileStamp, HashedFile, hash_file, stamp_of
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.tables import evidence, evidence_revision
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.integrity import KeptFile

# Windows alone has them: a folder that stands for another, and may lead in a circle.
_MOUNT_POINT = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


@dataclass(frozen=True, slots=True)
class Search:
    """What a search through a folder has shown."""

    found: Mapping[str, HashedFile]
    """By digest, the first file that has these bytes."""
    files: int
    """How many files were looked at."""
    unreadable: int
    """How many folders and files could not be read, and were left out."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where the bytes of one revision of a linked document are."""

    evidence_id: str
    revision: int
    location: str
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put back, what is still to be recorded, and what could not be done."""

    restored: tuple[KeptFile, ...]
    """Files of the vault that are whole again."""
    links: tuple[LinkPlace, ...]
    failed: tuple[tuple[KeptFile, UserError], ...]


def search(root: Path, lost: Collection[KeptFile], *, apart_from: Path, report: Report) -> Search:
    """Look through *root* for the bytes of *lost*; a job for the worker.

    Links are not followed, *apart_from* (the vault itself) is not entered, and what cannot be
    read is left out. Only files of a wanted size are read. The search ends as soon as everything
    is found. Progress is the number of files; its end is not known. Raise SearchInterruptedError
    if *root* is not there, or no longer.
    """
    wanted = {file.sha256: file.size for file in lost}
    sizes = set(wanted.values())
    found: dict[str, HashedFile] = {}
    walk = _Walk(root, apart_from)
    for path, size in walk.files():
        report(walk.count, 0)
        if size not in sizes:
            continue
        hashed = _hashed(Path(path), walk, report)
        if hashed is not None and hashed.sha256 in wanted:
            found.setdefault(hashed.sha256, hashed)
            sizes = {size for sha256, size in wanted.items() if sha256 not in found}
            if not sizes:
                break
    if not root.is_dir():
        raise SearchInterruptedError(root)
    return Search(found, walk.count, walk.unreadable)


def put_back(
    vault: Vault, lost: Sequence[KeptFile], found: Mapping[str, HashedFile], report: Report
) -> Repair:
    """Put what was *found* in the place of what is *lost*; a job for the worker.

    Files of the vault are copied into it and verified; links only get their new place, to be
    recorded by `MoveLinks`. One that fails does not keep the others from being put back.
    """
    repairable = [file for file in lost if file.sha256 in found]
    copied = {file.sha256: file.size for file in repairable if file.kind is EvidenceKind.FILE}
    total, done = sum(copied.values()), 0
    failures: dict[str, UserError] = {}
    for sha256, size in copied.items():
        try:
            _restore(vault, found[sha256], shifted(report, done, total))
        except UserError as error:
            failures[sha256] = error
        done += size
        report(done, total)
    restored = [f for f in repairable if f.kind is EvidenceKind.FILE and f.sha256 not in failures]
    failed = [(f, failures[f.sha256]) for f in repairable if f.sha256 in failures]
    links = [
        LinkPlace(f.evidence_id, f.revision, str(at.path.absolute()), at.modified_ns)
        for f in repairable
        if f.kind is EvidenceKind.LINK
        for at in (found[f.sha256],)
    ]
    return Repair(tuple(restored), tuple(links), tuple(failed))


@dataclass(frozen=True)
class MoveLinks:
    """Say where linked documents are now; their bytes were read there and are the same.

    It touches no answer and no use, so it is allowed in assessments that were sent, too.
    """

    places: tuple[LinkPlace, ...]

    kind = "relink"
    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def apply(self, desk: Desk) -> Applied:
        """Store the new places, all of them in one step."""
        before = tuple(_move(desk, place) for place in self.places)
        documents = frozenset(place.evidence_id for place in self.places)
        return Applied(Changes(documents=documents), MoveLinks(before))


class _Walk:
    """Goes through a folder and what is below it, and counts."""

    def __init__(self, root: Path, apart_from: Path) -> None:
        self.count = 0
        self.unreadable = 0
        self._folders = [str(root.absolute())]
        self._apart_from = apart_from

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield every plain file with its size, one folder after the other."""
        while self._folders:
            folder = self._folders.pop()
            try:
                if self._is_apart(folder):
                    continue
                with os.scandir(folder) as entries:
                    listed = list(entries)
            except OSError:
                self.unreadable += 1
                continue
            for entry in listed:
                size = self._look_at(entry)
                if size is not None:
                    self.count += 1
                    yield entry.path, size

    def _is_apart(self, folder: str) -> bool:
        # Asking the disk of every folder would take longer than listing it.
        alike = Path(folder).name.casefold() == self._apart_from.name.casefold()
        return alike and self._apart_from.exists() and self._apart_from.samefile(folder)

    def _look_at(self, entry: os.DirEntry[str]) -> int | None:
        """Return the size of a plain file; remember a folder for later."""
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            self.unreadable += 1
            return None
        if getattr(found, "st_reparse_tag", 0) == _MOUNT_POINT:
            return None
        if stat.S_ISDIR(found.st_mode):
            self._folders.append(entry.path)
        return found.st_size if stat.S_ISREG(found.st_mode) else None


def _hashed(path: Path, walk: _Walk, report: Report) -> HashedFile | None:
    try:
        return hash_file(path, lambda _done, _total: report(walk.count, 0))
    except UserError:
        walk.unreadable += 1
        return None


def _restore(vault: Vault, found: HashedFile, report: Report) -> None:
    """Take the file in, unless it has changed since it was found."""
    if stamp_of(found.path) != FileStamp(found.size, found.modified_ns):
        raise EvidenceChangedError(found.path.name, found.path)
    if vault.add(found.path, report).sha256 != found.sha256:
        raise EvidenceChangedError(found.path.name, found.path)


def _move(desk: Desk, place: LinkPlace) -> LinkPlace:
    """Store one place, and return the one before."""
    newest = select(evidence.c.revision).where(evidence.c.id == place.evidence_id)
    is_newest = desk.connection.execute(newest).scalar_one() == place.revision
    table: Any = evidence if is_newest else evidence_revision
    condition = (
        evidence.c.id == place.evidence_id
        if is_newest
        else and_(
            evidence_revision.c.evidence_id == place.evidence_id,
            evidence_revision.c.revision == place.revision,
        )
    )
    row = desk.connection.execute(
        select(table.c.location, table.c.modified_ns).where(condition)
    ).one()
    desk.connection.execute(
        update(table)
        .where(condition)
        .values(location=place.location, modified_ns=place.modified_ns)
    )
    desk.log("location", before=row.location, after=place.location)
    return LinkPlace(place.evidence_id, place.revision, row.location, row.modified_ns)
