"""Reads the library before its tab is asked for, in turns that are too short to be felt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, QTimer

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import StorageError
from spbe_desktop.services.bulk_reading import collecting_paused
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.library_reading import read_again, read_in_portions, read_library
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.tasks import TaskRunner

_BREATH = 5
"""Milliseconds between two turns: what the officer does comes first."""


class LibraryAhead(QObject):
    """Holds what was read ahead until it is taken; once it was, nothing is read ahead again.

    The vault is walked over by a worker of its own, the database is read on this thread.
    """

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = TaskRunner(self)
        self._portions: Iterator[tuple[LibraryDocument, ...]] | None = None
        self._documents: list[LibraryDocument] = []
        self._missed = Changes()
        self._is_over = self._is_ready = False
        self._turn = QTimer(self)
        self._turn.setInterval(_BREATH)
        self._turn.timeout.connect(self._read_on)

    @property
    def has_begun(self) -> bool:
        """Tell whether the database is being read, or was."""
        return self._portions is not None

    @property
    def is_ready(self) -> bool:
        """Tell whether everything is read and waits to be taken."""
        return self._is_ready

    def begin(self) -> None:
        """Begin to read, unless the documents were asked for already."""
        if self._is_over:
            return
        vault = self._workspace.vault

        def walk(_report: Report) -> Mapping[str, int]:
            return vault.sizes()

        self._runner.start(walk, on_success=self._on_walked, on_failure=self._on_failure)

    def note(self, changes: Changes) -> None:
        """Keep in mind what an edit has touched since it was read."""
        self._missed |= changes

    def take(self) -> tuple[LibraryDocument, ...]:
        """Return every document as it is now, as `read_library` does, and hold it no longer.

        Blobs were looked at when they were read; links are looked at again, for a drive may
        have been plugged in.
        """
        with collecting_paused():
            for portion in self._portions or ():  # what is left of them
                self._documents.extend(portion)
        documents, missed = tuple(self._documents), self._missed
        fits = self.has_begun and not missed.assessments
        self.close()
        if not fits:
            return read_library(self._workspace)
        links = {document.id for document in documents if document.kind is EvidenceKind.LINK}
        return read_again(self._workspace, documents, missed.documents | links)

    def close(self) -> None:
        """Read no further, and forget what was read."""
        self._is_over = True
        self._turn.stop()
        self._runner.shutdown()
        self._portions, self._documents, self._is_ready = None, [], False

    def _on_walked(self, sizes: Mapping[str, int]) -> None:
        self._portions = read_in_portions(self._workspace, sizes)
        self._turn.start()

    def _read_on(self) -> None:
        if self._portions is None:
            return
        try:
            with collecting_paused():
                portion = next(self._portions, None)
        except StorageError as error:
            self._on_failure(error)
            self.close()
            return
        if portion is None:
            self._turn.stop()
            self._is_ready = True
        else:
            self._documents.extend(portion)

    def _on_failure(self, error: Exception) -> None:
        """Leave it to whoever asks for the documents to run into it, and to tell."""
        del error
