"""Rescues a damaged workspace: the chosen database takes the place of the damaged one."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.rescue import Choice
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.evidence.storage import flush_folder, remove_tree, require_room, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models import backups, presence
from spbe_desktop.models.database import Database
from spbe_desktop.services import setting_aside
from spbe_desktop.services.editing import Desk
from spbe_desktop.services.instruments import PinnedInstruments
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.rescue_examining import Rescue, RescuePlaces
from spbe_desktop.services.rescue_merge import combine
from spbe_desktop.services.restoring import BackupSource, bring_files, copy_small_files

RESCUED = "rescued"
"""The field under which the journal tells of it."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a rescue."""

    root: Path
    choice: Choice
    set_aside: Path
    """The folder in which the damaged file is kept."""
    put_back: int
    """Files of evidence that came back from the backups."""
    missing: tuple[str, ...]
    """Digests of evidence that nobody could give."""


@dataclass(frozen=True, slots=True)
class ReadyToReplace:
    """A chosen database that waits beside the damaged one, and the evidence it refers to."""

    choice: Choice
    put_back: int
    missing: tuple[str, ...]


def prepare(
    found: Rescue, choice: Choice, now: datetime, report: Report = unreported
) -> ReadyToReplace:
    """Make the chosen database wait beside the damaged one, and put evidence back.

    A job for the worker, which can be cancelled: nothing takes the place of anything.
    """
    layout = Layout(found.root)
    with writing_to(layout.root):
        database = _chosen(RescuePlaces.of(layout), choice)
        _tell_journal(database, layout, choice, now)
        _require_sound(database)
        source = BackupSource(database, now, (layout.kept_evidence,), layout.kept_instruments)
        copy_small_files(source, layout)
    vault, files = Vault(layout.evidence), backups.files_of(database)
    there = vault.sizes()
    missing = bring_files(source, vault, files, report)
    put_back = sum(there.get(sha) != size and sha not in missing for sha, size in files.items())
    with writing_to(layout.root):
        _write_beside(database, setting_aside.waiting(layout))
    return ReadyToReplace(choice, put_back, missing)


def replace(found: Rescue, ready: ReadyToReplace, now: datetime) -> Rescued:
    """Set the damaged database aside and let the one that waits take its place."""
    layout = Layout(found.root)
    folder = setting_aside.exchange(layout, now)
    remove_tree(RescuePlaces.of(layout).folder)
    return Rescued(found.root, ready.choice, folder, ready.put_back, ready.missing)


def rescue(found: Rescue, choice: Choice, now: datetime, report: Report = unreported) -> Rescued:
    """Do both at once."""
    return replace(found, prepare(found, choice, now, report), now)


def give_up(layout: Layout) -> None:
    """Remove the copies that were made for a rescue that nobody wants."""
    remove_tree(RescuePlaces.of(layout).folder)


def _chosen(places: RescuePlaces, choice: Choice) -> Path:
    """Return a copy of the chosen database that may be written to."""
    if choice is Choice.COMBINED:
        combine(places.backup, places.read, places.combined)
        return places.combined
    given = places.backup if choice is Choice.BACKUP else places.read
    copy = places.folder / "chosen.sqlite3"
    shutil.copyfile(given, copy)
    return copy


def _tell_journal(database: Path, layout: Layout, choice: Choice, now: datetime) -> None:
    """Append to the journal of the chosen database that it took the place of a damaged one."""
    opened = Database(database)
    try:
        with opened.begin() as connection:
            pinned = PinnedInstruments(layout.instruments)
            Desk(connection, pinned, presence.current_user(), now).log(RESCUED, after=choice)
    finally:
        opened.close()


def _require_sound(database: Path) -> None:
    opened = Database(database)
    try:
        for wrong in opened.integrity_check():
            raise WorkspaceDamagedError(database, wrong)
    finally:
        opened.close()


def _write_beside(database: Path, target: Path) -> None:
    require_room(target.parent, database.stat().st_size)
    shutil.copyfile(database, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    flush_folder(target.parent)
