"""Eviden as a page of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page


class BrowserTab(Protocol):
    """The tab of all documents, as the rest of the window sees it."""

    def focus_search(self) -> None:
        """Put the caret into the search."""

    def toggle_panel(self) -> None:
        """Open the details, or close them."""

    def edit_chosen(self) -> None:
        """Let the officer describe the document that is chosen."""


def library_page(make: Callable[[], QWidget]) -> Page:
    """Return the page of all documents; *make* is asked for its tab when it is first shown."""

    def refresh(tab: QWidget, changes: Changes) -> None:
        from spbe_desktop.ui.library_desk import LibraryDesk

        desk = tab.findChild(LibraryDesk)
        if isinstance(desk, LibraryDesk):
            desk.refresh(changes)

    def concerns(changes: Changes) -> bool:
        return bool(changes.documents) or changes.assessments

    return Page(make, refresh, concerns)
