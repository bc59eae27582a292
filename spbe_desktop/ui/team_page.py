"""Tim & agenda as a page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page
from spbe_desktop.ui.tab_services import TabServices


def team_page(services: TabServices) -> Page:
    """Return the page of the team and the calendar; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.team_desk import make_team_tab

        return make_team_tab(services)

    def concerns(changes: Changes) -> bool:
        return changes.team or changes.agenda or changes.assessments

    return served_page(make, concerns)
