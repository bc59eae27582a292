"""Checks a package or an instrument pack that somebody has sent, and shows what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled, PackInvalidError, SpbeError
from spbe_desktop.exchange.verification import Verification
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.instruments.loader import load_foreign
from spbe_desktop.ui.file_check.dialog import FileCheckDialog
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.file_checks import instrument_facts, package_facts
from spbe_desktop.words.package_problems import problem_sentence

_PACK = ".spbepack"


class FileCheckDesk(QObject):
    """Checks one file at a time."""

    def __init__(self, runner: TaskRunner, looks: Looks, window: QWidget) -> None:
        super().__init__()
        self._runner = runner
        self._looks = looks
        self._window = window

    def begin(self, path: Path) -> None:
        """Check the file *path*, and show what it is and what is wrong with it."""
        is_pack = path.suffix.lower() == _PACK
        title = "Periksa instrumen" if is_pack else "Periksa paket"
        looks = self._looks
        dialog = FileCheckDialog(looks.theme, looks.icons, title, str(path), self._window)
        dialog.open()

        def job(report: Report) -> Instrument | Verification:
            return load_foreign(path) if is_pack else verify_package(path, report)

        task = self._runner.start(
            job,
            on_success=partial(self._on_checked, dialog),
            on_failure=partial(self._on_failed, dialog),
            on_progress=dialog.show_progress,
        )
        dialog.cancel_requested.connect(task.cancel)

    def _on_checked(self, dialog: FileCheckDialog, found: Instrument | Verification) -> None:
        if isinstance(found, Instrument):
            dialog.show_outcome("success", "Instrumen sah.", found.title, instrument_facts(found))
        elif found.valid:
            dialog.show_outcome("success", "Paket utuh.", "", package_facts(found))
        else:
            problems = [problem_sentence(problem) for problem in found.problems]
            lead = f"Paket tidak sah: {len(problems)} masalah."
            text = "Jangan dipakai. Minta pengirim mengirim ulang berkasnya."
            dialog.show_outcome("error", lead, text, [*problems, "", *package_facts(found)])

    def _on_failed(self, dialog: FileCheckDialog, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, PackInvalidError):
            faults = [f"{fault.place}: {fault.reason}" for fault in error.faults]
            dialog.show_outcome("error", f"{len(faults)} kesalahan.", sentence(error), faults)
        elif isinstance(error, SpbeError):
            dialog.show_outcome("error", "Tidak dapat diperiksa.", sentence(error), ())
        else:
            raise error
