"""Ringkasan as a page of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.summary_tab.tab import SummaryTab
from spbe_desktop.ui.tab_services import TabHost


def summary_page(looks: Looks, bridge: WorkspaceBridge, host: TabHost) -> Page:
    """Return the page that shows the figures of the assessment."""

    def make() -> QWidget:
        tab = SummaryTab(looks.theme, looks.icons)
        tab.indicator_requested.connect(host.go_to)
        tab.why_requested.connect(host.why_requested)
        tab.one_page_requested.connect(host.one_page_requested)
        return tab

    def refresh(tab: QWidget, changes: Changes) -> None:
        del changes
        summary = bridge.summary()
        if isinstance(tab, SummaryTab) and summary is not None:
            tab.show_summary(summary)

    return Page(make, refresh, concerns=lambda _changes: True)
