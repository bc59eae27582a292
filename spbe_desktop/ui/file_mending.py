"""Gives a document another file: a newer one in its place, or its own where that was lost."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.evidence import Document, EvidenceKind, Stored
from spbe_desktop.services.intake import found_again
from spbe_desktop.services.keeping import Revise
from spbe_desktop.services.relinking import LinkPlace, MoveLinks
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.questions import Questions


class Mended(Stored, Protocol):
    """A document, or a use of one, whose file is lost or to be replaced."""

    @property
    def revision(self) -> int:
        """Return which revision its file is."""


class FileMending(QObject):
    """Asks for the file, takes it in and tells what came of it."""

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

    def replace(self, document_id: str, document: Mended) -> None:
        """Let the officer choose the file that takes the place of the one of *document*."""
        path = self._questions.newer_file(document)
        if path is not None:
            self._taking.take(path, partial(self._revise, document_id, document))

    def locate(self, document_id: str, lost: Mended) -> None:
        """Let the officer say where a lost file is; it must be the same."""
        path = self._questions.lost_file(lost)
        if path is None:
            return
        vault = self._bridge.workspace.vault
        self._taking.run(
            lost.title,
            lambda report: found_again(vault, lost, path, report),
            partial(self._on_found, document_id, lost),
        )

    def _revise(self, document_id: str, before: Mended, newer: Document) -> None:
        if self._bridge.run(Revise(document_id, newer)):
            self.told.emit(
                "info",
                "Berkas ini sama dengan yang sudah tersimpan, jadi tidak ada yang diganti."
                if newer.sha256 == before.sha256
                else f"Berkas diganti: sekarang revisi {before.revision + 1}. "
                "Yang sudah dikirim tetap memakai yang lama.",
            )

    def _on_found(self, document_id: str, lost: Mended, found: Document) -> None:
        if lost.kind is EvidenceKind.LINK:
            place = LinkPlace(document_id, lost.revision, found.location, found.modified_ns)
            if not self._bridge.run(MoveLinks((place,))):
                return
        else:
            self._bridge.reload()
        self.told.emit("info", f"Berkas “{lost.title}” sudah ditemukan kembali.")
