"""A workspace (buku kerja): one folder with the answers, the evidence and their safety net."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.errors import (
    FolderNotWritableError,
    NotAWorkspaceError,
    WorkspaceDamagedError,
    WorkspaceElsewhereError,
    WorkspaceExistsError,
    WorkspaceInUseError,
    WorkspaceReadOnlyError,
)
from spbe_desktop.evidence.closed_vault import ClosedVault
from spbe_desktop.evidence.storage import may_write, remove_tree, writing_to
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models import backups, presence
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import HEAD, require_known, revision_of, upgrade
from spbe_desktop.models.reading_copy import ReadingCopy
from spbe_desktop.services import setting_aside
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
        self.read_only = isinstance(database, ReadingCopy)
        self.derived = database.path.parent
        """Where files may lie that are made anew if they are missing."""
        self.vault = self._vault()
        self.pinned = PinnedInstruments(self.layout.instruments)
        self.editor = Editor(database, self.pinned, presence.current_user(), clock)
        database.watch_head()

    @property
    def last_backup(self) -> datetime | None:
        """Return when the newest copy of the database was made."""
        return backups.latest(self.layout.backups)

    def require_writable(self) -> None:
        """Raise if the workspace was opened for reading: nothing in it may be changed."""
        if self.read_only:
            raise self._refusal()

    def reconnect(self) -> None:
        """Go on with a workspace whose drive was away; see `Database.reconnect`."""
        self.database.reconnect()
        with writing_to(self.root):
            presence.announce(self.layout.note, self.clock())

    def close(self) -> None:
        """Leave one tidy file behind and let others in; closing again does nothing."""
        if not self.database.closed:
            if not self.read_only:
                # While we still hold the lock: afterwards the note may be somebody else's.
                _withdraw(self.layout.note)
            self.database.close()

    def _vault(self) -> Vault:
        if self.read_only:
            return ClosedVault(self.layout.evidence, self._refusal)
        return Vault(self.layout.evidence)

    def _refusal(self) -> WorkspaceReadOnlyError:
        return WorkspaceReadOnlyError(self.root)


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


def open_workspace(
    root: Path, catalogue: Catalogue, clock: Clock = utc_now, *, despite_note: bool = False
) -> Workspace:
    """Open the workspace in *root*; refuse what is no workspace, damaged, newer, or in use.

    A database of an older release is copied aside and then brought up to date. Where nothing
    may be written, the workspace is opened for reading. A note that another computer is at work
    is believed where its lock may not reach us, unless we are to open *despite_note*.
    """
    if root.name == DATABASE_NAME:
        root = root.parent
    path = root / DATABASE_NAME
    with writing_to(root):
        if not path.is_file():
            _require_rescued(Layout(root), clock)
        if not path.stat().st_size:
            raise WorkspaceDamagedError(path, "0 byte")
        _require_log(path)
    # SQLite would open it for reading, and refuse no sooner than the first edit.
    if may_write(path) and may_write(root):
        with suppress(FolderNotWritableError):
            return _open_for_writing(root, catalogue, clock, despite_note=despite_note)
    # Most starts have no use for this.
    from spbe_desktop.services.reading_copy import open_for_reading

    return Workspace(root, open_for_reading(Layout(root)), catalogue, clock)


def _open_for_writing(
    root: Path, catalogue: Catalogue, clock: Clock, *, despite_note: bool
) -> Workspace:
    try:
        database = _open_database(root / DATABASE_NAME, clock, despite_note=despite_note)
    except NotAWorkspaceError as error:
        if backups.listed(Layout(root).backups):
            raise WorkspaceDamagedError(root / DATABASE_NAME, "application_id") from error
        raise
    except WorkspaceInUseError as error:
        holder = presence.read(Layout(root).note)
        raise WorkspaceInUseError(root, holder.user, holder.computer, holder.since) from error
    workspace = Workspace(root, database, catalogue, clock)
    workspace.vault.sweep()
    _sweep(workspace.layout)
    setting_aside.sweep(workspace.layout)
    return workspace


def _require_log(path: Path) -> None:
    """Raise if a killed program has left a log of which SQLite would silently drop edits."""
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and log.stat().st_size:
        # There is none after a proper end, so that a start has no need of this.
        from spbe_desktop.models.damaged_pages import read_log

        # Whoever has it open may have been writing to it at that moment.
        if read_log(path).torn and read_log(path).torn:
            raise WorkspaceDamagedError(path, log.name)


def _require_rescued(layout: Layout, clock: Clock) -> None:
    """Finish a rescue that was cut off; raise if it is none that the database is missing for.

    A folder with backups of ours is a workspace that has lost its database.
    """
    if layout.database.exists() or not setting_aside.finish(layout, clock()):
        if backups.listed(layout.backups) and not layout.database.exists():
            raise WorkspaceDamagedError(layout.database, "tidak ada")
        raise NotAWorkspaceError(layout.root)


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


def _open_database(path: Path, clock: Clock, *, despite_note: bool) -> Database:
    database = Database(path)
    try:
        if not despite_note:
            _require_nobody_elsewhere(path.parent, clock())
        _make_current(database, clock)
        with writing_to(path.parent):
            presence.announce(Layout(path.parent).note, clock())
    except BaseException:
        database.abandon()
        raise
    return database


def _require_nobody_elsewhere(root: Path, now: datetime) -> None:
    """Raise if another computer has left a fresh note where its lock may not reach us."""
    holder = presence.read(Layout(root).note)
    if holder.elsewhere(now) and _is_shared(root):
        raise WorkspaceElsewhereError(root, holder.user, holder.computer, holder.since)


def _is_shared(root: Path) -> bool:
    # Hardly any start finds a note.
    from spbe_desktop.services.places import place_of

    return place_of(root).shared


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
