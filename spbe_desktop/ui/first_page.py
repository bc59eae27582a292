"""The first page in the window: made when it is needed, and as it was left when it is again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.today import today
from spbe_desktop.ui.welcome_page import NewWorkspace, WelcomePage


class FirstPage(QObject):
    """Shows the ways to begin, and tells which one was chosen."""

    create_requested = Signal(NewWorkspace)
    sample_requested = Signal()
    open_requested = Signal(Path)
    restore_requested = Signal()
    """A backup file is to be chosen and restored."""

    def __init__(
        self, frame: Frame, looks: Looks, preferences: Preferences, catalogue: Catalogue
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._looks = looks
        self._preferences = preferences
        self._catalogue = catalogue
        self._page: WelcomePage | None = None

    def show(self) -> None:
        """Show the page in place of a workspace."""
        page = self._shown()
        self._frame.show_chrome(False)
        self._frame.setWindowTitle("SPBE Desktop")
        self._frame.pages.setCurrentWidget(page)

    def show_failure(self, text: str) -> None:
        """Say in its form why a workspace could not be made."""
        self._shown().show_failure(text)

    def close(self) -> None:
        """Let go of the page: a workspace is open."""
        if self._page is not None:
            self._frame.pages.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _shown(self) -> WelcomePage:
        if self._page is None:
            self._page = self._made()
            self._frame.pages.addWidget(self._page)
        return self._page

    def _made(self) -> WelcomePage:
        this_year = today().year
        page = WelcomePage(
            self._looks.theme,
            self._looks.icons,
            years=range(self._catalogue.listings[0].first_year, this_year + 2),
            year=this_year,
            home=user_folders.workspaces(),
            recent=self._preferences.recent,
        )
        page.create_requested.connect(self.create_requested)
        page.sample_requested.connect(self.sample_requested)
        page.open_requested.connect(self.open_requested)
        page.restore_requested.connect(self.restore_requested)
        page.text_scale_chosen.connect(self._on_text_scale_chosen)
        return page

    def _on_text_scale_chosen(self, scale: float) -> None:
        self._preferences.text_scale = scale
