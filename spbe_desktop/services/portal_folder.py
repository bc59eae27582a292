"""A folder of correctly named copies, to be uploaded to the ministry's application by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count
from pathlib import Path

from spbe_desktop.domain.evidence import Classification, EvidenceKind, secret_digests
from spbe_desktop.domain.instrument import Indicator, IndicatorKey
from spbe_desktop.domain.name_template import NameTemplate
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.portal_names import portal_names
from spbe_desktop.domain.progress import Report, shifted
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.errors import (
    EvidenceChangedError,
    EvidenceMissingError,
    FolderNotWritableError,
    StorageFailedError,
    UserError,
)
from spbe_desktop.evidence.reading import blocks, hash_file, stamp_of
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.exports.portal_list import (
    ADDRESSES_NAME,
    LIST_NAME,
    ListedFile,
    address_list,
    portal_list,
)
from spbe_desktop.services.library import path_of

_PART = ".part"
_FOLDER_LIMIT = 40


class Grouping(StrEnum):
    """How the files are laid out."""

    BY_INDICATOR = "by_indicator"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class PlannedCopy:
    """A file to be copied; *listed* holds its path within the new folder."""

    listed: ListedFile
    source: Path
    size: int


@dataclass(frozen=True, slots=True)
class PortalPlan:
    """What a folder will hold, and what stays out of it."""

    folder_name: str
    files: tuple[PlannedCopy, ...]
    addresses: tuple[ListedFile, ...]
    secret: tuple[str, ...]
    """The titles of the secret documents, which are left out."""
    proposed: int
    """How many uses are only proposed, and left out."""

    @property
    def size(self) -> int:
        """Return the bytes of all files together."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class FailedCopy:
    """A document that is not in the folder, and why."""

    title: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class PortalFolder:
    """A folder that was written and read back."""

    path: Path
    files: int
    size: int
    failed: tuple[FailedCopy, ...]


def plan_folder(
    sheet: Sheet,
    uses: Mapping[IndicatorKey, tuple[EvidenceUse, ...]],
    vault: Vault,
    template: NameTemplate,
    grouping: Grouping,
    today: date,
) -> PortalPlan:
    """Return what to copy of the evidence of an assessment; no file is touched."""
    every = [use for found in uses.values() for use in found]
    names = portal_names(sheet, every, template)
    confirmed = [use for use in every if not use.proposed]
    digests = secret_digests(every)
    secret = [use for use in confirmed if _is_secret(use, digests)]
    shown = [use for use in confirmed if not _is_secret(use, digests)]
    agency = sheet.assessment.agency.short_name
    name = f"Eviden-portal_{agency}_{sheet.assessment.year}_{today.isoformat()}"
    return PortalPlan(
        folder_name=portable(name),
        files=tuple(
            PlannedCopy(
                _listed(use, _path(sheet.by_key[use.key].indicator, names[use.use_id], grouping)),
                path_of(vault, use),
                use.size,
            )
            for use in shown
            if use.kind is not EvidenceKind.ADDRESS
        ),
        addresses=tuple(
            _listed(use, use.location) for use in shown if use.kind is EvidenceKind.ADDRESS
        ),
        secret=tuple(dict.fromkeys(use.title for use in secret)),
        proposed=len(every) - len(confirmed),
    )


def copy_folder(plan: PortalPlan, parent: Path, report: Report) -> PortalFolder:
    """Copy what is planned into a new folder below *parent*; a job for the worker.

    Nothing that exists is overwritten. Each file is read back and has its name only once its
    digest is right. A document that cannot be read is left out and told of; if the target fails
    or the job is cancelled, nothing of the folder is left. Progress counts every byte twice:
    copied, then read back.
    """
    if not parent.is_dir():
        raise FolderNotWritableError(parent)
    require_room(parent, plan.size)
    with _new_folder(parent, plan) as folder:
        failed: list[FailedCopy] = []
        listed: list[ListedFile] = []
        done = copied = 0
        for file in plan.files:
            part = shifted(report, done, 2 * plan.size)
            try:
                copied += _copy(file, folder / file.listed.name, part)
                listed.append(file.listed)
            except UserError as error:
                failed.append(FailedCopy(file.listed.title, error))
            done += 2 * file.size
            report(done, 2 * plan.size)
        _write_lists(plan, listed, folder)
        with writing_to(folder):
            for made in {folder, *((folder / file.name).parent for file in listed)}:
                flush_folder(made)
        return PortalFolder(folder, len(listed), copied, tuple(failed))


def _is_secret(use: EvidenceUse, digests: frozenset[str]) -> bool:
    return use.sha256 in digests or use.classification is Classification.SECRET


def _path(indicator: Indicator, name: str, grouping: Grouping) -> str:
    if grouping is Grouping.FLAT:
        return name
    wanted = f"I{indicator.number:02}_{indicator.list_title or indicator.short_title}"
    return f"{portable(wanted, limit=_FOLDER_LIMIT)}/{name}"


def _listed(use: EvidenceUse, name: str) -> ListedFile:
    return ListedFile(
        indicator=use.key,
        level=use.level,
        slots=", ".join(use.slots),
        title=use.title,
        name=name,
        pages=use.pages,
        sha256=use.sha256,
    )


@contextmanager
def _new_folder(parent: Path, plan: PortalPlan) -> Iterator[Path]:
    """Make a folder that was not there before; take away what is in it if all goes wrong."""
    with writing_to(parent):
        folder = _made(parent, plan.folder_name)
    try:
        yield folder
    except BaseException:
        _take_away(folder, plan)
        raise


def _made(parent: Path, name: str) -> Path:
    for number in count(1):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        with suppress(FileExistsError):
            folder.mkdir()
            return folder
    raise AssertionError("numbers do not end")


def _take_away(folder: Path, plan: PortalPlan) -> None:
    """Remove what we have written, and nothing else, as far as the disk lets us."""
    copies = [folder / file.listed.name for file in plan.files]
    parts = [path.with_name(path.name + _PART) for path in copies]
    for path in (*copies, *parts, folder / LIST_NAME, folder / ADDRESSES_NAME):
        with suppress(OSError):
            path.unlink()
    for path in [*{copy.parent for copy in copies} - {folder}, folder]:
        with suppress(OSError):
            path.rmdir()


def _copy(file: PlannedCopy, target: Path, report: Report) -> int:
    """Copy one file, whole or not at all, and return its bytes."""
    if not file.source.is_file():
        raise EvidenceMissingError(file.listed.title, file.source)
    stamp = stamp_of(file.source)
    if stamp.size != file.size:
        raise EvidenceChangedError(file.listed.title, file.source)
    part = target.with_name(target.name + _PART)
    try:
        with writing_to(target.parent):
            target.parent.mkdir(exist_ok=True)
            with part.open("xb") as copy:
                for block in blocks(file.source, stamp, report):
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
        _require_same(file, part, shifted(report, file.size, 2 * file.size))
        with writing_to(target.parent):
            part.rename(target)
    except UserError:
        with suppress(OSError):
            part.unlink()
        raise
    return file.size


def _require_same(file: PlannedCopy, copy: Path, report: Report) -> None:
    """Read the copy back; tell apart a source that has changed and a disk that lies."""
    try:
        found = hash_file(copy, report).sha256
    except UserError as error:
        raise StorageFailedError(copy, str(error)) from error
    if found == file.listed.sha256:
        return
    if hash_file(file.source).sha256 == file.listed.sha256:
        raise StorageFailedError(copy, "other bytes were read back")
    raise EvidenceChangedError(file.listed.title, file.source)


def _write_lists(plan: PortalPlan, listed: list[ListedFile], folder: Path) -> None:
    with writing_to(folder):
        if plan.addresses:
            (folder / ADDRESSES_NAME).write_bytes(address_list(plan.addresses))
        everything = [*listed, *plan.addresses]
        (folder / LIST_NAME).write_bytes(portal_list(everything))
