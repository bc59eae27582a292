"""Temuan as a page of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.open_findings import open_findings
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page
from spbe_desktop.ui.tab_services import TabHost, TabServices


class FindingsShown(Protocol):
    """The tab, as the rest of the window sees it."""

    def show_finding(self, finding_id: str) -> None:
        """Show a shortcoming among all of them."""


def finding_page(services: TabServices, host: TabHost) -> Page:
    """Return the page of what falls short; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.finding_desk import make_finding_tab

        return make_finding_tab(services, host)

    def concerns(changes: Changes) -> bool:
        touched = changes.answers or changes.evidence or changes.documents
        # The watch list tells which indicators nobody answers for.
        return bool(touched) or changes.findings or changes.team or changes.assessments

    return served_page(make, concerns)


def counting_open(bridge: WorkspaceBridge) -> Callable[[Sheet], str]:
    """Return what tells how many shortcomings are open."""

    def count(sheet: Sheet) -> str:
        number = open_findings(bridge.workspace, sheet.assessment)
        return str(number) if number else ""

    return count
