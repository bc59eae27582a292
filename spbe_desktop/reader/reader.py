"""The reader: tells what files say of themselves, and shows their pages, at no risk to us."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.reader.answers import facts_in, picture_in
from spbe_desktop.reader.process import Child, ChildLostError
from spbe_desktop.reader.wire import Message, WireError

FACTS_SECONDS = 20.0
PAGE_SECONDS = 10.0

_PATIENCE = 5.0
"""Seconds after which the child ends by itself, should we no longer be there to end it."""
_FINAL = frozenset({Readability.TOO_SLOW, Readability.TOO_LARGE})

_Answer = TypeVar("_Answer")


class Reader:
    """Asks one child process, which is started when first needed and again when it is lost.

    Made for a worker: calls block until there is an answer, at most for the seconds given
    here. Any thread may call; one at a time is served, so whoever shows pages keeps a reader
    apart from the one that reads hundreds of files. No file makes a call fail.
    """

    def __init__(
        self, *, facts_seconds: float = FACTS_SECONDS, page_seconds: float = PAGE_SECONDS
    ) -> None:
        self._facts_seconds = facts_seconds
        self._page_seconds = page_seconds
        self._turn = threading.Lock()
        self._child: Child | None = None
        self._closed = False
        self._started = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def started(self) -> int:
        """Return how many processes were started so far."""
        return self._started

    @property
    def pid(self) -> int | None:
        """Return the number of the process that is asked at present, if there is one."""
        child = self._child
        return None if child is None else child.pid

    def facts(self, path: Path, media_type: str) -> FileFacts:
        """Return what the file at *path*, which is of *media_type*, says of itself."""
        request = {"kind": "facts", "path": str(path.absolute()), "media_type": media_type}
        try:
            return self._answer(request, self._facts_seconds, facts_in)
        except ChildLostError as lost:
            return FileFacts(lost.readability)

    def page(self, path: Path, media_type: str, number: int, width: int) -> PagePicture:
        """Draw page *number* (from 0) of a PDF or picture, about *width* pixels wide.

        The picture is narrower if the page is very long or the original has fewer pixels.
        """
        request = {
            "kind": "page",
            "path": str(path.absolute()),
            "media_type": media_type,
            "number": number,
            "width": width,
        }
        try:
            return self._answer(request, self._page_seconds, picture_in)
        except ChildLostError as lost:
            return PagePicture(lost.readability)

    def close(self) -> None:
        """End the child, even while it is asked on another thread; no calls may follow."""
        self._closed = True
        child = self._child
        if self._turn.locked() and child is not None:
            child.kill()
        with self._turn:
            self._dismiss()

    def _answer(
        self,
        request: Mapping[str, object],
        seconds: float,
        understood: Callable[[Message], _Answer],
    ) -> _Answer:
        message = Message({**request, "seconds": seconds + _PATIENCE})
        with self._turn:
            try:
                return self._asked(message, seconds, understood)
            except ChildLostError as lost:
                if lost.readability in _FINAL:
                    raise
            # The child may have been lost for reasons of its own. A file is to blame only if
            # it brings down a second one, which has seen nothing else.
            return self._asked(message, seconds, understood)

    def _asked(
        self, message: Message, seconds: float, understood: Callable[[Message], _Answer]
    ) -> _Answer:
        try:
            return understood(self._ready_child().ask(message, seconds))
        except WireError as error:
            # Whoever answers like this is no longer ours.
            self._dismiss()
            raise ChildLostError(Readability.DAMAGED) from error

    def _ready_child(self) -> Child:
        self._require_open()
        if self._child is None or not self._child.alive:
            self._dismiss()
            self._child = _start()
            self._started += 1
        # Once more: whoever closes after this finds the child, and ends it.
        self._require_open()
        return self._child

    def _require_open(self) -> None:
        if self._closed:
            raise ChildLostError(Readability.UNAVAILABLE)

    def _dismiss(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


def _start() -> Child:
    try:
        return Child()
    except OSError as error:
        raise ChildLostError(Readability.UNAVAILABLE) from error
