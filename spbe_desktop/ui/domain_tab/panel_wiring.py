"""What the pages of the panel ask for, as signals of the tab that carry the indicator's key."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab.changes_page import ChangesPage
from spbe_desktop.ui.domain_tab.earlier_page import EarlierPage
from spbe_desktop.ui.domain_tab.evidence_page import EvidencePage
from spbe_desktop.ui.domain_tab.findings_page import FindingsPage
from spbe_desktop.ui.domain_tab.note_page import NotePage
from spbe_desktop.ui.domain_tab.panel_page import PanelPage


class Asking(Protocol):
    """The part of the tab that passes requests on."""

    note_settled: SignalInstance
    editing_started: SignalInstance
    files_wanted: SignalInstance
    link_wanted: SignalInstance
    address_wanted: SignalInstance
    reuse_wanted: SignalInstance
    folder_wanted: SignalInstance
    evidence_opened: SignalInstance
    evidence_previewed: SignalInstance
    picture_wanted: SignalInstance
    file_wanted: SignalInstance
    folder_opened: SignalInstance
    name_wanted: SignalInstance
    evidence_detached: SignalInstance
    evidence_replaced: SignalInstance
    evidence_located: SignalInstance
    evidence_described: SignalInstance
    earlier_wanted: SignalInstance
    history_wanted: SignalInstance
    finding_wanted: SignalInstance
    finding_opened: SignalInstance

    @property
    def current_key(self) -> IndicatorKey:
        """The indicator that a request is about."""
        ...


def connect_page(page: PanelPage, tab: Asking) -> None:
    """Let *tab* pass on what *page* asks for."""
    match page:
        case EvidencePage():
            _connect_evidence(page, tab)
        case NotePage():
            page.settled.connect(tab.note_settled)
            page.editing_started.connect(tab.editing_started)
        case EarlierPage():
            page.copy_clicked.connect(lambda: tab.earlier_wanted.emit(tab.current_key))
        case FindingsPage():
            page.add_wanted.connect(lambda: tab.finding_wanted.emit(tab.current_key))
            page.opened.connect(tab.finding_opened)
        case ChangesPage():
            page.all_wanted.connect(lambda: tab.history_wanted.emit(tab.current_key))
        case _:
            # The other pages only show.
            pass


def _connect_evidence(page: EvidencePage, tab: Asking) -> None:
    page.files_wanted.connect(lambda: tab.files_wanted.emit(tab.current_key, None))
    page.link_wanted.connect(lambda: tab.link_wanted.emit(tab.current_key, None))
    page.address_wanted.connect(lambda: tab.address_wanted.emit(tab.current_key, None))
    page.reuse_wanted.connect(lambda: tab.reuse_wanted.emit(tab.current_key))
    page.folder_wanted.connect(tab.folder_wanted)
    page.previewed.connect(tab.evidence_previewed)
    page.picture_wanted.connect(tab.picture_wanted)
    page.file_wanted.connect(tab.file_wanted)
    page.opened.connect(tab.evidence_opened)
    page.folder_opened.connect(tab.folder_opened)
    page.name_wanted.connect(tab.name_wanted)
    page.detached.connect(tab.evidence_detached)
    page.replaced.connect(tab.evidence_replaced)
    page.located.connect(tab.evidence_located)
    page.described.connect(tab.evidence_described)
