"""The contents of the window for one open workspace: its tabs, and what keeps them true."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import cast

from PySide6.QtCore import QMetaObject, QObject, QTimer, Signal

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment, Sheet
from spbe_desktop.domain.slot_counts import slot_counts
from spbe_desktop.errors import SpbeError, WorkspaceReadOnlyError
from spbe_desktop.services import offices
from spbe_desktop.services.changes import EVERYTHING, Changes
from spbe_desktop.ui import header_facts as facts
from spbe_desktop.ui.finding_page import FindingsShown
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.group_page import AnswerTab
from spbe_desktop.ui.library_page import BrowserTab
from spbe_desktop.ui.own_indicators import own_indicators
from spbe_desktop.ui.pages import Pages
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.today import today
from spbe_desktop.ui.workspace_pages import (
    FINDING_TAB,
    GROUP_PREFIX,
    LIBRARY_TAB,
    TabMakers,
    TabPage,
    group_key,
    tab_pages,
    tabs_of,
)
from spbe_desktop.words import formats


class WorkspaceView(QObject):
    """Shows one assessment of an open workspace and carries the officer's edits to it."""

    why_requested = Signal()
    one_page_requested = Signal()

    def __init__(
        self,
        frame: Frame,
        services: TabServices,
        makers: TabMakers,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._services = services
        self._bridge = services.bridge
        self._makers = makers
        self._tabs: tuple[TabPage, ...] = ()
        self._pages = Pages(frame.pages)
        self._shown_assessment = 0
        self._looks_after_agenda = False
        self._connections: list[QMetaObject.Connection] = []
        self._connect()

    @property
    def group_tab(self) -> AnswerTab | None:
        """Return the domain tab that is shown, if one is."""
        is_group = self._pages.current_key.startswith(GROUP_PREFIX)
        page = self._pages.current
        return cast(AnswerTab, page) if is_group and page is not None else None

    @property
    def library_tab(self) -> BrowserTab | None:
        """Return the tab of all documents, if it is shown."""
        is_library = self._pages.current_key == LIBRARY_TAB
        page = self._pages.current
        return cast(BrowserTab, page) if is_library and page is not None else None

    @property
    def place(self) -> list[str]:
        """Return what is shown, to be remembered: assessment, stage, tab and indicator."""
        sheet = self._bridge.sheet
        if sheet is None:
            return []
        tab = self.group_tab
        key = tab.current_key if tab else ""
        return [str(sheet.assessment.id), sheet.stage, self._frame.tabs.current_key, key]

    def show(self, tab: str = "", key: str = "") -> None:
        """Fill the window, with tab *tab* and indicator *key* in front if they exist."""
        self._show_assessment()
        self._frame.tabs.set_current(tab)
        self._on_tab_changed(self._frame.tabs.current_key)
        if key and self.group_tab is not None:
            self.group_tab.go_to(IndicatorKey(key))

    def go_to(self, key: str, field: str = "") -> None:
        """Turn to indicator *key*, and to the field of it that is named."""
        sheet = self._bridge.sheet
        if sheet is None or key not in sheet.by_key:
            return
        group = sheet.instrument.path_to(IndicatorKey(key))[0]
        self._frame.tabs.set_current(group_key(group))
        tab = self.group_tab
        if tab is None:
            return
        tab.go_to(IndicatorKey(key))
        if field == "evidence":
            tab.show_panel("evidence")
        elif field == "explanation":
            tab.focus_explanation()

    def go_to_use(self, assessment_id: int, key: str) -> None:
        """Turn to the evidence of an indicator, in whatever year and of whatever agency."""
        sheet = self._bridge.sheet
        if sheet is None or sheet.assessment.id != assessment_id:
            self._bridge.show(assessment_id, SELF_ASSESSMENT)
        self.go_to(key, "evidence")

    def ask_finding(self, key: str) -> None:
        """Ask what falls short at indicator *key*."""
        from spbe_desktop.ui.finding_asking import ask_findings

        theme = self._services.looks.theme
        ask_findings(theme, self._bridge, self._frame, IndicatorKey(key))

    def go_to_finding(self, finding_id: str) -> None:
        """Turn to a shortcoming in the tab of them."""
        self._frame.tabs.set_current(FINDING_TAB)
        page = self._pages.current
        if page is not None:
            cast(FindingsShown, page).show_finding(finding_id)

    def next_unanswered(self) -> None:
        """Turn to the next indicator without a value, in this tab or in a later one."""
        sheet, tab = self._bridge.sheet, self.group_tab
        if sheet is None or (tab is not None and tab.next_unanswered()):
            return
        keys = [row.key for row in sheet.rows]
        start = keys.index(tab.current_key) if tab else -1
        ordered = sheet.rows[start + 1 :] + sheet.rows[: start + 1]
        only = own_indicators(self._services).shown
        for row in ordered:
            if not row.answered and (only is None or row.key in only):
                self.go_to(row.key)
                return

    def step_tab(self, places: int) -> None:
        """Turn to another tab, round and round."""
        strip = self._frame.tabs
        strip.setCurrentIndex((strip.currentIndex() + places) % max(1, strip.count()))

    def close(self) -> None:
        """Let go of the window."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._pages.set_pages({})

    def _connect(self) -> None:
        header, bridge = self._frame.header, self._bridge
        self._connections = [
            header.agency_chosen.connect(self._on_agency_chosen),
            header.year_chosen.connect(self._on_year_chosen),
            header.stage_chosen.connect(self._on_stage_chosen),
            self._frame.tabs.current_changed.connect(self._on_tab_changed),
        ]
        bridge.changed.connect(self._on_changed)
        bridge.saved.connect(self._on_saved)
        bridge.failed.connect(self._on_failed)
        bridge.flush_requested.connect(self._pages.flush)

    # What the officer chooses in the header

    def _on_agency_chosen(self, choice: str) -> None:
        found = [
            assessment
            for assessment in offices.assessments_of(self._bridge.workspace)
            if str(assessment.agency.id) == choice
        ]
        self._bridge.show(found[0].id, SELF_ASSESSMENT)

    def _on_year_chosen(self, choice: str) -> None:
        self._bridge.show(int(choice), SELF_ASSESSMENT)

    def _on_stage_chosen(self, choice: str) -> None:
        if self._bridge.sheet is not None:
            self._bridge.show(self._bridge.sheet.assessment.id, choice)

    def _on_tab_changed(self, tab: str) -> None:
        self._bridge.flush()
        if tab:
            with self._bridge.reading():
                self._pages.show(tab).setFocus()

    # What the bridge tells

    def _on_changed(self, changes: Changes) -> None:
        with self._bridge.reading():
            self._take(changes)

    def _take(self, changes: Changes) -> None:
        if changes.assessments:
            self._show_assessment()
        elif self._bridge.sheet is not None:
            self._show_figures(self._bridge.sheet)
        if changes.agenda and not changes.assessments:
            self.look_after_agenda()
        self._pages.take(changes)

    def _on_saved(self, moment: datetime) -> None:
        self._frame.header.saved.show_saved(formats.clock(moment))

    def _on_failed(self, error: SpbeError) -> None:
        # Its words are shown by whoever owns the notices.
        if isinstance(error, WorkspaceReadOnlyError):
            # What was typed will never be stored: show what is, once the field has let go of it.
            QTimer.singleShot(0, self, partial(self._pages.take, EVERYTHING))
        else:
            self._frame.header.saved.show_unsaved()

    def show_attached(self, key: str) -> None:
        """Show the evidence of indicator *key*, if it is the one in front."""
        tab = self.group_tab
        if tab is not None and tab.current_key == key:
            tab.show_panel("evidence")

    # What the window shows

    def _show_assessment(self) -> None:
        sheet = self._bridge.sheet
        workspace, header = self._bridge.workspace, self._frame.header
        header.show_read_only(workspace.read_only)
        if sheet is None:
            self._frame.tabs.set_tabs([])
            header.set_figures(None)
            return
        found = sheet.assessment
        known = offices.assessments_of(workspace)
        active = {assessment.agency.id for assessment in known}
        agencies = [a for a in offices.agencies_of(workspace) if a.id in active]
        of_agency = [a for a in known if a.agency.id == found.agency.id]
        header.set_agencies(facts.agency_choices(agencies), str(found.agency.id))
        header.set_years(facts.year_choices(of_agency), str(found.id))
        header.set_stages(facts.stage_choices(sheet.instrument.scored_stages), sheet.stage)
        header.show_sent(found.locked)
        title = f"SPBE Desktop · {found.agency.short_name} · {found.year}"
        self._frame.setWindowTitle(f"{title} · hanya baca" if workspace.read_only else title)
        if found.id != self._shown_assessment:
            self._shown_assessment = found.id
            self._tabs = tab_pages(sheet, self._services, self, self._makers)
            self._pages.set_pages({tab.key: tab.page for tab in self._tabs})
        self._show_figures(sheet)
        self.show_status()
        self._pages.show(self._frame.tabs.current_key)

    def _show_figures(self, sheet: Sheet) -> None:
        self._frame.header.set_figures(facts.figures(sheet))
        self._frame.tabs.set_tabs(tabs_of(self._tabs, sheet))
        counts = slot_counts(sheet, self._bridge.standings())
        self._frame.tabs.set_slots(facts.slots(sheet, counts))

    @property
    def awaits_milestone(self) -> bool:
        """Tell whether the agenda has a date that is still to come."""
        from spbe_desktop.ui.next_date import coming

        sheet = self._bridge.sheet
        found = coming(self._bridge.workspace, sheet.assessment, today()) if sheet else None
        return found is not None

    def look_after_agenda(self) -> None:
        """Tell of the agenda from now on: the first page stands, and what it needs is loaded."""
        self._looks_after_agenda = True
        self.show_status()

    def _due_text(self, assessment: Assessment) -> str:
        if not self._looks_after_agenda:
            return facts.due_text(assessment, today())
        from spbe_desktop.ui.next_date import next_date_text

        return next_date_text(self._bridge.workspace, assessment, today())

    def show_status(self) -> None:
        """Say again where the work lies and when it was copied."""
        sheet, workspace = self._bridge.sheet, self._bridge.workspace
        now = today()
        self._frame.status.set_facts(
            due=self._due_text(sheet.assessment) if sheet else "",
            folder=facts.folder_text(workspace.root),
            backup=facts.backup_text(workspace.last_backup, now),
            package=facts.package_text(sheet.assessment) if sheet else "",
        )
