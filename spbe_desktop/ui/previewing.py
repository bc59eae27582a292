"""Shows documents of the open workspace, and owns what draws their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.services.library import path_of
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.domain_tab.evidence_facts import facts_of
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preview.dialog import PreviewDialog, Previewed
from spbe_desktop.ui.preview.page_loader import PageLoader
from spbe_desktop.ui.preview.pane import PreviewPane


class Previewing(QObject):
    """Serves all tabs; must be closed before the workspace is."""

    open_requested = Signal(int)
    """The use whose document shall be opened with another program."""

    def __init__(
        self, bridge: WorkspaceBridge, looks: Looks, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._looks = looks
        self._window = window
        self._loader = PageLoader(self)

    def make_pane(self) -> PreviewPane:
        """Return a preview to be put into a page."""
        return PreviewPane(self._looks.theme, self._looks.icons, self._loader)

    @property
    def loader(self) -> PageLoader:
        """Return what draws pages, for whoever shows them in a form of its own."""
        return self._loader

    def show(self, use_id: int) -> None:
        """Show a document over the window, with those of the same indicator around it."""
        use = self._bridge.use(use_id)
        documents = [
            self._previewed(each)
            for each in self._bridge.evidence_of(use.key)
            if each.kind is not EvidenceKind.ADDRESS
        ]
        self.show_documents(documents, use_id, self.open_requested.emit)

    def show_documents(
        self,
        documents: Sequence[Previewed],
        first: int | str,
        open_elsewhere: Callable[[Any], object],
    ) -> None:
        """Show the document whose id is *first*, with the others around it.

        *open_elsewhere* is given the id of one that shall be opened with another program.
        """
        ids = [document.id for document in documents]
        if first not in ids:
            return
        dialog = PreviewDialog(
            self._looks.theme,
            self._looks.icons,
            self._loader,
            documents,
            ids.index(first),
            self._window,
        )
        dialog.open_requested.connect(open_elsewhere)
        dialog.open()

    def close(self) -> None:
        """End what draws pages; nothing is shown after that."""
        self._loader.close()
        # On this thread, not on whichever one collects the workspace as garbage.
        self.deleteLater()

    def _previewed(self, use: EvidenceUse) -> Previewed:
        path = path_of(self._bridge.workspace.vault, use)
        return Previewed(use.use_id, use.title, facts_of(use), path, use.media_type)
