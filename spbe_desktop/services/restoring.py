"""Restoring a backup: into a new folder, or in the place of what a workspace holds now."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spbe_desktop.domain.backups import Backup
from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import UserError, WorkspaceDamagedError
from spbe_desktop.evidence.storage import (
    flush_folder,
    remove_tree,
    require_room,
    write_whole,
    writing_to,
)
from spbe_desktop.evidence.vault import Batch, Vault
from spbe_desktop.models import backups
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import HEAD, require_known, revision_of
from spbe_desktop.models.renewing import migrate_copy, named_after, remove_database
from spbe_desktop.services.backing_up import PORTION
from spbe_desktop.services.editing import Desk
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.workspace import Workspace, require_free

RESTORED = "restored"
"""The field under which the journal tells of it."""

_FOREIGN = """
    SELECT name FROM sqlite_master
    WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1
"""
_READY = "assessment-restore.part"


@dataclass(frozen=True, slots=True)
class BackupSource:
    """A backup, and the folders in which what belongs to it may be found."""

    database: Path
    """A copy that nobody writes to."""
    made: datetime
    vaults: tuple[Path, ...]
    """Folders of evidence, each laid out as a vault; the first that has a file gives it."""
    instruments: Path
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored; *lost* are the digests of evidence that no folder could give."""

    root: Path
    files: int
    size: int
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyToRestore:
    """A database that was checked, brought up to date and may take the workspace's place."""

    database: Path
    files: int
    lost: tuple[str, ...]


def source_of(layout: Layout, backup: Backup) -> BackupSource:
    """Return where all that belongs to *backup*, one of the workspace's own, may be found."""
    return BackupSource(
        backup.path,
        backup.made,
        (layout.kept_evidence, layout.evidence),
        layout.kept_instruments,
        layout.templates,
    )


def restore_to(source: BackupSource, target: Path, report: Report = unreported) -> Restored:
    """Make a workspace of *source* in *target*, absent or empty so far; whole or not at all.

    Evidence that is missing or altered is told, and does not stand in the way of the rest.
    """
    with built_beside(target) as part:
        made = Layout(part)
        with writing_to(target):
            _copy_database(source, made.database)
            require_restorable(made.database)
            copy_small_files(source, made)
        files = backups.files_of(made.database)
        require_room(target.parent, sum(files.values()))
        lost = bring_files(source, Vault(made.evidence), files, report)
    return Restored(target, len(files), sum(files.values()), lost)


def prepare(
    workspace: Workspace, source: BackupSource, report: Report = unreported
) -> ReadyToRestore:
    """Make everything ready for `put_back`: the database beside, the evidence in its place.

    A job for the worker; nothing that is in the workspace is changed by it.
    """
    workspace.require_writable()
    layout, actor, now = workspace.layout, workspace.editor.actor, workspace.clock()
    ready = layout.backups / _READY
    remove_database(ready)
    try:
        with writing_to(layout.backups), named_after(source.database):
            _copy_database(source, ready)
            require_restorable(ready)
            bring_up_to_date(ready)
            copy_small_files(source, layout)
        _tell_journal(ready, Desk(None, workspace.pinned, actor, now), source.made)
        files = backups.files_of(ready)
        lost = bring_files(source, Vault(layout.evidence), files, report)
    except BaseException:
        remove_database(ready)
        raise
    return ReadyToRestore(ready, len(files), lost)


def put_back(workspace: Workspace, ready: ReadyToRestore) -> None:
    """Let *ready* take the place of what the workspace holds, in one transaction of SQLite.

    On the thread of the window. Whoever calls this has made a backup of what is there now, and
    reads everything anew afterwards.
    """
    try:
        workspace.database.restore(ready.database)
    finally:
        remove_database(ready.database)
    workspace.editor.forget()


@contextmanager
def built_beside(target: Path) -> Iterator[Path]:
    """Give a folder that becomes *target* at the end, and is gone if that is never reached.

    Raise WorkspaceExistsError if *target* is there and not an empty folder.
    """
    require_free(target)
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with writing_to(target.parent):
            part.mkdir(parents=True)
        yield part
        with writing_to(target.parent):
            if target.exists():
                target.rmdir()
            part.rename(target)
            flush_folder(target.parent)
    finally:
        remove_tree(part)


def _copy_database(source: BackupSource, target: Path) -> None:
    require_room(target.parent, source.database.stat().st_size)
    shutil.copyfile(source.database, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def require_restorable(path: Path) -> None:
    """Raise unless *path* is a sound database of ours that this release knows, and no more.

    A trigger, a view or a virtual table would run somebody's statements with our edits.
    """
    database = Database(path)
    try:
        for wrong in database.quick_check():
            raise WorkspaceDamagedError(path, wrong)
        for row in database.rows(_FOREIGN):
            raise WorkspaceDamagedError(path, str(row["name"]))
        require_known(database, revision_of(database))
    finally:
        database.close()


def bring_up_to_date(path: Path) -> None:
    """Bring the copy *path* to the newest revision, counted before and after."""
    if backups.facts_of(path).revision != HEAD:
        with backups.reading(path) as connection:
            before = backups.count_rows(connection)
        migrate_copy(path, before)


def _tell_journal(path: Path, desk: Desk, made: datetime) -> None:
    """Append to the journal of the restored database that, and from when, it was restored."""
    database = Database(path)
    try:
        with database.begin() as connection:
            told = Desk(connection, desk.pinned, desk.actor, desk.now)
            told.log(RESTORED, after=made.isoformat(timespec="seconds"))
    finally:
        database.close()


def copy_small_files(source: BackupSource, made: Layout) -> None:
    """Copy packs and templates that are not there; one that is there stays as it is."""
    pairs = ((source.instruments, made.instruments), (source.templates, made.templates))
    for folder, target in pairs:
        if folder is None or folder == target or not folder.is_dir():
            continue
        target.mkdir(exist_ok=True)
        for path in sorted(folder.iterdir()):
            if path.is_file() and not (target / path.name).exists():
                write_whole(target / path.name, path.read_bytes())


def bring_files(
    source: BackupSource, vault: Vault, files: Mapping[str, int], report: Report
) -> tuple[str, ...]:
    """Copy what *vault* lacks or has altered; return the digests that nobody could give."""
    states = vault.check_all(files, report)
    missing = [item for item in files.items() if states[item[0]] is not FileState.INTACT]
    total = sum(size for _, size in missing)
    givers = [Vault(folder) for folder in source.vaults if folder.is_dir()]
    lost: list[str] = []
    done = 0
    for portion in _portions(missing):
        with vault.batch() as batch:
            for sha256, size in portion:
                if not _bring(batch, givers, sha256, shifted(report, done, total)):
                    lost.append(sha256)
                done += size
                report(done, total)
    return tuple(lost)


def _bring(batch: Batch, givers: Sequence[Vault], sha256: str, report: Report) -> bool:
    for giver in givers:
        try:
            kept = batch.add(giver.path_of(sha256), report)
        except (UserError, WorkspaceDamagedError):
            continue  # it is not there, cannot be read, or its digest is none
        if kept.sha256 == sha256:
            return True
        batch.parts.pop().drop()
    return False


def _portions(items: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    portion: list[tuple[str, int]] = []
    size = 0
    for item in items:
        portion.append(item)
        size += item[1]
        if size >= PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
