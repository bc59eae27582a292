"""Restores a backup file: into a new folder, or in the place of the open workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.exchange.backup_reader import verify_backup
from spbe_desktop.services import backup_file, restoring
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.backups.file_dialog import RestoreFileDialog
from spbe_desktop.ui.later_parts import Safekeeper
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.ui.user_folders import documents, workspaces
from spbe_desktop.words.backups import lost_told
from spbe_desktop.words.failures import sentence


class BackupFileDesk(QObject):
    """Leads through one restore at a time; *shown* is the open workspace, if there is one."""

    open_requested = Signal(Path)
    """A workspace that was made of a backup file."""
    restored = Signal(str)
    """The open workspace holds what the file held: it must be read anew. What to tell then."""

    def __init__(self, runner: TaskRunner, looks: Looks, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._looks = looks
        self._window = window
        self._shown: tuple[Workspace, Safekeeper] | None = None
        self._dialog: RestoreFileDialog | None = None
        self._task: Task | None = None

    def ask_file(self, shown: tuple[Workspace, Safekeeper] | None) -> None:
        """Ask for a backup file, and restore it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            "Pilih berkas cadangan",
            str(documents()),
            "Cadangan SPBE Desktop (*.spbebackup)",
        )
        if name:
            self.begin(Path(name), shown)

    def begin(self, path: Path, shown: tuple[Workspace, Safekeeper] | None) -> None:
        """Verify the backup file *path*, and ask where it is to be restored."""
        self._shown = shown
        dialog = RestoreFileDialog(
            self._looks.theme,
            self._looks.icons,
            path,
            workspaces(),
            replaceable=shown is not None and not shown[0].read_only,
            parent=self._window,
        )
        dialog.restore_requested.connect(partial(self._restore, path))
        dialog.replace_requested.connect(partial(self._replace, path))
        dialog.cancel_requested.connect(self._cancel)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        dialog.open()
        self._start(lambda report: verify_backup(path, report), dialog.ask)

    def _restore(self, path: Path, target: Path) -> None:
        self._show_work("Memulihkan…", str(target))
        self._start(
            lambda report: backup_file.restore_file_to(path, target, report), self._on_restored
        )

    def _on_restored(self, restored: restoring.Restored) -> None:
        self._close_dialog()
        self.open_requested.emit(restored.root)

    def _replace(self, path: Path) -> None:
        if self._shown is None:
            return
        workspace, safekeeper = self._shown
        if not safekeeper.back_up_before(BackupCause.RESTORE):
            return

        def job(report: Report) -> restoring.ReadyToRestore:
            with backup_file.unpacked(path, workspace.layout, report) as source:
                return restoring.prepare(workspace, source, report)

        self._show_work("Menyiapkan pemulihan…", "Isi baru diganti setelah semuanya siap.")
        self._start(job, partial(self._put_back, workspace))

    def _put_back(self, workspace: Workspace, ready: restoring.ReadyToRestore) -> None:
        try:
            restoring.put_back(workspace, ready)
        except SpbeError as error:
            self._on_failed(error)
            return
        self._close_dialog()
        self.restored.emit(f"Cadangan sudah dipulihkan.{lost_told(len(ready.lost))}")

    def _start(self, job: Callable[[Report], Any], done: Callable[[Any], None]) -> None:
        dialog = self._dialog
        if dialog is None:
            return

        def on_success(outcome: Any) -> None:
            self._task = None
            if self._dialog is dialog:
                done(outcome)

        self._task = self._runner.start(
            job,
            on_success=on_success,
            on_failure=self._on_failed,
            on_progress=dialog.show_progress,
        )

    def _show_work(self, heading: str, note: str) -> None:
        if self._dialog is not None:
            self._dialog.show_work(heading, note)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, SpbeError):
            raise error
        if self._dialog is not None:
            self._dialog.show_failure(sentence(error))

    def _on_finished(self) -> None:
        self._dialog = None
