"""Backups, made when they are due, when work begins that overwrites much, or when asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services import backing_up
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words.backups import evidence_left_out, files_told
from spbe_desktop.words.failures import sentence

_AN_HOUR = 3600.0
"""Seconds of work after which a backup may be due again."""


class Safekeeping(QObject):
    """Backs up one open workspace; a backup that fails is told and disturbs nothing.

    The database is copied on the thread of the window, which takes milliseconds. Everything
    else is done by the worker, a portion of evidence at a time, so that nobody waits for it.
    """

    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence."""
    copied = Signal()
    """A backup was written, opened and counted; its evidence may still be on its way."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        preferences: Preferences,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = runner
        self._preferences = preferences
        self._clock = clock
        self._looked_at: float | None = None
        self._last_told = ""

    def back_up(self) -> None:
        """Back up now, with all that is typed, and tell of it."""
        self._bridge.flush()
        self._begin(BackupCause.ASKED)

    def back_up_before(self, cause: BackupCause) -> bool:
        """Back up the database before it is overwritten; tell whether that may go on."""
        self._bridge.flush()
        try:
            backing_up.back_up(self._bridge.workspace, cause)
        except SpbeError as error:
            self.told.emit("error", sentence(error))
            return False
        self.copied.emit()
        return True

    def back_up_if_due(self) -> None:
        """Back up if the newest backup is older than a day, or an hour with changes since."""
        self._looked_at = self._clock()
        try:
            if backing_up.is_due(self._bridge.workspace):
                self._begin(BackupCause.ROUTINE)
        except SpbeError as error:
            self.told.emit("warning", sentence(error))

    def on_edited(self, _moment: object) -> None:
        """Look once an hour, while edits are made, whether a backup is due."""
        if self._looked_at is not None and self._clock() - self._looked_at >= _AN_HOUR:
            self.back_up_if_due()

    def _begin(self, cause: BackupCause) -> None:
        workspace = self._bridge.workspace
        try:
            copy = backing_up.begin(workspace, cause)
        except SpbeError as error:
            self._on_failed(error)
            return
        budget = self._preferences.backup_budget

        def on_named(made: Path) -> None:
            self.copied.emit()
            files = backing_up.EvidenceBackup(workspace.layout, budget, made)
            self._keep_next(files, made, cause)

        self._runner.start(
            lambda _report: backing_up.finish(workspace.layout, copy),
            on_success=on_named,
            on_failure=self._on_failed,
        )

    def _keep_next(self, files: backing_up.EvidenceBackup, made: Path, cause: BackupCause) -> None:
        """Have the next portion of evidence copied, after whatever else waits for the worker."""

        def on_kept(more: bool) -> None:
            if more:
                self._keep_next(files, made, cause)
            else:
                self._rotate(files.kept, made, cause)

        self._runner.start(files.advance, on_success=on_kept, on_failure=self._on_failed)

    def _rotate(self, kept: backing_up.FilesKept, made: Path, cause: BackupCause) -> None:
        layout, now = self._bridge.workspace.layout, self._bridge.workspace.clock()
        budget = self._preferences.backup_budget
        self._runner.start(
            lambda _report: backing_up.rotate(layout, budget, now, made),
            on_success=lambda _gone: self._tell(kept, cause),
            on_failure=self._on_failed,
        )

    def _tell(self, kept: backing_up.FilesKept, cause: BackupCause) -> None:
        """Tell whoever asked; and anybody, if evidence is not safe."""
        self.copied.emit()
        left_out = evidence_left_out(kept)
        if left_out and (cause is BackupCause.ASKED or left_out != self._last_told):
            self.told.emit("warning", left_out)
        elif cause is BackupCause.ASKED:
            self.told.emit("info", f"Cadangan dibuat dan diperiksa: {files_told(kept)}.")
        self._last_told = left_out

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, SpbeError):
            raise error
        self.told.emit("warning", sentence(error))
