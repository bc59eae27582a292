"""The page of the rescue that waits: what happened, and how far the work is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import MessageStrip


class WorkPage(QWidget):
    """Shows a message over the progress of work."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._strip = MessageStrip(theme, icons)
        self.progress = DialogProgress(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._strip)
        column.addWidget(self.progress, 1)

    def begin(self, heading: str, lead: str, text: str) -> None:
        """Show work that was just begun, under what the officer should know meanwhile."""
        self._strip.show_message("info", lead, text)
        self.progress.begin(heading)
