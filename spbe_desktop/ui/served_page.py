"""Pages whose tab is served by a desk: it reads what the tab shows, and does what it asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page


class TabDesk(QObject):
    """Serves the tab that is its parent."""

    def __init__(self, tab: QWidget) -> None:
        super().__init__(tab)

    def take(self, changes: Changes) -> None:
        """Show what *changes* have touched; whoever can tell it apart shows no more than that."""
        del changes
        self.refresh()

    def refresh(self) -> None:
        """Read everything that the tab shows, and show it."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand on what is being typed; nothing is on most tabs."""


def served_page(make: Callable[[], QWidget], concerns: Callable[[Changes], bool]) -> Page:
    """Return the page of the tab that *make* makes with its desk, when it is first shown."""

    def desk_of(tab: QWidget) -> TabDesk:
        desk = tab.findChild(TabDesk)
        assert isinstance(desk, TabDesk), "every such tab is made with its desk"
        return desk

    return Page(
        make=make,
        refresh=lambda tab, changes: desk_of(tab).take(changes),
        concerns=concerns,
        flush=lambda tab: desk_of(tab).flush(),
    )
