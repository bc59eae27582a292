"""What looks into files of the open workspace: search, checks, the library and previews."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.file_reading import FileReading
from spbe_desktop.ui.later_parts import LibraryListener
from spbe_desktop.ui.library_ahead import LibraryAhead
from spbe_desktop.ui.library_desk import make_library_tab
from spbe_desktop.ui.library_previews import LibraryPreviews
from spbe_desktop.ui.library_shelf import LibraryShelf
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.previewing import Previewing
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner


class ReadingRoom(QObject):
    """Owns what reads files and what draws their pages; closed before the workspace is."""

    def __init__(
        self, bridge: WorkspaceBridge, looks: Looks, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._looks = looks
        self._reading = FileReading(bridge.workspace, parent=self)
        self._ahead = LibraryAhead(bridge.workspace, self)
        self.previewing = Previewing(bridge, looks, window, self)
        bridge.changed.connect(self._on_changed)

    @property
    def facts(self) -> Mapping[str, FileFacts]:
        """Return what was found in files, by their digests."""
        return self._reading.facts

    def read_on(self) -> None:
        """Have files read that were not read yet."""
        self._reading.catch_up()

    def look_ahead(self) -> None:
        """Have the library read before it is asked for."""
        self._ahead.begin()

    def make_library(
        self, runner: TaskRunner, questions: Questions, listener: LibraryListener
    ) -> QWidget:
        """Return the tab of all documents."""
        shelf = LibraryShelf(self._bridge, self._reading, self._ahead)
        tab = make_library_tab(self._looks, self._bridge, shelf, runner, questions, listener)
        LibraryPreviews(tab, self._bridge.workspace.vault, self.previewing)
        return tab

    def preview(self, use_id: int) -> None:
        """Show the document of a use over the window."""
        self.previewing.show(use_id)

    def close(self) -> None:
        """Stop reading and drawing."""
        self.previewing.close()
        self._ahead.close()
        self._reading.close()

    def _on_changed(self, changes: Changes) -> None:
        self._ahead.note(changes)
        if changes.evidence or changes.documents:
            self._reading.catch_up()
