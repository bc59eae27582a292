"""Connects a domain tab to what carries out its wishes: edits and the evidence desk."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui import user_folders
from spbe_desktop.ui.answers import Answers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.carry_desk import CarryDesk
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.document_viewer import DocumentViewer
from spbe_desktop.ui.domain_tab.group_tab import GroupTab
from spbe_desktop.ui.domain_tab.proposal_strip import ProposalStrip
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.evidence_desk import EvidenceDesk
from spbe_desktop.ui.evidence_intake import EvidenceIntake
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.slot_desk import SlotDesk
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
    history_requested: SignalInstance
    folder_requested: SignalInstance
    portal_name_requested: SignalInstance
    preview_requested: SignalInstance
    elsewhere_requested: SignalInstance
    objection_requested: SignalInstance
    objection_opened: SignalInstance
    finding_requested: SignalInstance
    finding_opened: SignalInstance


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
        vault = bridge.workspace.vault
        taking = DocumentIntake(vault, runner, questions)
        viewer = DocumentViewer(vault, runner, user_folders.viewing())
        self._helpers = (taking, viewer)
        self._desk = EvidenceDesk(bridge, taking, viewer, questions, self)
        self._intake = EvidenceIntake(bridge, taking, questions, self)
        self._slots = SlotDesk(bridge, questions, self)
        self._carrying = CarryDesk(bridge, self)
        for signal, wanted in (
            (self._desk.told, listener.told),
            (self._intake.folder_offered, listener.folder_requested),
            (self._intake.told, listener.told),
            (viewer.told, listener.told),
            (self._intake.attached, listener.attached),
            (viewer.failed, listener.failed),
            (taking.failed, listener.failed),
            (taking.started, listener.started),
            (taking.progressed, listener.progressed),
            (taking.ended, listener.ended),
        ):
            signal.connect(wanted)
        listener.elsewhere_requested.connect(self._desk.open)

    def connect_tab(self, tab: QWidget) -> None:
        """Let the wishes of *tab* be carried out."""
        if isinstance(tab, GroupTab):
            self._connect_answers(tab, Answers(tab, self._bridge))
            self._connect_evidence(tab, self._desk)
            self._connect_intake(tab, self._intake)
            self._connect_slots(tab.slots)
            self._connect_proposal(tab.page.proposal)
            tab.page.proposal.documents_wanted.connect(lambda: tab.show_panel("evidence"))

    def _connect_answers(self, tab: GroupTab, answers: Answers) -> None:
        tab.value_chosen.connect(answers.set_value)
        tab.explanation_settled.connect(answers.set_explanation)
        tab.note_settled.connect(answers.set_note)
        tab.target_chosen.connect(answers.set_target)
        tab.flag_toggled.connect(answers.toggle_flag)
        tab.editing_started.connect(self._listener.editing_started)
        tab.reopen_wanted.connect(self._listener.reopen_requested)
        tab.history_wanted.connect(self._listener.history_requested)
        tab.finding_wanted.connect(self._listener.finding_requested)
        tab.finding_opened.connect(self._listener.finding_opened)

    def _connect_evidence(self, tab: GroupTab, desk: EvidenceDesk) -> None:
        tab.evidence_opened.connect(desk.open)
        tab.evidence_previewed.connect(self._listener.preview_requested)
        tab.folder_opened.connect(desk.open_folder)
        tab.name_wanted.connect(self._listener.portal_name_requested)
        tab.evidence_detached.connect(desk.detach)
        tab.evidence_replaced.connect(desk.replace)
        tab.evidence_located.connect(desk.locate)
        tab.evidence_described.connect(desk.describe)
        tab.earlier_wanted.connect(desk.repeat_last_year)

    def _on_folder_wanted(self) -> None:
        self._listener.folder_requested.emit(None)

    def _connect_intake(self, tab: GroupTab, taking: EvidenceIntake) -> None:
        tab.files_offered.connect(taking.offer)
        tab.incoming.slot_files_offered.connect(taking.offer_to_slot)
        tab.files_wanted.connect(taking.ask_files)
        tab.link_wanted.connect(taking.ask_link)
        tab.address_wanted.connect(taking.ask_address)
        tab.reuse_wanted.connect(taking.ask_reuse)
        tab.folder_wanted.connect(self._on_folder_wanted)
        tab.image_pasted.connect(taking.paste)
        tab.picture_wanted.connect(taking.picture_for)
        tab.file_wanted.connect(taking.file_for)

    def _connect_proposal(self, strip: ProposalStrip) -> None:
        strip.confirmed.connect(self._carrying.confirm)
        strip.dismissed.connect(self._carrying.dismiss)

    def _connect_slots(self, actions: SlotActions) -> None:
        actions.files_wanted.connect(self._intake.ask_files_for_slot)
        actions.library_wanted.connect(self._intake.ask_reuse_for_slot)
        actions.placed.connect(self._slots.place)
        actions.confirmed.connect(self._slots.confirm)
        actions.verdict_wanted.connect(self._slots.ask_verdict)
        actions.objection_wanted.connect(self._listener.objection_requested)
        actions.objection_opened.connect(self._listener.objection_opened)
