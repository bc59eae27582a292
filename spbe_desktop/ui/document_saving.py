"""Saves a document where the officer says, on the worker, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import SpbeError
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.user_folders import documents
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.failures import sentence

_KINDS = {
    "docx": "Dokumen Word (*.docx)",
    "ics": "Kalender (*.ics)",
    "pdf": "PDF (*.pdf)",
}
"""The kinds of files, by their suffix, as the system's dialog names them."""


class SavingDialog(Protocol):
    """The dialog from which a document is saved."""

    def show_saving(self) -> None:
        """Show that it is being saved, until the outcome is told."""

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of it."""


class DocumentSaver:
    """Remembers the folder in which a document was saved last."""

    def __init__(
        self, runner: TaskRunner, preferences: Preferences, noun: str = "Dokumen"
    ) -> None:
        """*noun* is what a document is called when its outcome is told."""
        self._runner = runner
        self._preferences = preferences
        self._noun = noun

    def ask(self, parent: QWidget, name: str, kind: str) -> Path | None:
        """Ask where to save *name*, a file of *kind* such as "docx"; none if nowhere."""
        folder = self._preferences.letter_folder
        start = folder if folder is not None and folder.is_dir() else documents()
        chosen, _ = QFileDialog.getSaveFileName(
            parent, f"Simpan {self._noun.lower()}", str(start / f"{name}.{kind}"), _KINDS[kind]
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._preferences.letter_folder = path.parent
        return path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")

    def save(self, dialog: SavingDialog, path: Path, job: Callable[[Report], None]) -> None:
        """Have *job* write to *path*, and open what it wrote."""
        dialog.show_saving()
        self._runner.start(
            job,
            on_success=lambda _none: self._on_saved(dialog, path),
            on_failure=partial(self._on_failed, dialog),
        )

    def _on_saved(self, dialog: SavingDialog, path: Path) -> None:
        dialog.show_outcome("success", f"{self._noun} tersimpan.", str(path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_failed(self, dialog: SavingDialog, error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        dialog.show_outcome("error", f"{self._noun} belum tersimpan.", sentence(error))
