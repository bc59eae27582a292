"""Tim & agenda as a page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.tab_services import TabServices


def team_page(services: TabServices) -> Page:
    """Return the page of the team and the calendar; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.team_desk import make_team_tab

        return make_team_tab(services)

    def refresh(tab: QWidget, changes: Changes) -> None:
        from spbe_desktop.ui.team_desk import TeamDesk

        del changes
        desk = tab.findChild(TeamDesk)
        if isinstance(desk, TeamDesk):
            desk.refresh()

    def concerns(changes: Changes) -> bool:
        return changes.team or changes.agenda or changes.assessments

    def flush(tab: QWidget) -> None:
        from spbe_desktop.ui.team_tab.tab import TeamTab

        if isinstance(tab, TeamTab):
            tab.flush()

    return Page(make, refresh, concerns, flush)
