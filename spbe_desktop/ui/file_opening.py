"""What is opened that is no workspace: backup files, packages and packs; loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.later_parts import Safekeeper
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.user_folders import documents

Shown = tuple[Workspace, Safekeeper] | None
"""The open workspace and what backs it up, if there is one."""

_BACKUP, _CHECKED = ".spbebackup", (".spbe.zip", ".spbepack")


class BackupFileRestorer(Protocol):
    """What restores backup files; it is given the open workspace and what backs that up."""

    def ask_file(self, shown: Shown) -> None:
        """Ask for a backup file, and restore it."""

    def begin(self, path: Path, shown: Shown) -> None:
        """Restore the backup file *path*."""


class FileChecker(Protocol):
    """What shows whether a package or an instrument is whole."""

    def begin(self, path: Path) -> None:
        """Check the file *path*, and show what it is and what is wrong with it."""


class FileOpening(QObject):
    """Restores a backup file, and checks a package or a pack; *shown* tells what is open."""

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
        """Tell whether *path* is a file of these kinds rather than a workspace."""
        return path.name.lower().endswith((_BACKUP, *_CHECKED)) and not path.is_dir()

    def open(self, path: Path) -> None:
        """Restore or check the file *path*."""
        if path.name.lower().endswith(_BACKUP):
            self._restorer().begin(path, self._shown())
        else:
            self._checker().begin(path)

    def ask_backup_file(self) -> None:
        """Ask for a backup file, and restore it."""
        self._restorer().ask_file(self._shown())

    def ask_package(self) -> None:
        """Ask for a package, and check it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Periksa paket", str(documents()), "Paket SPBE (*.spbe.zip *.zip)"
        )
        if name:
            self._checker().begin(Path(name))

    def _checker(self) -> FileChecker:
        from spbe_desktop.ui.file_check.desk import FileCheckDesk

        return kept(
            self, FileCheckDesk, lambda: FileCheckDesk(self._runner, self._looks, self._window)
        )

    def _restorer(self) -> BackupFileRestorer:
        from spbe_desktop.ui.backups.file_desk import BackupFileDesk

        def make() -> BackupFileDesk:
            desk = BackupFileDesk(self._runner, self._looks, self._window)
            desk.open_requested.connect(self.open_requested)
            desk.restored.connect(self.restored)
            return desk

        return kept(self, BackupFileDesk, make)
