"""Has pages drawn and texts read by the reader's process, the newest wish first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.reader.reader import Reader
from spbe_desktop.ui.preview.page_cache import PageCache
from spbe_desktop.ui.tasks import TaskRunner

_PATIENCE = 0.7
"""Seconds after which a page that nobody waits for any more is given up."""

_IDLE_MS = 60_000
"""How long the process that draws pages waits for the next one before it ends."""


class PageReader(Protocol):
    """What draws pages; called on a worker."""

    def page(self, path: Path, media_type: str, number: int, width: int) -> PagePicture:
        """Draw a page."""
        ...

    def facts(self, path: Path, media_type: str) -> FileFacts:
        """Read the text."""
        ...

    def close(self) -> None:
        """Stop, even amid a call on another thread."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """One page of a file, or with a width of 0 its text."""

    path: Path
    media_type: str
    number: int = 0
    """From 0."""
    width: int = 0
    """In pixels of the screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a wish: a picture, a text, or why there is none."""

    wish: Wish
    readability: Readability
    image: QImage | None = None
    text: str = ""
    pages: int = 0
    natural_width: int = 0
    """Pixels wide at 100 %."""

    def size_in_bytes(self) -> int:
        """Return how much memory it takes."""
        return len(self.text) * 4 + (0 if self.image is None else int(self.image.sizeInBytes()))


class PageLoader(QObject):
    """Answers wishes one at a time on a worker of its own; files are copied on another.

    Wishes that were not begun are dropped when newer ones come; a page that is being drawn
    while nobody waits for it any more is given up. Lives as long as the workspace is open, and
    must be closed.
    """

    answered = Signal(object)
    """Answer, on the window's thread."""

    def __init__(
        self, parent: QObject | None = None, make_reader: Callable[[], PageReader] = Reader
    ) -> None:
        super().__init__(parent)
        self._make_reader = make_reader
        self._reader: PageReader | None = None
        self._runner = TaskRunner(self)
        self._cache: PageCache[Answer] = PageCache()
        self._wishes: list[Wish] = []
        self._running: Wish | None = None
        self._since = 0.0
        self._closing: list[threading.Thread] = []
        self._patience = _timer(self, int(_PATIENCE * 1000), self._give_up_stale)
        self._idle = _timer(self, _IDLE_MS, self._dismiss)

    @property
    def kept_bytes(self) -> int:
        """Return how much memory the pages take that are kept."""
        return self._cache.size

    def known(self, wish: Wish) -> Answer | None:
        """Return the answer to *wish* if it is still kept."""
        return self._cache.get(wish)

    def ask(self, wishes: Sequence[Wish]) -> None:
        """Answer *wishes* in their order, in place of those asked before."""
        self._wishes = [wish for wish in wishes if self._cache.get(wish) is None]
        if self._running is None:
            self._begin()
        elif self._running not in wishes:
            waited = time.monotonic() - self._since
            self._patience.start(max(0, int((_PATIENCE - waited) * 1000)))

    def close(self) -> None:
        """Give everything up and end the process."""
        self._wishes = []
        # A timer that still runs must not be what another thread's garbage collection ends.
        self._patience.stop()
        self._idle.stop()
        self._dismiss()
        self._runner.shutdown()
        for thread in self._closing:
            thread.join()

    def _begin(self) -> None:
        if not self._wishes:
            self._idle.start()
            return
        self._idle.stop()
        if self._reader is None:
            self._reader = self._make_reader()
        wish, reader = self._wishes.pop(0), self._reader
        self._running, self._since = wish, time.monotonic()
        self._runner.start(
            lambda _report: _answer(reader, wish),
            on_success=self._on_answered,
            on_failure=self._on_failed,
        )

    def _on_answered(self, answer: Answer) -> None:
        self._running = None
        self._patience.stop()
        # What the disk does not give now, it may give when asked again.
        if answer.readability is not Readability.UNAVAILABLE:
            self._cache.keep(answer.wish, answer)
        self._begin()
        self.answered.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _give_up_stale(self) -> None:
        if self._running is not None and self._wishes:
            self._dismiss()

    def _dismiss(self) -> None:
        """End the process, whatever it is drawing; the next wish starts another."""
        reader, self._reader = self._reader, None
        if reader is not None:
            # Ending it may take as long as starting one, which the window does not wait for.
            thread = threading.Thread(target=reader.close, name="reader closing")
            thread.start()
            self._closing = [each for each in self._closing if each.is_alive()]
            self._closing.append(thread)


def _answer(reader: PageReader, wish: Wish) -> Answer:
    if not wish.width:
        facts = reader.facts(wish.path, wish.media_type)
        return Answer(wish, facts.readability, text=facts.text, pages=facts.pages)
    picture = reader.page(wish.path, wish.media_type, wish.number, wish.width)
    image = None
    if picture.pixels:
        row = picture.width * 4
        kind = QImage.Format.Format_RGB32
        # The copy owns its pixels; the first only borrows them.
        image = QImage(picture.pixels, picture.width, picture.height, row, kind).copy()
    return Answer(
        wish,
        picture.readability,
        image,
        pages=picture.pages,
        natural_width=picture.natural_width,
    )


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
