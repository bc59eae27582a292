"""A whole workspace as one backup file to take away, and back again on any computer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.portable_names import is_portable, portable
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.evidence.reading import hash_file
from spbe_desktop.evidence.storage import remove_tree, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.exchange.backup_plan import (
    DATABASE,
    SUFFIX,
    TEMPLATES,
    BackupRecord,
    belongs,
    plan_backup,
    planned_blob,
    planned_pack,
)
from spbe_desktop.exchange.backup_reader import unpack_backup
from spbe_desktop.exchange.backup_writer import write_backup
from spbe_desktop.exchange.plan import PlannedEvidence
from spbe_desktop.models import backups
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.restoring import (
    BackupSource,
    Restored,
    built_beside,
    require_restorable,
)

_UNPACKED = "unpacked.part"


@dataclass(frozen=True, slots=True)
class WrittenBackup:
    """A backup file that was read back and found whole."""

    path: Path
    size: int
    files: int
    lost: int
    """Files of evidence that the workspace did not have, and that are not in it."""


def proposed_name(layout: Layout, now: datetime) -> str:
    """Return the name that a backup file is offered to have."""
    name = portable(layout.root.name, limit=60)
    return f"{name}_{now.astimezone():%Y-%m-%d}{SUFFIX}"


def write_backup_file(
    layout: Layout, copy: Path, made: datetime, target: Path, report: Report = unreported
) -> WrittenBackup:
    """Write *copy*, a copy of the database made at *made*, with all that belongs to it.

    Whole, read back, and only then under its name. Evidence that is missing or altered stays
    out, and the file says so. A job for the worker.
    """
    wanted = backups.files_of(copy)
    with writing_to(layout.root):  # the drive may have gone meanwhile
        checked, all_steps = sum(wanted.values()), 3 * (sum(wanted.values()) + copy.stat().st_size)
    states = Vault(layout.evidence).check_all(wanted, shifted(report, 0, all_steps))
    whole = {sha: size for sha, size in wanted.items() if states[sha] is FileState.INTACT}
    lost = tuple(sorted(wanted.keys() - whole.keys()))
    with writing_to(layout.root):
        revision = backups.facts_of(copy).revision
        small = [_planned(DATABASE, copy), *_small_files(layout)]
    record = BackupRecord(layout.root.name, made, revision, len(whole), sum(whole.values()), lost)
    vault = Vault(layout.evidence)
    blobs = [planned_blob(vault.path_of(sha), sha, size) for sha, size in whole.items()]
    plan = plan_backup(record, (*small, *blobs))
    size = write_backup(plan, target, shifted(report, checked, all_steps))
    return WrittenBackup(target, size, len(whole), len(lost))


def restore_file_to(path: Path, target: Path, report: Report = unreported) -> Restored:
    """Make a workspace of the backup file *path* in *target*; whole or not at all.

    Nothing of it is believed: names, sizes and digests are checked before a byte is unpacked,
    and the database is one of ours, sound and without a trigger, or it is refused.
    """
    with built_beside(target) as part:
        record = unpack_backup(path, part, report)
        require_restorable(Layout(part).database)
    return Restored(target, record.files, record.size, record.lost)


@contextmanager
def unpacked(path: Path, layout: Layout, report: Report = unreported) -> Iterator[BackupSource]:
    """Give the backup file *path* as something to restore in place; unpacked among the backups."""
    folder = layout.backups / _UNPACKED
    remove_tree(folder)
    try:
        with writing_to(layout.backups):
            folder.mkdir(parents=True)
        record = unpack_backup(path, folder, report)
        inside = Layout(folder)
        yield BackupSource(
            inside.database,
            record.made,
            (inside.evidence,),
            inside.instruments,
            inside.templates,
        )
    finally:
        remove_tree(folder)


def _small_files(layout: Layout) -> Iterator[PlannedEvidence]:
    for pack in sorted(layout.instruments.glob("*.yaml")):
        planned = planned_pack(pack, pack.read_bytes())
        if planned is not None:
            yield planned
    for template in sorted(layout.templates.glob("*.docx")):
        name = f"{TEMPLATES}/{template.name}"
        # What somebody named so that others could not unpack it is no template of ours.
        if is_portable(template.name) and belongs(name):
            yield _planned(name, template)


def _planned(name: str, path: Path) -> PlannedEvidence:
    found = hash_file(path)
    return PlannedEvidence(name, path.name, path, found.size, found.sha256)
