"""Tren as a page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.served_page import served_page


def trend_page(looks: Looks, bridge: WorkspaceBridge) -> Page:
    """Return the page of the years; it is loaded when it is first shown."""

    def make() -> QWidget:
        from spbe_desktop.ui.trend_desk import make_trend_tab

        return make_trend_tab(looks, bridge)

    def concerns(changes: Changes) -> bool:
        return changes.trend or changes.assessments

    return served_page(make, concerns)
