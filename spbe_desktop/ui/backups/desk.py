"""Carries out what the dialog Cadangan dan pemulihan asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.domain.backups import Backup, BackupCause
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services import backing_up, backup_file, backup_reading, restore_trial, restoring
from spbe_desktop.ui.backups.dialog import BackupDialog
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.later_parts import Safekeeper
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.ui.user_folders import documents, workspaces
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.backups import files_told, lost_told, trial_told
from spbe_desktop.words.failures import sentence

_SUFFIX_FILTER = "Cadangan SPBE Desktop (*.spbebackup)"


class BackupDesk(QObject):
    """Shows the backups of the open workspace; one piece of work at a time."""

    copied = Signal()
    """A backup was made."""
    restored = Signal(str)
    """The workspace holds what a backup held: it must be read anew. What to tell then."""
    open_requested = Signal(Path)
    """A workspace that was made of a backup."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        safekeeper: Safekeeper,
        preferences: Preferences,
        looks: Looks,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._safekeeper = safekeeper
        self._preferences = preferences
        self._looks = looks
        self._window = window
        self._dialog: BackupDialog | None = None
        self._task: Task | None = None

    def show(self) -> None:
        """Show the backups."""
        self._bridge.flush()
        dialog = BackupDialog(self._looks.theme, self._looks.icons, workspaces(), self._window)
        dialog.backup_requested.connect(self._back_up)
        dialog.trial_requested.connect(self._try)
        dialog.restore_requested.connect(self._restore)
        dialog.copy_requested.connect(self._restore_into)
        dialog.file_requested.connect(self._save_file)
        dialog.cancel_requested.connect(self._cancel)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        self._read()
        dialog.open()

    def save_file(self) -> None:
        """Show the backups, and ask where the backup file goes."""
        self.show()
        self._save_file()

    def _read(self) -> None:
        layout = self._bridge.workspace.layout
        changes = backing_up.journal_end(self._bridge.workspace)

        def show(found: backup_reading.BackupList) -> None:
            if self._dialog is not None:
                self._dialog.show_backups(found, changes, self._preferences.backup_budget)

        self._runner.start(
            lambda report: backup_reading.read_backups(layout, report),
            on_success=show,
            on_failure=self._on_failed,
        )

    def _back_up(self) -> None:
        workspace, budget = self._bridge.workspace, self._preferences.backup_budget
        copy = self._copied(BackupCause.ASKED)
        if copy is None:
            return

        def job(report: Report) -> backing_up.FilesKept:
            made = backing_up.finish(workspace.layout, copy)
            files = backing_up.EvidenceBackup(workspace.layout, budget, made)
            while files.advance(report):
                pass
            return files.kept

        def done(kept: backing_up.FilesKept) -> None:
            self.copied.emit()
            self._tell("success", "Cadangan dibuat dan diperiksa:", f"{files_told(kept)}.")

        self._work("Membuat cadangan…", job, done)

    def _try(self, backup: Backup) -> None:
        workspace = self._bridge.workspace
        source = restoring.source_of(workspace.layout, backup)
        scratch = workspace.derived if workspace.read_only else workspace.layout.backups

        def job(report: Report) -> restore_trial.RestoreTrial:
            return restore_trial.try_restore(source, scratch, workspace.catalogue, report)

        def done(trial: restore_trial.RestoreTrial) -> None:
            passed, text = trial_told(trial)
            lead = "Uji pemulihan berhasil." if passed else "Uji pemulihan gagal."
            self._tell("success" if passed else "error", lead, text)

        self._work("Menguji pemulihan…", job, done, "Buku kerja Anda tidak disentuh.")

    def _restore(self, backup: Backup) -> None:
        if not self._safekeeper.back_up_before(BackupCause.RESTORE):
            self._tell("error", "Tidak dipulihkan.", _NOT_KEPT)
            return
        workspace = self._bridge.workspace
        source = restoring.source_of(workspace.layout, backup)
        self._work(
            "Menyiapkan pemulihan…",
            lambda report: restoring.prepare(workspace, source, report),
            self._put_back,
            "Isi buku kerja baru diganti setelah semuanya siap.",
        )

    def _put_back(self, ready: restoring.ReadyToRestore) -> None:
        try:
            restoring.put_back(self._bridge.workspace, ready)
        except SpbeError as error:
            self._on_failed(error)
            return
        if self._dialog is not None:
            self._dialog.accept()
        self.restored.emit(f"Cadangan sudah dipulihkan.{lost_told(len(ready.lost))}")

    def _restore_into(self, backup: Backup, target: Path) -> None:
        source = restoring.source_of(self._bridge.workspace.layout, backup)
        self._work(
            "Memulihkan ke folder baru…",
            lambda report: restoring.restore_to(source, target, report),
            self._on_restored_into,
        )

    def _on_restored_into(self, restored: restoring.Restored) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.open_requested.emit(restored.root)

    def _save_file(self) -> None:
        workspace = self._bridge.workspace
        target = self._ask_target()
        copy = None if target is None else self._copied(BackupCause.ASKED)
        if target is None or copy is None:
            return
        layout, made = workspace.layout, workspace.clock()

        def job(report: Report) -> backup_file.WrittenBackup:
            path = backing_up.finish(layout, copy)
            return backup_file.write_backup_file(layout, path, made, target, report)

        def done(written: backup_file.WrittenBackup) -> None:
            self.copied.emit()
            self._tell(
                "warning" if written.lost else "success",
                "Cadangan tersimpan dan sudah dibaca ulang.",
                f"{written.path}{lost_told(written.lost)}",
            )

        self._work("Menyimpan ke satu berkas…", job, done, str(target))

    def _ask_target(self) -> Path | None:
        workspace = self._bridge.workspace
        folder = self._preferences.backup_folder
        start = folder if folder is not None and folder.is_dir() else documents()
        name = backup_file.proposed_name(workspace.layout, workspace.clock())
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog or self._window, "Simpan cadangan", str(start / name), _SUFFIX_FILTER
        )
        if not chosen:
            return None
        target = Path(chosen)
        self._preferences.backup_folder = target.parent
        if target.suffix.lower() != ".spbebackup":
            target = target.with_name(f"{target.name}.spbebackup")
        return target

    def _copied(self, cause: BackupCause) -> backing_up.UncheckedCopy | None:
        """Return a copy of the database of this moment; none if that failed, which is told."""
        try:
            return backing_up.begin(self._bridge.workspace, cause)
        except SpbeError as error:
            self._on_failed(error)
            return None

    def _work(
        self,
        heading: str,
        job: Callable[[Report], Any],
        done: Callable[[Any], None],
        note: str = "",
    ) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        dialog.show_work(heading, note)

        def on_success(outcome: Any) -> None:
            self._task = None
            done(outcome)

        self._task = self._runner.start(
            job,
            on_success=on_success,
            on_failure=self._on_failed,
            on_progress=dialog.show_progress,
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _tell(self, kind: Kind, lead: str, text: str) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome(kind, lead, text)
            self._read()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, Cancelled):
            self._tell("info", "Dibatalkan.", "Tidak ada yang berubah.")
        elif isinstance(error, SpbeError):
            self._tell("error", "Belum berhasil.", sentence(error))
        else:
            raise error

    def _on_finished(self) -> None:
        self._cancel()
        self._dialog = None


_NOT_KEPT = (
    "Keadaan sekarang tidak dapat dicadangkan dahulu, jadi tidak ada yang diganti. Kosongkan "
    "ruang disk, lalu coba lagi."
)
