"""Shows documents with the desktop's own programs, as far as that is safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from spbe_desktop.domain.evidence import EvidenceKind, Stored
from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.addresses import checked_address
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.services import viewing
from spbe_desktop.ui.tasks import TaskRunner


class DocumentViewer(QObject):
    """Puts a copy with a name of its own into *folder* and hands it to the desktop."""

    told = Signal(str, str)
    """Kind and a sentence that asks for nothing."""
    failed = Signal(object)
    """SpbeError."""

    def __init__(self, vault: Vault, runner: TaskRunner, folder: Path) -> None:
        super().__init__()
        self._vault = vault
        self._runner = runner
        self._folder = folder

    def open(self, document: Stored) -> None:
        """Show a document; what is no plain document is shown in its folder."""
        self._view(document, self._show)

    def open_folder(self, document: Stored) -> None:
        """Show the folder that a document is in."""
        self._view(document, lambda found: _show_folder(found.path))

    def _view(self, document: Stored, show: Callable[[viewing.Viewing], None]) -> None:
        if document.kind is EvidenceKind.ADDRESS:
            self._open_address(document.location)
            return
        self._runner.start(
            lambda _report: viewing.prepare(self._vault, document, self._folder),
            on_success=show,
            on_failure=self._on_failure,
        )

    def _open_address(self, address: str) -> None:
        try:
            # The workspace may be a stranger's: only what leads to the web is opened.
            QDesktopServices.openUrl(QUrl(checked_address(address)))
        except SpbeError as error:
            self.failed.emit(error)

    def _show(self, found: viewing.Viewing) -> None:
        if found.safe:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.path)))
            return
        _show_folder(found.path)
        self.told.emit(
            "warning",
            f"“{found.path.name}” bukan dokumen biasa, jadi tidak dibuka langsung. "
            "Foldernya sudah dibuka; periksa dulu sebelum menjalankannya.",
        )

    def _on_failure(self, error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        self.failed.emit(error)


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
