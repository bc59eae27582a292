"""The tabs of an open workspace, in their order: what each is called, counts and shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.action_page import action_page, counting_overdue
from spbe_desktop.ui.finding_page import counting_open, finding_page
from spbe_desktop.ui.group_page import group_page
from spbe_desktop.ui.library_page import library_page
from spbe_desktop.ui.own_indicators import own_indicators
from spbe_desktop.ui.pages import Page
from spbe_desktop.ui.stage_page import stage_page
from spbe_desktop.ui.summary_page import summary_page
from spbe_desktop.ui.tab_services import TabHost, TabServices
from spbe_desktop.ui.team_page import team_page
from spbe_desktop.ui.trend_page import trend_page
from spbe_desktop.ui.widgets.tab_strip import Tab

SUMMARY_TAB, LIBRARY_TAB, TREND_TAB, GROUP_PREFIX = "ringkasan", "eviden", "tren", "group:"
STAGE_TAB, FINDING_TAB, ACTION_TAB, TEAM_TAB = "tahapan", "temuan", "aksi", "tim"


def _count_nothing(_sheet: Sheet) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class TabPage:
    """One tab, with the page behind it."""

    key: str
    title: str
    page: Page
    count: Callable[[Sheet], str] = _count_nothing
    """Tells what stands beside the title; asked after each edit, so it has to be quick."""


@dataclass(frozen=True, slots=True)
class TabMakers:
    """How the tabs are made that need more than their services."""

    equip: Callable[[QWidget], None]
    """Connects a new domain tab to whatever carries out its wishes."""
    library: Callable[[], QWidget]


def tab_pages(
    sheet: Sheet, services: TabServices, host: TabHost, makers: TabMakers
) -> tuple[TabPage, ...]:
    """Return the tabs of the assessment of *sheet*."""
    looks, bridge, own = services.looks, services.bridge, own_indicators(services)
    groups = [
        TabPage(
            group_key(group),
            group.short_title,
            group_page(group, looks, bridge, makers.equip, own),
            _progress_of(group),
        )
        for group in sheet.instrument.groups
    ]
    return (
        TabPage(SUMMARY_TAB, "Ringkasan", summary_page(looks, bridge, host)),
        *groups,
        TabPage(LIBRARY_TAB, "Eviden", library_page(makers.library), _documents),
        TabPage(STAGE_TAB, "Tahapan", stage_page(services, host)),
        TabPage(FINDING_TAB, "Temuan", finding_page(services, host), counting_open(bridge)),
        TabPage(ACTION_TAB, "Rencana aksi", action_page(services), counting_overdue(bridge)),
        TabPage(TEAM_TAB, "Tim & agenda", team_page(services)),
        TabPage(TREND_TAB, "Tren", trend_page(looks, bridge)),
    )


def group_key(group: Group) -> str:
    """Return the key of the tab of *group*."""
    return f"{GROUP_PREFIX}{group.code}"


def tabs_of(pages: Sequence[TabPage], sheet: Sheet) -> list[Tab]:
    """Return what the strip shows of *pages*."""
    return [(page.key, page.title, page.count(sheet)) for page in pages]


def _progress_of(group: Group) -> Callable[[Sheet], str]:
    def progress(sheet: Sheet) -> str:
        return f"{sheet.answered_in(group)}/{len(group.indicators)}"

    return progress


def _documents(sheet: Sheet) -> str:
    return str(sheet.documents) if sheet.documents else ""
