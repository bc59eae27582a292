"""The commands that explain the index, and put its figures on one page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks


class FigureCommands(QObject):
    """Speaks of the assessment that is shown; does nothing where there is none."""

    told = Signal(str, str)
    """Kind and sentence."""

    def __init__(self, bridge: WorkspaceBridge, looks: Looks, window: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._looks = looks
        self._window = window

    def show_why(self) -> None:
        """Show what the index is made of."""
        from spbe_desktop.ui.reporting import show_why

        summary = self._bridge.summary()
        if summary is not None:
            show_why(self._window, self._looks, summary)

    def save_one_page(self) -> None:
        """Let the officer save the figures as one page."""
        from spbe_desktop.ui.reporting import save_one_page

        summary = self._bridge.summary()
        if summary is not None:
            told = save_one_page(self._window, self._looks, summary)
            if told:
                self.told.emit(*told)
