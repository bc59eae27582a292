"""Backups of a workspace: the database as it was, and each file of evidence once for all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from spbe_desktop.domain.backups import Backup, BackupCause, beyond_budget, superfluous
from spbe_desktop.domain.backups import is_due as backup_is_due
from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import SpbeError, UserError, WorkspaceDamagedError
from spbe_desktop.evidence.storage import write_whole, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models import backups
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.workspace import Workspace

UncheckedCopy = backups.UncheckedCopy

PORTION = 64 << 20
"""Bytes of evidence that are copied before other work may come in between."""


@dataclass(frozen=True, slots=True)
class FilesKept:
    """How much of the evidence of the newest backup is among the backups."""

    files: int
    """How many files it refers to."""
    size: int
    """Their bytes."""
    unfit: int
    """How many stay out because the budget is used up."""
    lost: int
    """How many the vault could not give: missing there, or no longer what was attached."""


def begin(workspace: Workspace, cause: BackupCause) -> UncheckedCopy:
    """Copy the database as it is at this moment; on the window's thread, some milliseconds."""
    workspace.require_writable()
    folder = workspace.layout.backups
    with writing_to(folder):
        return backups.begin(workspace.database, folder, workspace.clock(), cause)


def finish(layout: Layout, copy: UncheckedCopy) -> Path:
    """Open the copy, count it, name it, and keep the instruments with it; on the worker."""
    with writing_to(layout.backups):
        path = backups.finish(copy)
        _keep_instruments(layout)
    return path


def back_up(workspace: Workspace, cause: BackupCause) -> Path:
    """Do both at once, where something is about to be overwritten."""
    return finish(workspace.layout, begin(workspace, cause))


def is_due(workspace: Workspace) -> bool:
    """Tell whether a routine backup should be made now."""
    if workspace.read_only:
        return False
    held = backups.listed(workspace.layout.backups)
    if not held:
        return True
    now = workspace.clock()
    if backup_is_due(held[0].made, now, changed=False):
        return True
    changed = journal_end(workspace) != _changes_in(held[0])
    return backup_is_due(held[0].made, now, changed=changed)


class EvidenceBackup:
    """Copies the files of the newest backup that no backup has yet, a portion at a time.

    *made* is that backup, where the caller has just made it: by its name, one that was made
    under a wrong clock may seem newer. Small files come first, so that as many as possible fit
    into *budget* bytes. All of it is for the worker, on which nothing else may write to the
    backups meanwhile.
    """

    def __init__(self, layout: Layout, budget: int, made: Path | None = None) -> None:
        self._vault = Vault(layout.evidence)
        self._store = Vault(layout.kept_evidence)
        self._layout = layout
        self._budget = budget
        self._made = made
        self._left: deque[tuple[str, int]] | None = None
        self._kept = FilesKept(0, 0, 0, 0)

    @property
    def kept(self) -> FilesKept:
        """Return how far it is."""
        return self._kept

    def advance(self, report: Report = unreported, portion: int = PORTION) -> bool:
        """Copy the next *portion* bytes, and one file more; tell whether any are left.

        Raise DiskFullError or another StorageError if the backups cannot take them.
        """
        if self._left is None:
            self._left = self._begin()
        chosen = []
        while self._left and portion > 0:
            chosen.append(self._left.popleft())
            portion -= chosen[-1][1]
        lost = _copy(self._vault, self._store, chosen, report)
        self._kept = replace(self._kept, lost=self._kept.lost + lost)
        return bool(self._left)

    def _begin(self) -> deque[tuple[str, int]]:
        newest = self._made or _newest(self._layout)
        wanted = {} if newest is None else backups.files_of(newest)
        missing = [
            item for item in wanted.items() if self._store.check(*item) is not FileState.INTACT
        ]
        missing.sort(key=lambda item: (item[1], item[0]))
        fitting = deque(_first_within(missing, self._budget - size_of(self._layout)))
        unfit = len(missing) - len(fitting)
        self._kept = FilesKept(len(wanted), sum(wanted.values()), unfit, 0)
        return fitting


def rotate(
    layout: Layout, budget: int, now: datetime, made: Path | None = None
) -> tuple[Backup, ...]:
    """Delete the backups that newer ones or the budget make superfluous, and return them.

    *made*, the backup that was just made, stays: if the clock was set back, others of the same
    hour seem newer than it. Files of evidence go with the last backup that refers to them. A job
    for the worker.
    """
    held = backups.listed(layout.backups)
    references = _References()
    gone = list(superfluous([backup for backup in held if backup.path != made], now))
    left = [_as_newest(backup, made, held[0]) for backup in held if backup not in gone]
    gone += beyond_budget(left, references.size_with, budget)
    left = [backup for backup in left if backup not in gone]
    with writing_to(layout.backups):
        for backup in gone:
            backup.path.unlink(missing_ok=True)
    if gone:
        _release_files(Vault(layout.kept_evidence), left, references)
    return tuple(gone)


def _as_newest(backup: Backup, made: Path | None, newest: Backup) -> Backup:
    """Return *backup*, later than the *newest* by name if it is the one just *made*."""
    if backup.path != made:
        return backup
    return replace(backup, made=newest.made + timedelta(seconds=1))


def _newest(layout: Layout) -> Path | None:
    held = backups.listed(layout.backups)
    return held[0].path if held else None


def size_of(layout: Layout) -> int:
    """Return the bytes that all backups take together."""
    copies = sum(backup.size for backup in backups.listed(layout.backups))
    return copies + Vault(layout.kept_evidence).total_size()


class _References:
    """The files of evidence that backups refer to, each backup read once."""

    def __init__(self) -> None:
        self._files: dict[Path, Mapping[str, int]] = {}
        self.complete = True
        """Whether every backup that was asked for could be read."""

    def of(self, held: Sequence[Backup]) -> dict[str, int]:
        """Return size by digest of all that *held* refer to."""
        files: dict[str, int] = {}
        for backup in held:
            files.update(self._of_one(backup))
        return files

    def size_with(self, held: Sequence[Backup]) -> int:
        """Return the bytes that *held* take together with their evidence."""
        return sum(backup.size for backup in held) + sum(self.of(held).values())

    def _of_one(self, backup: Backup) -> Mapping[str, int]:
        if backup.path not in self._files:
            try:
                self._files[backup.path] = backups.files_of(backup.path)
            except SpbeError:
                self._files[backup.path] = {}
                self.complete = False
        return self._files[backup.path]


def _release_files(store: Vault, held: Sequence[Backup], references: _References) -> None:
    """Delete what no backup of *held* refers to; nothing if one of them cannot be asked."""
    known = references.of(held)
    if not references.complete:
        return
    for sha256 in store.orphans(known):
        store.remove(sha256)


def _first_within(items: Sequence[tuple[str, int]], room: int) -> Iterator[tuple[str, int]]:
    for sha256, size in items:
        room -= size
        if room < 0:
            return
        yield sha256, size


def _copy(vault: Vault, store: Vault, items: Sequence[tuple[str, int]], report: Report) -> int:
    """Copy *items* from one vault into the other, and return how many it could not give."""
    total = sum(size for _, size in items)
    done = lost = 0
    with store.batch() as batch:
        for sha256, size in items:
            try:
                kept = batch.add(vault.path_of(sha256), shifted(report, done, total))
            except (UserError, WorkspaceDamagedError):
                # It is missing, it changes while it is being read, or its digest is none.
                lost += 1
            else:
                if kept.sha256 != sha256:
                    # What has another digest is somebody else's by now: it must not stay.
                    batch.parts.pop().drop()
                    lost += 1
            done += size
            report(done, total)
    return lost


def _keep_instruments(layout: Layout) -> None:
    """Copy the packs in use that are not kept yet; their names carry their digest."""
    layout.kept_instruments.mkdir(exist_ok=True)
    for pack in sorted(layout.instruments.glob("*.yaml")):
        kept = layout.kept_instruments / pack.name
        if not kept.is_file():
            write_whole(kept, pack.read_bytes())


def journal_end(workspace: Workspace) -> int:
    """Return how many lines the journal has."""
    rows = workspace.database.rows("SELECT count(*) AS lines FROM journal")
    return int(rows[0]["lines"])


def _changes_in(backup: Backup) -> int:
    with suppress(SpbeError):
        return backups.facts_of(backup.path).changes
    return -1
