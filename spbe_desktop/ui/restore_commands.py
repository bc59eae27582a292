"""Restoring backup files, with or without an open workspace; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.later_parts import Safekeeper
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.tasks import TaskRunner

Shown = tuple[Workspace, Safekeeper] | None
"""The open workspace and what backs it up, if there is one."""

_SUFFIX = ".spbebackup"


class BackupFileRestorer(Protocol):
    """What restores backup files; it is given the open workspace and what backs that up."""

    def ask_file(self, shown: Shown) -> None:
        """Ask for a backup file, and restore it."""

    def begin(self, path: Path, shown: Shown) -> None:
        """Restore the backup file *path*."""


class RestoreCommands(QObject):
    """Leads through the restoring of a backup file; *shown* tells what is open."""

    open_requested = Signal(object)
    """Path of a workspace that was made of a backup file."""
    restored = Signal(str)
    """The open workspace holds what a file held; what to tell once it was read anew."""

    def __init__(
        self, runner: TaskRunner, looks: Looks, window: QWidget, shown: Callable[[], Shown]
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._looks = looks
        self._window = window
        self._shown = shown

    @staticmethod
    def takes(path: Path) -> bool:
        """Tell whether *path* is a backup file rather than a workspace."""
        return path.suffix.lower() == _SUFFIX and not path.is_dir()

    def ask_file(self) -> None:
        """Ask for a backup file, and restore it."""
        self._restorer().ask_file(self._shown())

    def restore(self, path: Path) -> None:
        """Restore the backup file *path*."""
        self._restorer().begin(path, self._shown())

    def _restorer(self) -> BackupFileRestorer:
        from spbe_desktop.ui.backups.file_desk import BackupFileDesk

        def make() -> BackupFileDesk:
            desk = BackupFileDesk(self._runner, self._looks, self._window)
            desk.open_requested.connect(self.open_requested)
            desk.restored.connect(self.restored)
            return desk

        return kept(self, BackupFileDesk, make)
