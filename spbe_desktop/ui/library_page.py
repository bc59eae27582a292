"""Eviden as a page of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page


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

    def concerns(changes: Changes) -> bool:
        return bool(changes.documents) or changes.assessments

    return served_page(make, concerns)
