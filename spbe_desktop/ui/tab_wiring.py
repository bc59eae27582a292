"""Connects a domain tab to what carries out its wishes: edits and the evidence desk."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui import user_folders
from spbe_desktop.ui.answers import Answers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.domain_tab.group_tab import GroupTab
from spbe_desktop.ui.evidence_desk import EvidenceDesk
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner


class DeskListener(Protocol):
    """Who wants to know what the evidence desk tells."""

    told: SignalInstance
    failed: SignalInstance
    started: SignalInstance
    progressed: SignalInstance
    ended: SignalInstance
    attached: SignalInstance
    editing_started: SignalInstance
    reopen_requested: SignalInstance
    folder_requested: SignalInstance
    portal_name_requested: SignalInstance


class TabWiring(QObject):
    """Serves all domain tabs of one open workspace."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        listener: DeskListener,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._listener = listener
        self._desk = EvidenceDesk(bridge, runner, questions, user_folders.viewing())
        for signal, wanted in (
            (self._desk.told, listener.told),
            (self._desk.failed, listener.failed),
            (self._desk.started, listener.started),
            (self._desk.progressed, listener.progressed),
            (self._desk.ended, listener.ended),
            (self._desk.attached, listener.attached),
            (self._desk.folder_offered, listener.folder_requested),
        ):
            signal.connect(wanted)

    def connect_tab(self, tab: QWidget) -> None:
        """Let the wishes of *tab* be carried out."""
        if isinstance(tab, GroupTab):
            self._connect_answers(tab, Answers(tab, self._bridge))
            self._connect_evidence(tab, self._desk)

    def _connect_answers(self, tab: GroupTab, answers: Answers) -> None:
        tab.value_chosen.connect(answers.set_value)
        tab.explanation_settled.connect(answers.set_explanation)
        tab.note_settled.connect(answers.set_note)
        tab.target_chosen.connect(answers.set_target)
        tab.flag_toggled.connect(answers.toggle_flag)
        tab.editing_started.connect(self._listener.editing_started)
        tab.reopen_wanted.connect(self._listener.reopen_requested)

    def _connect_evidence(self, tab: GroupTab, desk: EvidenceDesk) -> None:
        tab.files_offered.connect(desk.offer)
        tab.files_wanted.connect(desk.ask_files)
        tab.link_wanted.connect(desk.ask_link)
        tab.address_wanted.connect(desk.ask_address)
        tab.reuse_wanted.connect(desk.ask_reuse)
        tab.folder_wanted.connect(self._on_folder_wanted)
        tab.image_pasted.connect(desk.paste)
        tab.evidence_opened.connect(desk.open)
        tab.folder_opened.connect(desk.open_folder)
        tab.name_wanted.connect(self._listener.portal_name_requested)
        tab.evidence_detached.connect(desk.detach)
        tab.evidence_located.connect(desk.locate)
        tab.evidence_described.connect(desk.describe)
        tab.earlier_wanted.connect(desk.repeat_last_year)

    def _on_folder_wanted(self) -> None:
        self._listener.folder_requested.emit(None)
