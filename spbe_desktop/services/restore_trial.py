"""Tries a restore: into a throw-away folder, opened there, and compared to the last byte."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spbe_desktop.domain.backups import BackupFacts
from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.journal_chain import ChainBreak
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.evidence.storage import remove_tree
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models import backups
from spbe_desktop.services import journal_check, offices, sheets
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.restoring import BackupSource, Restored, restore_to
from spbe_desktop.services.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class RestoreTrial:
    """What came of trying to restore a backup."""

    made: datetime
    """When the backup was made, in UTC."""
    facts: BackupFacts
    assessments: int
    """How many were opened, each with its index reckoned anew."""
    files: int
    size: int
    lost: tuple[str, ...]
    """Digests of evidence that the backup could not give."""
    altered: tuple[str, ...]
    """Digests of evidence that was restored and is not what was attached."""
    tables: tuple[str, ...]
    """Names of tables whose rows are not those of the backup."""
    faults: tuple[str, ...]
    """What SQLite finds wrong with what was restored, in its own words."""
    journal_break: ChainBreak | None
    """Where the journal is not what was written; none if it is whole."""

    @property
    def passed(self) -> bool:
        """Tell whether everything came back as it was."""
        evidence = self.lost or self.altered
        return not (evidence or self.tables or self.faults or self.journal_break)


def try_restore(
    source: BackupSource, scratch: Path, catalogue: Catalogue, report: Report = unreported
) -> RestoreTrial:
    """Restore *source* into a folder of its own in *scratch*, compare, and delete it again.

    A job for the worker. Raise what `restore_to` and `open_workspace` raise.
    """
    root = scratch / f"trial-{secrets.token_hex(4)}.part"
    try:
        restored = restore_to(source, root, _first_half(report))
        return _compare(source, restored, catalogue, _second_half(report))
    finally:
        remove_tree(root)


def _compare(
    source: BackupSource, restored: Restored, catalogue: Catalogue, report: Report
) -> RestoreTrial:
    layout = Layout(restored.root)
    # Before it is opened: that may bring it up to date.
    before, after = row_digests(source.database), row_digests(layout.database)
    tables = tuple(
        name
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )
    files = backups.files_of(layout.database)
    workspace = open_workspace(restored.root, catalogue)
    try:
        faults = workspace.database.integrity_check()
        journal_break = journal_check.verify(workspace)
        assessments = offices.assessments_of(workspace)
        for assessment in assessments:
            sheets.read_sheet(workspace, assessment.id)
        states = workspace.vault.check_all(files, report)
    finally:
        workspace.close()
    return RestoreTrial(
        made=source.made,
        facts=backups.facts_of(source.database),
        assessments=len(assessments),
        files=len(files),
        size=sum(files.values()),
        lost=tuple(sha for sha, state in states.items() if state is FileState.MISSING),
        altered=tuple(sha for sha, state in states.items() if state is FileState.ALTERED),
        tables=tables,
        faults=faults,
        journal_break=journal_break,
    )


def row_digests(path: Path) -> dict[str, str]:
    """Return a digest of all rows of each table in the copy *path*."""
    with backups.reading(path) as connection:
        return {name: _digest_of(connection, name) for name in backups.count_tables(connection)}


def _digest_of(connection: sqlite3.Connection, table: str) -> str:
    digest = hashlib.sha256()
    for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):  # noqa: S608
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _first_half(report: Report) -> Report:
    return lambda done, total: report(done, 2 * total)


def _second_half(report: Report) -> Callable[[int, int], None]:
    return lambda done, total: report(total + done, 2 * total)
