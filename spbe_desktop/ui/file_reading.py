"""Reads the files of the library in the background, one after the other, for search and checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.searching import Hit
from spbe_desktop.errors import Cancelled
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services.searching import DocumentSearch, UnreadFile, read_files
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.tasks import TaskRunner

_PAUSE = 600
"""Milliseconds between two times that what was read is announced: lists are made anew then."""


_BREATH = 30
"""Milliseconds before the index learns, and between its portions: what was just shown is painted
first, and edits that follow one another are learnt together."""


class FileReading(QObject):
    """Keeps the search true and the files read; it has a worker and a reader of its own.

    Whoever adds files does not wait until others were read. `close` ends it at once, whatever
    is being read.
    """

    progressed = Signal()
    """A file was read, or reading was paused, or nothing is left."""
    facts_found = Signal(object)
    """The digests of the files that were read since this was told last."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._search = DocumentSearch(workspace)
        self._facts = dict(self._search.known_facts())
        self._reader = Reader()
        self._runner = TaskRunner(self)
        self._waiting: list[UnreadFile] = []
        self._at_hand = ""
        self._found: set[str] = set()
        self._paused = self._closed = False
        self.done = 0
        """Files that were read since there was nothing to read."""
        self._further = self._timer(_BREATH, self._refresh)
        self._announce = self._timer(_PAUSE, self._on_announced)

    @property
    def facts(self) -> Mapping[str, FileFacts]:
        """Return what is known of files, by digest and without their texts."""
        return self._facts

    @property
    def paused(self) -> bool:
        """Tell whether the officer wishes no files to be read now."""
        return self._paused

    def catch_up(self) -> None:
        """Learn of documents that came, changed or went, and read what was not read yet."""
        if not self._closed:
            self._further.start()

    def find(self, typed: str) -> tuple[Hit, ...]:
        """Return the documents that contain each word of *typed*, the best first."""
        return self._search.search(typed)

    def facts_of(self, sha256: str) -> FileFacts | None:
        """Return all that the file of this digest says; None if it was not read yet."""
        return self._search.facts_of(sha256)

    def toggle(self) -> None:
        """Pause the reading, or go on with it; the file at hand is read to its end."""
        self._paused = not self._paused
        self.progressed.emit()
        self._read_next()

    def close(self) -> None:
        """Stop reading and let go of the index, which knows as much as was read."""
        self._closed = True
        self._further.stop()
        self._announce.stop()
        self._reader.close()
        self._runner.shutdown()
        self._search.close()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _refresh(self) -> None:
        """Bring the index up to date in small portions, so that nothing waits for it."""
        if self._search.refresh():
            self._further.start()
            return
        # What came in last is read first.
        self._waiting = []
        self._read_next()

    def _read_next(self) -> None:
        if self._paused or self._closed or self._at_hand:
            return
        if not self._waiting:
            self._waiting = list(self._search.unread())
        if not self._waiting:
            self.done = 0
            self.progressed.emit()
            return
        file = self._waiting.pop(0)
        self._at_hand = file.sha256
        self._runner.start(
            lambda report: read_files(self._reader, (file,), report),
            on_success=self._on_read,
            on_failure=self._on_failure,
        )

    def _on_read(self, facts: Mapping[str, FileFacts]) -> None:
        self._at_hand = ""
        self._search.take(facts)
        for sha256, said in facts.items():
            self._facts[sha256] = replace(said, text="", first_text="")
            self._found.add(sha256)
        self.done += 1
        self.progressed.emit()
        if not self._announce.isActive():
            self._announce.start()
        self._read_next()

    def _on_announced(self) -> None:
        found, self._found = frozenset(self._found), set()
        self.facts_found.emit(found)

    def _on_failure(self, error: Exception) -> None:
        self._at_hand = ""
        if not isinstance(error, Cancelled):
            raise error
