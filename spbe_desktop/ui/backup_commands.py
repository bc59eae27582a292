"""The commands that keep an open workspace safe; what they need is loaded when asked for."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.later_parts import Safekeeper
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import TaskRunner


class BackupKeeper(Protocol):
    """What shows backups and restores them, as far as commands have to know it."""

    def show(self) -> None:
        """Show the backups."""

    def save_file(self) -> None:
        """Ask where a backup file goes, and write it."""


class BackupCommands(QObject):
    """Makes backups of an open workspace, shows and restores them."""

    told = Signal(str, str)
    """Kind and sentence."""
    copied = Signal()
    """A backup was made."""
    restored = Signal(str)
    """The workspace holds what a backup held; what to tell once it was read anew."""
    open_requested = Signal(object)
    """Path of a workspace that was made of a backup."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        looks: Looks,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._looks = looks
        self._preferences = preferences
        self._window = window

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {"backup": self._back_up, "backups": self.show, "backup_file": self._save_file}

    @property
    def safekeeper(self) -> Safekeeper:
        """Return what makes backups."""
        from spbe_desktop.ui.safekeeping import Safekeeping

        def make() -> Safekeeping:
            made = Safekeeping(self._bridge, self._runner, self._preferences, self)
            made.told.connect(self.told)
            made.copied.connect(self.copied)
            self._bridge.saved.connect(made.on_edited)
            return made

        return kept(self, Safekeeping, make)

    def show(self) -> None:
        """Show the backups."""
        self._keeper().show()

    def back_up_if_due(self) -> None:
        """Back up if the newest backup is too old."""
        self.safekeeper.back_up_if_due()

    def _back_up(self) -> None:
        self.safekeeper.back_up()

    def _save_file(self) -> None:
        self._keeper().save_file()

    def _keeper(self) -> BackupKeeper:
        from spbe_desktop.ui.backups.desk import BackupDesk

        def make() -> BackupDesk:
            desk = BackupDesk(
                self._bridge,
                self._runner,
                self.safekeeper,
                self._preferences,
                self._looks,
                self._window,
            )
            desk.copied.connect(self.copied)
            desk.restored.connect(self.restored)
            desk.open_requested.connect(self.open_requested)
            return desk

        return kept(self, BackupDesk, make)
