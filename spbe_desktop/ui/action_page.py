"""Rencana aksi as a page of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.overdue_actions import count_overdue
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.today import today


def action_page(services: TabServices) -> Page:
    """Return the page of what is done; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.action_desk import make_action_tab

        return make_action_tab(services)

    def concerns(changes: Changes) -> bool:
        touched = changes.answers or changes.documents
        named = changes.team or changes.findings or changes.assessments
        return bool(touched) or named or changes.actions

    return served_page(make, concerns)


def counting_overdue(bridge: WorkspaceBridge) -> Callable[[Sheet], str]:
    """Return what tells how many actions are overdue."""

    def count(sheet: Sheet) -> str:
        found = sheet.assessment
        number = count_overdue(bridge.workspace, found.agency.id, found.year, today())
        return f"{number} terlambat" if number else ""

    return count
