"""Opens the sample workspace, which is made the first time that somebody wants to see it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import SpbeError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words.failures import sentence


class SampleOpening(QObject):
    """Makes the sample once, however often it is asked for meanwhile."""

    told = Signal(str, str)
    """Kind and sentence."""
    open_requested = Signal(object)
    """Path of the sample that is there already."""
    made = Signal(object)
    """Path of the sample that was made just now."""

    def __init__(self, runner: TaskRunner, resources: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._resources = resources
        self._awaited = False

    def open(self) -> None:
        """Have the sample opened, now or once it is made."""
        if self._awaited:
            return
        root = user_folders.workspaces() / "SPBE Contoh"
        if root.exists():
            self.open_requested.emit(root)
            return
        # What makes the sample is loaded only by whoever wants to see it.
        from spbe_desktop.services.sample import create_sample

        catalogue, folder = Catalogue(self._resources / "instruments"), self._resources / "sample"

        def job(_report: Report) -> Path:
            root.parent.mkdir(parents=True, exist_ok=True)
            create_sample(root, catalogue, folder)
            return root

        self.told.emit("info", "Menyiapkan buku kerja contoh…")
        self._awaited = True
        self._runner.start(job, on_success=self._on_made, on_failure=self._on_failed)

    def forget(self) -> None:
        """Wait for it no more: its task was cleared away."""
        self._awaited = False

    def _on_made(self, root: Path) -> None:
        self._awaited = False
        self.made.emit(root)

    def _on_failed(self, error: Exception) -> None:
        self._awaited = False
        if not isinstance(error, SpbeError):
            raise error
        self.told.emit("error", sentence(error))
