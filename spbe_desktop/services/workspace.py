"""A workspace (buku kerja): one folder with the answers, the evidence and their safety net."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.errors import (
    FolderNotWritableError,
    NotAWorkspaceError,
    WorkspaceDamagedError,
    WorkspaceExistsError,
    WorkspaceInUseError,
)
from spbe_desktop.evidence.storage import remove_tree, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models import backups, presence
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import HEAD, require_known, revision_of, upgrade
from spbe_desktop.services.editing import Editor
from spbe_desktop.services.instruments import PinnedInstruments
from spbe_desktop.services.layout import DATABASE_NAME, Layout

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


class Workspace:
    """An open workspace; close it when done."""

    def __init__(self, root: Path, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self.root = root
        self.layout = Layout(root)
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
        self.vault = Vault(self.layout.evidence)
        self.pinned = PinnedInstruments(self.layout.instruments)
        self.editor = Editor(database, self.pinned, presence.current_user(), clock)

    @property
    def last_backup(self) -> datetime | None:
        """Return when the newest copy of the database was made."""
        return backups.latest(self.layout.backups)

    def close(self) -> None:
        """Leave one tidy file behind and let others in; closing again does nothing."""
        if not self.database.closed:
            # While we still hold the lock: afterwards the note may be somebody else's.
            _withdraw(self.layout.note)
            self.database.close()


def create_workspace(root: Path, catalogue: Catalogue, clock: Clock = utc_now) -> Workspace:
    """Make a new workspace in *root*, which must be absent or empty; whole, or not at all."""
    with whole_or_nothing(root):
        root.mkdir(parents=True, exist_ok=True)
        database = _new_database(root, clock)
    return Workspace(root, database, catalogue, clock)


@contextmanager
def whole_or_nothing(root: Path) -> Iterator[None]:
    """Take away what the block has made of a workspace in *root* if it fails."""
    with writing_to(root):
        require_free(root)
        missing = [folder for folder in (root, *root.parents) if not folder.exists()]
        try:
            yield
        except BaseException:
            _take_away(root, missing)
            raise


def require_free(root: Path) -> None:
    """Raise unless *root* is absent or an empty folder."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise WorkspaceExistsError(root)


def open_workspace(root: Path, catalogue: Catalogue, clock: Clock = utc_now) -> Workspace:
    """Open the workspace in *root*; refuse what is no workspace, damaged, newer, or in use.

    A database of an older release is copied aside and then brought up to date.
    """
    if root.name == DATABASE_NAME:
        root = root.parent
    path = root / DATABASE_NAME
    with writing_to(root):
        if not path.is_file():
            raise NotAWorkspaceError(root)
        if not path.stat().st_size:
            raise WorkspaceDamagedError(path, "0 byte")
        # SQLite would open it for reading, and then call the lock that it cannot take an
        # error of the disk.
        if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise FolderNotWritableError(root)
    try:
        database = _open_database(path, clock)
    except WorkspaceInUseError as error:
        holder = presence.read(Layout(root).note)
        raise WorkspaceInUseError(root, holder.user, holder.computer, holder.since) from error
    workspace = Workspace(root, database, catalogue, clock)
    workspace.vault.sweep()
    _sweep(workspace.layout)
    return workspace


def _new_database(root: Path, clock: Clock) -> Database:
    database = Database(root / DATABASE_NAME, new=True)
    try:
        database.choose_journal()
        upgrade(database)
        database.settle()
        presence.announce(Layout(root).note, clock())
    except BaseException:
        database.abandon()
        raise
    return database


def _take_away(root: Path, missing: list[Path]) -> None:
    """Remove what a failed attempt has made; it held nothing of anybody's yet."""
    with suppress(OSError):
        for path in (Layout(root).note, *root.glob(f"{DATABASE_NAME}*")):
            path.unlink(missing_ok=True)
        shutil.rmtree(Layout(root).instruments, ignore_errors=True)
        for folder in missing:
            folder.rmdir()


def _open_database(path: Path, clock: Clock) -> Database:
    database = Database(path)
    try:
        _make_current(database, clock)
        with writing_to(path.parent):
            presence.announce(Layout(path.parent).note, clock())
    except BaseException:
        database.abandon()
        raise
    return database


def _make_current(database: Database, clock: Clock) -> None:
    database.take_hold()
    wrong = database.quick_check()
    if wrong:
        raise WorkspaceDamagedError(database.path, wrong[0])
    found = revision_of(database)
    require_known(database, found)
    database.choose_journal()
    if found != HEAD:
        # Needed once a release.
        from spbe_desktop.models.renewing import renew

        folder = Layout(database.path.parent).backups
        with writing_to(folder):
            renew(database, folder, clock())


def _sweep(layout: Layout) -> None:
    """Remove from the backups what a killed program has left half made."""
    backups.sweep(layout.backups)
    Vault(layout.kept_evidence).sweep()
    for left in layout.backups.glob("*.part"):
        remove_tree(left)


def _withdraw(note: Path) -> None:
    # The lock is SQLite's; a note that stays behind misleads nobody, for it is read only
    # while somebody holds that.
    with suppress(OSError):
        note.unlink(missing_ok=True)
