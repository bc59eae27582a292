"""Tahapan as a page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page
from spbe_desktop.ui.tab_services import TabHost, TabServices


def stage_page(services: TabServices, host: TabHost) -> Page:
    """Return the page of the stages; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.stage_desk import make_stage_tab

        return make_stage_tab(services, host)

    def concerns(changes: Changes) -> bool:
        return bool(changes.answers or changes.evidence) or changes.assessments

    return served_page(make, concerns)
