"""A workspace (buku kerja): one folder with the answers, the evidence and their safety net."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    NotAWorkspaceError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceExistsError,
    WorkspaceInUseError,
)
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models import backups, presence
from spbe_desktop.models.database import Database, require_ours
from spbe_desktop.models.migrating import HEAD, require_known, revision_of, upgrade
from spbe_desktop.services.editing import Editor
from spbe_desktop.services.instruments import PinnedInstruments

DATABASE_NAME = "assessment.sqlite3"
"""The file by which a folder is recognised as a workspace."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


class Workspace:
    """An open workspace; close it when done."""

    def __init__(self, root: Path, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self.root = root
        self.database = database
        self.catalogue = catalogue
        self.clock = clock
        self.vault = Vault(root / "evidence")
        self.pinned = PinnedInstruments(root / "instruments")
        self.editor = Editor(database, presence.current_user(), clock)

    @property
    def last_backup(self) -> datetime | None:
        """Return when the newest copy of the database was made."""
        return backups.latest(self._backup_folder)

    def back_up_if_due(self) -> bool:
        """Copy the database if the newest copy is older than a day; tell whether it was."""
        if not backups.is_due(self._backup_folder, self.clock()):
            return False
        self.back_up()
        return True

    def back_up(self) -> Path:
        """Copy the database into the workspace's own folder of copies."""
        with _place_named(self._backup_folder):
            return backups.back_up(self.database, self._backup_folder, self.clock())

    def close(self) -> None:
        """Leave one tidy file behind and let others in."""
        self.database.close()
        _note(self.root).unlink(missing_ok=True)

    @property
    def _backup_folder(self) -> Path:
        return self.root / "backups"


def create_workspace(root: Path, catalogue: Catalogue, clock: Clock = utc_now) -> Workspace:
    """Make a new workspace in *root*, which must be absent or empty."""
    with _place_named(root):
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise WorkspaceExistsError(root)
        root.mkdir(parents=True, exist_ok=True)
        database = Database(root / DATABASE_NAME)
        upgrade(database)
        database.settle()
        presence.announce(_note(root), clock())
    return Workspace(root, database, catalogue, clock)


def open_workspace(root: Path, catalogue: Catalogue, clock: Clock = utc_now) -> Workspace:
    """Open the workspace in *root*; refuse what is no workspace, damaged, newer, or in use.

    A database of an older release is copied aside and then brought up to date.
    """
    if root.name == DATABASE_NAME:
        root = root.parent
    if not root.is_dir():
        raise NotAWorkspaceError(root)
    path = root / DATABASE_NAME
    require_ours(path)
    try:
        database = Database(path)
    except WorkspaceInUseError as error:
        holder = presence.read(_note(root))
        raise WorkspaceInUseError(root, holder.user, holder.computer, holder.since) from error
    try:
        _make_current(database, root, clock)
        with _place_named(root):
            presence.announce(_note(root), clock())
    except BaseException:
        database.close()
        raise
    workspace = Workspace(root, database, catalogue, clock)
    workspace.vault.sweep()
    return workspace


def _make_current(database: Database, root: Path, clock: Clock) -> None:
    database.take_hold()
    wrong = database.quick_check()
    if wrong:
        raise WorkspaceDamagedError(database.path, wrong[0])
    found = revision_of(database)
    require_known(database, found)
    if found != HEAD:
        with _place_named(root):
            backups.back_up(database, root / "backups", clock())
        upgrade(database)


def _note(root: Path) -> Path:
    return root / "workspace.lock"


@contextmanager
def _place_named(place: Path) -> Iterator[None]:
    """Turn the system's failures into ours, with *place* as the place."""
    try:
        yield
    except PermissionError as error:
        raise FolderNotWritableError(place) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(place) from error
        if error.errno in {errno.EROFS, errno.ENOTDIR}:
            raise FolderNotWritableError(place) from error
        raise StorageFailedError(place, error.strerror or str(error)) from error
