"""Carries out what the dialog Selamatkan buku kerja asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.rescue import Choice
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.rescue import Rescued, give_up, rescue
from spbe_desktop.services.rescue_examining import Rescue, examine
from spbe_desktop.services.workspace import utc_now
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.rescue.dialog import RescueDialog
from spbe_desktop.ui.tasks import Task, TaskRunner
from spbe_desktop.words.failures import sentence


class RescueDesk(QObject):
    """Leads through one rescue; *open_rescued* opens the workspace and tells whether it is."""

    file_requested = Signal()
    check_requested = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        looks: Looks,
        window: QWidget,
        open_rescued: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._looks = looks
        self._window = window
        self._open_rescued = open_rescued
        self._dialog: RescueDialog | None = None
        self._layout: Layout | None = None
        self._found: Rescue | None = None
        self._task: Task | None = None

    def begin(self, root: Path) -> None:
        """Look at the damaged workspace in *root*, and ask what to go on with."""
        if self._dialog is not None:
            return
        self._layout, self._found = Layout(root), None
        dialog = RescueDialog(self._looks.theme, self._looks.icons, root, self._window)
        dialog.examination_requested.connect(self._examine)
        dialog.rescue_requested.connect(self._rescue)
        dialog.file_requested.connect(self.file_requested)
        dialog.check_requested.connect(self.check_requested)
        dialog.cancel_requested.connect(self._cancel)
        dialog.finished.connect(self._on_finished)
        self._dialog = dialog
        dialog.open()
        self._examine()

    def _examine(self) -> None:
        layout, dialog = self._layout, self._dialog
        if layout is None or dialog is None:
            return

        def found(outcome: Rescue) -> None:
            self._found = outcome
            dialog.show_found(outcome, utc_now())

        self._start(
            lambda report: examine(layout, report),
            found,
            self._on_examination_failed,
            dialog.show_tables_read,
        )

    def _rescue(self, wanted: str) -> None:
        found, dialog = self._found, self._dialog
        if found is None or dialog is None:
            return
        choice = Choice(wanted)
        dialog.show_rescuing()
        self._start(
            lambda report: rescue(found, choice, utc_now(), report),
            self._on_rescued,
            self._on_rescue_failed,
            dialog.show_progress,
        )

    def _on_rescued(self, done: Rescued) -> None:
        opened, dialog = self._open_rescued(done.root), self._dialog
        if dialog is not None and opened:
            dialog.show_done(done)
        elif dialog is not None:
            # Why it cannot be opened was told already.
            dialog.accept()

    def _on_examination_failed(self, error: Exception) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(error, Cancelled):
            dialog.accept()
        elif isinstance(error, SpbeError):
            dialog.show_examination_failed(sentence(error))
        else:
            raise error

    def _on_rescue_failed(self, error: Exception) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(error, Cancelled):
            dialog.show_cancelled()
        elif isinstance(error, SpbeError):
            dialog.show_rescue_failed(sentence(error))
        else:
            raise error

    def _start(
        self,
        job: Callable[[Report], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None],
    ) -> None:
        def on_success(outcome: Any) -> None:
            self._task = None
            if self._dialog is not None:
                done(outcome)

        def on_progress(done_now: int, total: int) -> None:
            if self._dialog is not None:
                progressed(done_now, total)

        def on_failure(error: Exception) -> None:
            self._task = None
            failed(error)

        self._task = self._runner.start(
            job, on_success=on_success, on_failure=on_failure, on_progress=on_progress
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_finished(self) -> None:
        layout, self._dialog, self._found = self._layout, None, None
        if layout is not None:
            self._runner.start(
                lambda _report: give_up(layout),
                on_success=lambda _none: None,
                on_failure=lambda _error: None,
            )
