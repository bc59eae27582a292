"""Lets documents of the library be looked at: small beside the table, large over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.ui.library_tab.document_details import DocumentDetails
from spbe_desktop.ui.library_tab.entry_words import facts_text
from spbe_desktop.ui.library_tab.preview_well import is_shown_inside
from spbe_desktop.ui.library_tab.tab import LibraryTab
from spbe_desktop.ui.preview.dialog import Previewed
from spbe_desktop.ui.preview.page_loader import Answer, Wish
from spbe_desktop.ui.previewing import Previewing

_RESTING = 120
"""Milliseconds for which a document must be chosen before its page is drawn."""


class LibraryPreviews(QObject):
    """Serves one tab, as its child."""

    def __init__(self, tab: LibraryTab, vault: Vault, previewing: Previewing) -> None:
        super().__init__(tab)
        self._tab = tab
        self._vault = vault
        self._previewing = previewing
        self._details: DocumentDetails | None = None
        self._wish: Wish | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTING)
        self._resting.timeout.connect(self._ask)
        tab.panel.details_made.connect(self._on_details_made)
        tab.preview_requested.connect(self._on_preview_requested)
        previewing.loader.answered.connect(self._on_answered)

    def _on_details_made(self, details: DocumentDetails) -> None:
        self._details = details
        self._wish = None
        self._resting.stop()
        if is_shown_inside(details.document):
            self._resting.start()

    def _ask(self) -> None:
        """Have the page of the chosen document drawn, unless that was done before."""
        details = self._tab.panel.details
        if details is None or details is not self._details or not details.well.page_width:
            return
        document = details.document
        path = self._path_of(document)
        self._wish = Wish(path, document.media_type, 0, details.well.page_width)
        known = self._previewing.loader.known(self._wish)
        if known is None:
            self._previewing.loader.ask([self._wish])
        else:
            self._on_answered(known)

    def _on_answered(self, answer: Answer) -> None:
        details = self._tab.panel.details
        shown = details is not None and details is self._details and answer.wish == self._wish
        if shown and details is not None and answer.image is not None:
            details.well.show_picture(answer.image)

    def _on_preview_requested(self, document_id: str) -> None:
        """Show a document over the window, with those around it in the table."""
        entries = self._tab.table.documents.entries
        shown = [e.document for e in entries if e.document.kind is not EvidenceKind.ADDRESS]
        if all(document.id != document_id for document in shown):
            self._tab.opened.emit(document_id)  # an address is seen in a browser alone
            return
        documents = [
            Previewed(d.id, d.title, facts_text(d), self._path_of(d), d.media_type) for d in shown
        ]
        self._previewing.show_documents(documents, document_id, self._tab.opened.emit)

    def _path_of(self, document: LibraryDocument) -> Path:
        if document.kind is EvidenceKind.LINK:
            return Path(document.location)
        return self._vault.path_of(document.sha256)
