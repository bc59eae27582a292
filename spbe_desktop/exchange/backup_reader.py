"""Reads a backup file that nobody vouches for; only what was verified is unpacked."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import BackupInvalidError, BackupTooNewError
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.archive_file import ArchiveFile, OutOfBoundsError, ZipFaultError
from spbe_desktop.exchange.backup_plan import (
    DATABASE,
    EVIDENCE,
    RECORD,
    SCHEMA_VERSION,
    BackupRecord,
    belongs,
    blob_digest,
    place_of,
    record_of,
)
from spbe_desktop.exchange.entry_names import name_problems, shown
from spbe_desktop.exchange.lanes import BLOCK
from spbe_desktop.exchange.schemas import parse_document, schema_problems
from spbe_desktop.exchange.zip_audit import NotAZipError, ZipEntry, entry_problem, read_structure
from spbe_desktop.exchange.zip_contents import Content, read_contents

_KEPT = (*tag_files.TAG_FILES, RECORD)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A backup file in which nothing is wrong: its record, and the payload by name."""

    record: BackupRecord
    payload: Mapping[str, ZipEntry]
    digests: Mapping[str, str]


def verify_backup(path: Path, report: Report) -> BackupRecord:
    """Return what the backup file *path* says of itself, once every byte of it was read.

    Raise BackupInvalidError with the first thing that is wrong, BackupTooNewError for one of a
    newer release. Memory stays bounded; nothing is written. Meant for a worker thread.
    """
    with _opened(path, report) as backup:
        return backup.record


def unpack_backup(path: Path, folder: Path, report: Report) -> BackupRecord:
    """Verify *path* and unpack it into the empty *folder*, laid out as a workspace.

    Raise what `verify_backup` raises, and DiskFullError before anything is written if it does
    not fit. Progress counts every byte twice: verified, then unpacked.
    """

    def first_half(done: int, total: int) -> None:
        report(done, 2 * total)

    with _opened(path, first_half) as backup:
        wanted = {name: entry for name, entry in backup.payload.items() if name != RECORD}
        total = sum(entry.size for entry in wanted.values())
        require_room(folder, total)
        done = 0
        for name, entry in wanted.items():
            target = folder / place_of(name)
            with writing_to(folder):
                _unpack(path, entry, target, backup.digests[name])
                if name.startswith(f"{EVIDENCE}/"):
                    target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
            done += entry.size
            report(total + done, 2 * total)
        with writing_to(folder):
            for made in [folder, *(each for each in folder.rglob("*") if each.is_dir())]:
                flush_folder(made)
        return backup.record


@contextmanager
def _opened(path: Path, report: Report) -> Iterator[_Opened]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupInvalidError(path, error.strerror or str(error)) from error
    with file:
        try:
            found = _verified(path, ArchiveFile(file), report)
        except (NotAZipError, OutOfBoundsError, OSError) as error:
            raise BackupInvalidError(path, "bukan berkas cadangan") from error
        except ZipFaultError as fault:
            problem = fault.problem
            raise BackupInvalidError(path, f"{problem.kind}: {problem.detail}") from fault
        yield found


def _verified(path: Path, file: ArchiveFile, report: Report) -> _Opened:
    entries = read_structure(file)
    for problem in (*name_problems(entries), *filter(None, map(entry_problem, entries))):
        raise BackupInvalidError(path, f"{problem.kind}: {problem.name}")
    contents = read_contents(file, entries, lambda name: _below_top(name) in _KEPT, report)
    for problem in contents.problems:
        raise BackupInvalidError(path, f"{problem.kind}: {shown(problem.name)}")
    found = {_below_top(name): content for name, content in contents.files.items()}
    payload = {
        _below_top(entry.name): entry
        for entry in entries
        if not entry.is_folder and _below_top(entry.name).startswith("data/")
    }
    _require_names(path, found)
    digests = _digests(path, found, payload)
    record = _record(path, found)
    _check_record(path, record, payload)
    return _Opened(record, payload, digests)


def _below_top(name: str) -> str:
    return name.partition("/")[2]


def _require_names(path: Path, found: Mapping[str, Content]) -> None:
    for name in (*tag_files.TAG_FILES, RECORD, DATABASE):
        if name not in found:
            raise BackupInvalidError(path, f"hilang: {name}")
    for name in found:
        if name not in tag_files.TAG_FILES and not belongs(name):
            raise BackupInvalidError(path, f"asing: {shown(name)}")


def _digests(
    path: Path, found: Mapping[str, Content], payload: Mapping[str, ZipEntry]
) -> Mapping[str, str]:
    """Return the digests of the payload, which are those of the manifest and of the names."""
    digests = {name: found[name].sha256 for name in payload}
    tags = {name: found[name].sha256 for name in tag_files.TAG_FILES}
    del tags[tag_files.TAG_MANIFEST]
    _require_promised(path, tag_files.MANIFEST, found, digests)
    _require_promised(path, tag_files.TAG_MANIFEST, found, tags)
    for name, digest in digests.items():
        if blob_digest(name) not in (None, digest):
            raise BackupInvalidError(path, f"berubah: {name}")
    return digests


def _require_promised(
    path: Path, manifest: str, found: Mapping[str, Content], held: Mapping[str, str]
) -> None:
    try:
        promised = tag_files.parse_manifest(found[manifest].kept)
    except ValueError as error:
        raise BackupInvalidError(path, f"bentuk: {manifest}") from error
    for name in sorted(promised.keys() | held.keys()):
        if promised.get(name) != held.get(name):
            raise BackupInvalidError(path, f"berubah: {shown(name)}")


def _record(path: Path, found: Mapping[str, Content]) -> BackupRecord:
    try:
        facts = parse_document(found[RECORD].kept)
        version = facts.get("schema_version") if isinstance(facts, dict) else None
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise BackupTooNewError(path, found=str(version), supported=str(SCHEMA_VERSION))
        for problem in schema_problems("cadangan", facts):
            raise BackupInvalidError(path, f"bentuk: {problem.detail}")
        return record_of(facts)
    except ValueError as error:
        raise BackupInvalidError(path, f"bentuk: {RECORD}") from error


def _check_record(path: Path, record: BackupRecord, payload: Mapping[str, ZipEntry]) -> None:
    blobs = [entry.size for name, entry in payload.items() if blob_digest(name)]
    if (record.files, record.size) != (len(blobs), sum(blobs)):
        raise BackupInvalidError(path, f"jumlah: {RECORD}")


def _unpack(path: Path, entry: ZipEntry, target: Path, expected: str) -> None:
    """Write the entry to *target*, whose bytes must be what was verified a moment ago."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as file:
        try:
            with entry.open() as content:
                while block := content.read(BLOCK):
                    digest.update(block)
                    file.write(block)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise BackupInvalidError(path, f"berubah: {entry.name}") from error
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != expected:
        raise BackupInvalidError(path, f"berubah: {entry.name}")
