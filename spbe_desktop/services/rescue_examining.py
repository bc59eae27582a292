"""Looks at a damaged workspace: what the backups hold, and what the file itself still gives."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.backups import Backup
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.rescue import (
    AnswerDifference,
    Choice,
    HeldContent,
    Recommendation,
    differences,
    recommended,
)
from spbe_desktop.errors import NotAWorkspaceError, WorkspaceDamagedError, WorkspaceTooNewError
from spbe_desktop.evidence.storage import remove_tree, require_room, writing_to
from spbe_desktop.models import backups
from spbe_desktop.models.salvage import Salvaged, salvage
from spbe_desktop.services.instruments import PinnedInstruments
from spbe_desktop.services.layout import DATABASE_NAME, Layout
from spbe_desktop.services.rescue_values import drop_unknown_values
from spbe_desktop.services.rescue_view import held_in
from spbe_desktop.services.restoring import bring_up_to_date, require_restorable

_BLOCK = 4096
"""What a damaged disk gives or refuses at a time."""

_UNUSABLE = (WorkspaceDamagedError, NotAWorkspaceError, WorkspaceTooNewError)


@dataclass(frozen=True, slots=True)
class RescuePlaces:
    """Where copies lie while a rescue is under way; the next opening sweeps what is left."""

    folder: Path

    @classmethod
    def of(cls, layout: Layout) -> RescuePlaces:
        """Return the places for the workspace of *layout*."""
        return cls(layout.backups / "rescue.part")

    @property
    def damaged(self) -> Path:
        """Return the copy of the damaged file, with its log beside it."""
        return self.folder / DATABASE_NAME

    @property
    def backup(self) -> Path:
        """Return the copy of the newest good backup."""
        return self.folder / "backup.sqlite3"

    @property
    def lender(self) -> Path:
        """Return the same backup as it was made, of whatever revision."""
        return self.folder / "lender.sqlite3"

    @property
    def read(self) -> Path:
        """Return the database with what could be read."""
        return self.folder / "read.sqlite3"

    @property
    def combined(self) -> Path:
        """Return the backup with what is newer."""
        return self.folder / "combined.sqlite3"


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done about a damaged workspace."""

    root: Path
    backup: Backup | None
    """The newest good one."""
    unusable: int
    """How many newer ones are damaged themselves, or of a newer release."""
    in_backup: HeldContent | None
    in_read: HeldContent | None
    """None where nothing of use could be read."""
    salvaged: Salvaged
    differences: tuple[AnswerDifference, ...]
    recommended: Recommendation | None

    @property
    def lost(self) -> int:
        """Return how many rows could not be read, as far as that can be told."""
        return self.salvaged.lost

    @property
    def newer(self) -> int:
        """Return how many answers were read that the backup does not have yet."""
        return sum(each.newer for each in self.differences)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return what can be chosen."""
        found = [Choice.BACKUP] if self.in_backup is not None else []
        if self.in_backup is not None and self.in_read is not None and self.newer:
            found.append(Choice.COMBINED)
        if self.in_read is not None:
            found.append(Choice.READ)
        return tuple(found)


def examine(layout: Layout, report: Report = unreported) -> Rescue:
    """Copy the damaged database and read what it gives beside the newest good backup.

    Nothing but copies among the backups is written. A job for the worker; *report* is told of
    tables.
    """
    places = RescuePlaces.of(layout)
    remove_tree(places.folder)
    report(0, 1)
    with writing_to(layout.backups):
        places.folder.mkdir(parents=True, exist_ok=True)
        _copy_damaged(layout.database, places.damaged)
        backup, unusable = _newest_good(layout, places)
        lender = None if backup is None else places.lender
        salvaged = salvage(places.damaged, places.read, lender, report)
        bring_up_to_date(places.read)
    packs = [PinnedInstruments(layout.instruments), PinnedInstruments(layout.kept_instruments)]
    for pinned in packs:
        drop_unknown_values(places.read, pinned)
    in_backup = None if backup is None else held_in(places.backup)
    in_read = held_in(places.read) if salvaged.read else None
    in_read = in_read if in_read is not None and in_read.assessments else None
    found = differences(in_backup, in_read) if in_backup and in_read else ()
    newer = sum(each.newer for each in found)
    advice = recommended(in_backup, in_read, lost=salvaged.lost, newer=newer)
    return Rescue(layout.root, backup, unusable, in_backup, in_read, salvaged, found, advice)


def _newest_good(layout: Layout, places: RescuePlaces) -> tuple[Backup | None, int]:
    """Copy the newest good backup, and bring it up to date; return it and how many are none."""
    unusable = 0
    for backup in backups.listed(layout.backups):
        require_room(layout.backups, backup.size)
        try:
            _copy_readable(backup.path, places.lender)
            require_restorable(places.lender)
            shutil.copyfile(places.lender, places.backup)
            bring_up_to_date(places.backup)
        except _UNUSABLE:
            unusable += 1
        else:
            return backup, unusable
    return None, unusable


def _copy_damaged(source: Path, target: Path) -> None:
    """Copy the file and what SQLite left beside it; what the disk refuses becomes zeros."""
    for ending in ("", "-wal", "-journal"):
        path = source.with_name(f"{source.name}{ending}")
        if path.is_file():
            require_room(target.parent, path.stat().st_size)
            _copy_readable(path, target.with_name(f"{target.name}{ending}"))
    if target.with_name(f"{target.name}-journal").exists():
        _take_back(target)


def _copy_readable(source: Path, target: Path) -> None:
    with source.open("rb", buffering=0) as given, target.open("wb") as copy:
        for start in range(0, source.stat().st_size, _BLOCK):
            try:
                given.seek(start)
                block = given.read(_BLOCK)
            except OSError:
                block = bytes(_BLOCK)
            copy.write(block)


def _take_back(copy: Path) -> None:
    """Let SQLite undo in the copy what a killed program has left half written, if it can."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
