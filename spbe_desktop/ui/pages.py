"""The pages behind the tabs: each built when first shown, each read again when it is stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from spbe_desktop.services.changes import EVERYTHING, Changes


def _hold_nothing(_page: QWidget) -> None:
    """Hand on nothing: nothing is typed on most pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """How one page is made, and how it is brought up to date after changes."""

    make: Callable[[], QWidget]
    refresh: Callable[[QWidget, Changes], None]
    concerns: Callable[[Changes], bool]
    """Tells whether changes make the page stale at all."""
    flush: Callable[[QWidget], None] = _hold_nothing
    """Hands on what is being typed on the page."""


class Pages(QObject):
    """Shows one page at a time in a stack; the hidden ones wait with what they missed."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._pages: dict[str, Page] = {}
        self._built: dict[str, QWidget] = {}
        self._missed: dict[str, Changes] = {}
        self._current = ""

    @property
    def current_key(self) -> str:
        """Return the key of the page that is shown, or nothing."""
        return self._current

    @property
    def current(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._built.get(self._current)

    def set_pages(self, pages: dict[str, Page]) -> None:
        """Replace all pages; none is shown until *show* is called."""
        for widget in self._built.values():
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._pages = pages
        self._built = {}
        self._missed = {}
        self._current = ""

    def show(self, key: str) -> QWidget:
        """Show page *key*, built and up to date."""
        self._current = key
        if key not in self._built:
            self._built[key] = self._pages[key].make()
            self._stack.addWidget(self._built[key])
            self._missed[key] = EVERYTHING
        self._catch_up(key)
        self._stack.setCurrentWidget(self._built[key])
        return self._built[key]

    def take(self, changes: Changes) -> None:
        """Bring the shown page up to date, and note what the others have missed."""
        for key in self._built:
            if self._pages[key].concerns(changes):
                self._missed[key] = self._missed.get(key, Changes()) | changes
        if self._current:
            self._catch_up(self._current)

    def flush(self) -> None:
        """Have the shown page hand on what is being typed."""
        if self._current in self._built:
            self._pages[self._current].flush(self._built[self._current])

    def _catch_up(self, key: str) -> None:
        missed = self._missed.pop(key, None)
        if missed is None:
            return
        try:
            self._pages[key].refresh(self._built[key], missed)
        except BaseException:
            self._missed[key] = missed | self._missed.get(key, Changes())
            raise
