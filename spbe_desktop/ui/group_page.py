"""A domain tab as a page of the window: its wishes become edits."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.domain_tab.group_tab import GroupTab
from spbe_desktop.ui.evidence_desk import EvidenceDesk
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.pages import Page


class GroupHost(Protocol):
    """What a domain tab leads to."""

    reopen_requested: SignalInstance
    editing_started: SignalInstance


def group_page(
    group: Group, looks: Looks, bridge: WorkspaceBridge, desk: EvidenceDesk, host: GroupHost
) -> Page:
    """Return the page on which the indicators of *group* are answered."""
    keys = {indicator.key for indicator in group.indicators}

    def make() -> QWidget:
        tab = GroupTab(group, looks.theme, looks.icons, bridge)
        _connect_answers(tab, _Answers(tab, bridge))
        _connect_evidence(tab, desk)
        tab.editing_started.connect(host.editing_started)
        tab.reopen_wanted.connect(host.reopen_requested)
        return tab

    def refresh(tab: QWidget, changes: Changes) -> None:
        sheet = bridge.sheet
        if isinstance(tab, GroupTab) and sheet is not None:
            tab.show_sheet(sheet)
            if changes.evidence or changes.assessments:
                tab.refresh_panels()

    def concerns(changes: Changes) -> bool:
        return changes.assessments or not keys.isdisjoint(changes.answers | changes.evidence)

    return Page(make, refresh, concerns)


class _Answers(QObject):
    """Turns what a domain tab wants of an answer into edits of the assessment shown."""

    def __init__(self, tab: GroupTab, bridge: WorkspaceBridge) -> None:
        super().__init__(tab)
        self._bridge = bridge

    def set_value(self, key: str, value: Decimal | None) -> None:
        """Choose or clear a value."""
        sheet = self._bridge.sheet
        if sheet is not None:
            edit = SetValue(sheet.assessment.id, sheet.stage, IndicatorKey(key), value)
            self._bridge.run(edit)

    def set_explanation(self, key: str, text: str) -> None:
        """Store an explanation."""
        self._set(key, AnswerField.EXPLANATION, text)

    def set_note(self, key: str, text: str) -> None:
        """Store a note."""
        self._set(key, AnswerField.NOTE, text)

    def set_target(self, key: str, target: Decimal | None) -> None:
        """Store a target."""
        self._set(key, AnswerField.TARGET, target)

    def toggle_flag(self, key: str) -> None:
        """Flag an indicator, or take its flag away."""
        sheet = self._bridge.sheet
        if sheet is not None:
            flagged = sheet.by_key[IndicatorKey(key)].flagged
            self._set(key, AnswerField.FLAGGED, not flagged)

    def _set(self, key: str, field: AnswerField, content: str | bool | Decimal | None) -> None:
        sheet = self._bridge.sheet
        if sheet is not None:
            edit = SetAnswerField(sheet.assessment.id, IndicatorKey(key), field, content)
            self._bridge.run(edit)


def _connect_answers(tab: GroupTab, answers: _Answers) -> None:
    tab.value_chosen.connect(answers.set_value)
    tab.explanation_settled.connect(answers.set_explanation)
    tab.note_settled.connect(answers.set_note)
    tab.target_chosen.connect(answers.set_target)
    tab.flag_toggled.connect(answers.toggle_flag)


def _connect_evidence(tab: GroupTab, desk: EvidenceDesk) -> None:
    tab.files_offered.connect(desk.offer)
    tab.files_wanted.connect(desk.ask_files)
    tab.link_wanted.connect(desk.ask_link)
    tab.address_wanted.connect(desk.ask_address)
    tab.reuse_wanted.connect(desk.ask_reuse)
    tab.image_pasted.connect(desk.paste)
    tab.evidence_opened.connect(desk.open)
    tab.folder_opened.connect(desk.open_folder)
    tab.evidence_detached.connect(desk.detach)
    tab.evidence_located.connect(desk.locate)
    tab.evidence_described.connect(desk.describe)
    tab.earlier_wanted.connect(desk.repeat_last_year)
