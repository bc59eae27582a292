"""The check of the open workspace, and what may follow: searching, repairing, tidying up."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services import integrity, relinking, tidying
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.evidence_check.dialog import EvidenceCheckDialog
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import Running, Task, TaskRunner
from spbe_desktop.words.failures import sentence

_T = TypeVar("_T")

_MOMENT = 0.03
"""Seconds that the window may wait for the database at a time."""

_BUSY = (
    "Masih ada pekerjaan lain yang berjalan, misalnya berkas yang sedang dilampirkan. Tunggu "
    "sampai selesai, lalu ulangi."
)


class Checking(QObject):
    """Checks the database here in portions, every file on the worker; shows what was found."""

    failed = Signal(object)
    """SpbeError."""
    started = Signal(object)
    progressed = Signal(object, object, object)
    ended = Signal(object)
    place_requested = Signal(int, str)
    """An assessment, and an indicator of it."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        looks: Looks,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._questions = questions
        self._looks = looks
        self._window = window
        self._taking: Generator[None, None, integrity.Inventory] | None = None
        self._checking: Task | None = None
        self._working: Task | None = None

    def begin(self) -> None:
        """Check; what was found is shown when all is read. A second check waits for the first."""
        if self._checking is not None or self._taking is not None:
            return
        self._bridge.flush()
        self._taking = integrity.inventory_in_portions(self._bridge.workspace)
        self._take_on()

    def _take_on(self) -> None:
        """Read for a moment, and leave the window its turn before reading on."""
        if self._taking is None or self._bridge.workspace.database.closed:
            return
        try:
            next(self._taking)
            until = time.monotonic() + _MOMENT
            while time.monotonic() < until:
                next(self._taking)
        except StopIteration as ended:
            self._taking = None
            self._check(ended.value)
        except SpbeError as error:
            self._taking = None
            self.failed.emit(error)
        else:
            QTimer.singleShot(0, self, self._take_on)

    def _check(self, inventory: integrity.Inventory) -> None:
        vault = self._bridge.workspace.vault
        task = self._runner.start(
            lambda report: integrity.examine_files(vault, inventory, report),
            on_success=self._on_examined,
            on_failure=self._on_check_failed,
            on_progress=lambda done, total: self.progressed.emit(task, done, total),
        )
        self._checking = task
        self.started.emit(Running("Memeriksa berkas eviden", task))

    def _on_examined(self, condition: integrity.Condition) -> None:
        self._end_check()
        # What was shown of the files is older than what is known now.
        self._bridge.look_again()
        self._bridge.reload()
        sheet = self._bridge.sheet
        dialog = EvidenceCheckDialog(
            self._looks.theme,
            self._looks.icons,
            condition,
            None if sheet is None else sheet.assessment.id,
            self._window,
        )
        dialog.place_requested.connect(self.place_requested)
        dialog.search_requested.connect(lambda: self._search(dialog))
        dialog.repair_requested.connect(lambda: self._repair(dialog))
        dialog.delete_requested.connect(lambda: self._delete(dialog))
        dialog.cancel_requested.connect(self._cancel)
        dialog.open()

    def _on_check_failed(self, error: Exception) -> None:
        self._end_check()
        if isinstance(error, SpbeError):
            self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _end_check(self) -> None:
        self.ended.emit(self._checking)
        self._checking = None

    def _search(self, dialog: EvidenceCheckDialog) -> None:
        root = self._questions.search_folder()
        if root is None:
            return
        lost, vault_folder = dialog.lost, self._bridge.workspace.root / "evidence"
        dialog.show_searching(root)
        self._start(
            dialog,
            lambda report: relinking.search(root, lost, apart_from=vault_folder, report=report),
            dialog.show_search,
            dialog.show_files_seen,
        )

    def _repair(self, dialog: EvidenceCheckDialog) -> None:
        lost, found, vault = dialog.lost, dialog.found, self._bridge.workspace.vault
        dialog.show_working("Memulihkan berkas eviden")

        def repaired(repair: relinking.Repair) -> None:
            # A refusal of the disk is told over the window; the links are still to be found.
            if repair.links and not self._bridge.run(relinking.MoveLinks(repair.links)):
                dialog.show_failure("Tempat baru tautan belum tersimpan. Ulangi sebentar lagi.")
                return
            self._bridge.look_again()
            self._bridge.reload()
            dialog.show_repair(repair)

        self._start(
            dialog,
            lambda report: relinking.put_back(vault, lost, found, report),
            repaired,
            dialog.show_progress,
        )

    def _delete(self, dialog: EvidenceCheckDialog) -> None:
        """Delete files for good; not while a file that just came in has no document yet."""
        if self._runner.busy or not self._bridge.flush():
            dialog.show_failure(_BUSY)
            return
        workspace = self._bridge.workspace
        try:
            released = tidying.release(workspace, dialog.strays)
        except SpbeError as error:
            dialog.show_failure(sentence(error))
            return
        vault = workspace.vault
        dialog.show_working("Menghapus berkas tanpa dokumen")

        def left() -> tuple[tidying.StrayFile, ...]:
            return tuple(stray for stray in released if vault.has(stray.sha256))

        self._start(
            dialog,
            lambda report: tidying.delete(vault, released, report),
            lambda result: dialog.show_tidied(result, left()),
            dialog.show_progress,
            on_cancelled=lambda: dialog.show_cancelled(left()),
        )

    def _start(
        self,
        dialog: EvidenceCheckDialog,
        job: Callable[[Report], _T],
        on_success: Callable[[_T], None],
        on_progress: Callable[[int, int], None],
        *,
        on_cancelled: Callable[[], None] | None = None,
    ) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                (on_cancelled or dialog.show_cancelled)()
            elif isinstance(error, SpbeError):
                dialog.show_failure(sentence(error))
            else:
                raise error

        self._working = self._runner.start(
            job, on_success=on_success, on_failure=failed, on_progress=on_progress
        )

    def _cancel(self) -> None:
        if self._working is not None:
            self._working.cancel()
