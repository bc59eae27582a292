"""Replaces the file of a document: its next revision, wherever the document is used."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.evidence import Document, Stored
from spbe_desktop.services.keeping import Revise
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.questions import Questions


class Replaced(Stored, Protocol):
    """A document, or a use of one, whose file is to be replaced."""

    @property
    def revision(self) -> int:
        """Return which revision its file is."""


class Replacing(QObject):
    """Asks for the newer file, takes it in and tells what came of it."""

    told = Signal(str, str)
    """Kind ("info") and a sentence."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        taking: DocumentIntake,
        questions: Questions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._taking = taking
        self._questions = questions

    def replace(self, document_id: str, document: Replaced) -> None:
        """Let the officer choose the file that takes the place of the one of *document*."""
        path = self._questions.newer_file(document)
        if path is not None:
            self._taking.take(path, partial(self._revise, document_id, document))

    def _revise(self, document_id: str, before: Replaced, newer: Document) -> None:
        if self._bridge.run(Revise(document_id, newer)):
            self.told.emit(
                "info",
                "Berkas ini sama dengan yang sudah tersimpan, jadi tidak ada yang diganti."
                if newer.sha256 == before.sha256
                else f"Berkas diganti: sekarang revisi {before.revision + 1}. "
                "Yang sudah dikirim tetap memakai yang lama.",
            )
