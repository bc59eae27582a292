"""The desk of Rencana aksi: what is asked for there becomes edits, files and copied text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from spbe_desktop.domain.actions import ActionItem, ActionPlan, ActionState, Recommendation
from spbe_desktop.domain.sheet import Assessment, Sheet
from spbe_desktop.services.acting import (
    SetAction,
    SetRecommendation,
    give_reason,
    new_id,
    set_state,
)
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.ui.action_calendar import entries_of
from spbe_desktop.ui.action_tab.action_form import new_action
from spbe_desktop.ui.action_tab.tab import ActionTab
from spbe_desktop.ui.calendar_saving import save_entries
from spbe_desktop.ui.recommendation_intake import RecommendationIntake
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.today import today
from spbe_desktop.words.actions import requests_by_agency


def make_action_tab(services: TabServices) -> ActionTab:
    """Return the tab, with the desks that serve it as its children."""
    tab = ActionTab(services.looks.theme, services.looks.icons)
    ActionDesk(tab, services)
    RecommendationIntake(tab, services)
    return tab


class ActionDesk(TabDesk):
    """Reads the plan of the agency that is shown, and carries out what is asked for."""

    def __init__(self, tab: ActionTab, services: TabServices) -> None:
        super().__init__(tab)
        self._tab = tab
        self._services = services
        self._bridge = services.bridge
        tab.turn_to(services.preferences.action_view)
        tab.view_shown.connect(self._on_view_shown)
        tab.board.move_requested.connect(self._on_move_requested)
        tab.new_requested.connect(self._on_new_requested)
        tab.bar.calendar.clicked.connect(self._on_calendar_requested)
        tab.bar.copy.clicked.connect(self._on_copy_requested)
        tab.form.save_requested.connect(self._on_save_requested)
        tab.form.removal_requested.connect(self._on_removal_requested)
        tab.panel.action_requested.connect(self._on_action_requested)
        tab.panel.reason_requested.connect(self._on_reason_requested)
        tab.panel.removal_requested.connect(self._on_recommendation_removal_requested)
        self._bridge.flush_requested.connect(tab.flush)

    @override
    def refresh(self) -> None:
        """Read the plan again and show it."""
        sheet = self._bridge.sheet
        if sheet is not None:
            self._tab.show_plan(self._read(sheet), sheet, today())

    @override
    def flush(self) -> None:
        """Hand on what is being typed."""
        self._tab.flush()

    def _read(self, sheet: Sheet) -> ActionPlan:
        found = sheet.assessment
        return read_plan(self._bridge.workspace, found.agency.id, found.year, today())

    def _on_new_requested(self) -> None:
        item = self._new()
        if item is not None:
            self._tab.begin(item)

    def _on_action_requested(self, of: Recommendation) -> None:
        item = self._new()
        if item is not None:
            self._tab.begin(replace(item, title=of.words, key=of.key, recommendations=(of.id,)))

    def _on_save_requested(self, item: ActionItem) -> None:
        edit = SetAction(item.id, item)
        before = self._tab.form.item
        if before is None or item.state is not before.state:
            edit = set_state(item, item.state, today(), item.reason)
        self._tab.form.clear()
        if self._run(edit):
            self._tab.choose(item.id)
        elif before is not None:
            self._tab.form.restore(before)

    def _on_view_shown(self, view: str) -> None:
        self._services.preferences.action_view = view

    def _on_move_requested(self, action_id: str, state: ActionState) -> None:
        self._tab.flush()
        sheet = self._bridge.sheet
        if sheet is None or self._tab.form.dirty:
            return
        item = next((i for i in self._read(sheet).actions if i.id == action_id), None)
        if item is None or item.state is state:
            return
        reason = ""
        if state is ActionState.CANCELLED:
            told = self._services.questions.reason(
                "Batalkan aksi", f"Mengapa “{item.title}” dibatalkan?"
            )
            if not told:
                return
            reason = told
        self._run(set_state(item, state, today(), reason))

    def _on_removal_requested(self, action_id: str) -> None:
        self._tab.form.clear()
        self._run(SetAction(action_id, None))
        self.refresh()

    def _on_recommendation_removal_requested(self, recommendation_id: str) -> None:
        self._run(SetRecommendation(recommendation_id, None))

    def _on_reason_requested(self, item: Recommendation) -> None:
        told = self._services.questions.reason(
            "Tidak ditindaklanjuti", "Mengapa rekomendasi ini tidak ditindaklanjuti?", item.reason
        )
        if told:
            self._run(give_reason(item, told))

    def _on_copy_requested(self) -> None:
        sheet = self._bridge.sheet
        text = "" if sheet is None else requests_by_agency(self._read(sheet), today())
        if not text:
            self._tell("warning", "Tidak ada aksi yang belum selesai dan sudah ada pelaksananya.")
            return
        QGuiApplication.clipboard().setText(text)
        self._tell("info", "Teks per OPD tersalin. Tempel di WhatsApp atau surel.")

    def _on_calendar_requested(self) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        entries = entries_of(self._bridge.workspace, sheet.assessment, self._read(sheet))
        if not entries:
            self._tell("warning", "Belum ada aksi dengan tenggat. Isi tenggatnya lebih dahulu.")
            return
        save_entries(self._tab, self._services, entries, _calendar_name(sheet.assessment))

    def _run(self, edit: SetAction | SetRecommendation) -> bool:
        """Carry out *edit*, told of in the history of the assessment that is shown."""
        return self._bridge.run(replace(edit, assessment_id=self._bridge.assessment_id))

    def _new(self) -> ActionItem | None:
        sheet = self._bridge.sheet
        if sheet is None:
            return None
        found = sheet.assessment
        return new_action(new_id(), found.agency.id, found.year, sheet.instrument.id)

    def _tell(self, kind: str, text: str) -> None:
        self._services.listener.told.emit(kind, text)


def _calendar_name(found: Assessment) -> str:
    return f"Rencana aksi SPBE {found.agency.short_name} {found.year}"
