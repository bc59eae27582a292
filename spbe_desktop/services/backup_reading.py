"""The backups of a workspace as a list: what each holds, and how much of its evidence is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spbe_desktop.domain.backups import Backup, BackupFacts
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models import backups
from spbe_desktop.services.backing_up import size_of
from spbe_desktop.services.layout import Layout


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """One backup; without *facts* if its copy of the database cannot be read."""

    backup: Backup
    facts: BackupFacts | None
    files: int = 0
    """Files of evidence that it refers to."""
    kept: int = 0
    """How many of them a restore would find, here or among the backups."""


@dataclass(frozen=True, slots=True)
class BackupList:
    """All backups, newest first, and the bytes that they take together."""

    backups: tuple[ListedBackup, ...]
    size: int


def read_backups(layout: Layout, report: Report = unreported) -> BackupList:
    """Return the backups of a workspace; a job for the worker."""
    held = backups.listed(layout.backups)
    there = Vault(layout.evidence).sizes() | Vault(layout.kept_evidence).sizes()
    rows = []
    for done, backup in enumerate(held):
        report(done, len(held))
        rows.append(_listed(backup, there))
    report(len(held), len(held))
    return BackupList(tuple(rows), size_of(layout))


def _listed(backup: Backup, there: Mapping[str, int]) -> ListedBackup:
    try:
        facts, files = backups.facts_of(backup.path), backups.files_of(backup.path)
    except SpbeError:
        return ListedBackup(backup, None)
    kept = sum(there.get(sha256) == size for sha256, size in files.items())
    return ListedBackup(backup, facts, len(files), kept)
