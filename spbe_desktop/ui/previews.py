"""What shows documents within the window, as far as the rest of it has to know."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget


class Previews(Protocol):
    """Loaded when a document is first looked at."""

    def make_pane(self) -> QWidget:
        """Return a preview to be put into a page."""

    def show(self, use_id: int) -> None:
        """Show the document of a use over the window."""

    def close(self) -> None:
        """End what draws pages."""
