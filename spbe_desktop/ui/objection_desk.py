"""The desk of objections: opens them over the window, and makes edits of what is written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import Objection, ObjectionProof, told_at
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.services.compound import Several
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.services.objecting import (
    ChangeObjection,
    DecideObjection,
    RaiseObjection,
    WithdrawObjection,
)
from spbe_desktop.services.objection_reading import objections_of
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.objections.form_dialog import ObjectionDialog
from spbe_desktop.ui.objections.list_dialog import ObjectionListDialog
from spbe_desktop.ui.objections.subject import ObjectionAnswer, ObjectionSubject
from spbe_desktop.ui.questions import Questions
from spbe_desktop.words.failures import sentence

_EMPTY_LIBRARY = "Pustaka eviden masih kosong. Simpan dokumennya di tab Eviden lebih dulu."


class ObjectionDesk(QObject):
    """Serves the open workspace, whichever assessment it shows."""

    def __init__(
        self, bridge: WorkspaceBridge, questions: Questions, looks: Looks, window: QWidget
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._questions = questions
        self._looks = looks
        self._window = window

    def object_to(self, key: str, slot: str) -> None:
        """Let the officer object to the verdict on a slot."""
        standing = self._standing(key, slot)
        if standing is not None:
            self._open(IndicatorKey(key), standing, None, self._window)

    def open_at(self, key: str, slot: str) -> None:
        """Show the objection that is told beside a slot."""
        standing = self._standing(key, slot)
        own = [each for each in self._objections() if each.key == key]
        found = None if standing is None else told_at(standing, own)
        if standing is not None and found is not None:
            self._open(found.key, standing, found, self._window)

    def show_all(self) -> None:
        """Show all objections of the assessment."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        if not self._bridge.standings():
            self._bridge.look_after_slots()
        found = sheet.assessment
        dialog = ObjectionListDialog(
            self._looks.theme,
            self._looks.icons,
            f"{found.agency.name} · {found.year}",
            self._window,
        )
        dialog.opened.connect(partial(self._open_listed, dialog))
        self._show_list(dialog)
        dialog.open()

    def _show_list(self, dialog: ObjectionListDialog) -> None:
        sheet = self._bridge.sheet
        if sheet is not None:
            order = {row.key: place for place, row in enumerate(sheet.rows)}
            found = sorted(
                self._objections(), key=lambda each: (order[each.key], each.slot, each.raised_at)
            )
            dialog.show_objections(tuple(found), sheet.by_key)

    def _open_listed(self, listed: ObjectionListDialog, objection_id: str) -> None:
        found = next(each for each in self._objections() if each.id == objection_id)
        standing = self._standing(found.key, found.slot)
        if standing is not None:
            dialog = self._open(found.key, standing, found, listed)
            if dialog is not None:
                dialog.finished.connect(lambda _result: self._show_list(listed))

    def _open(
        self,
        key: IndicatorKey,
        standing: SlotStanding,
        objection: Objection | None,
        over: QWidget,
    ) -> ObjectionDialog | None:
        sheet = self._bridge.sheet
        verdict = objection.verdict if objection else standing.verdict
        if sheet is None or verdict is None:
            return None
        choices = _choices(standing, objection)
        subject = ObjectionSubject(sheet.by_key[key], verdict, objection, choices)
        dialog = ObjectionDialog(self._looks.theme, subject, over)
        dialog.keep_requested.connect(partial(self._keep, dialog, subject))
        dialog.library_requested.connect(partial(self._tick_from_library, dialog))
        if objection is not None:
            withdrawal = WithdrawObjection(self._bridge.assessment_id, key, objection.id)
            dialog.withdrawal_requested.connect(partial(self._run, dialog, withdrawal))
        dialog.open()
        return dialog

    def _keep(
        self, dialog: ObjectionDialog, subject: ObjectionSubject, answer: ObjectionAnswer
    ) -> None:
        self._run(dialog, _edit_of(self._bridge.assessment_id, subject, answer))

    def _run(self, dialog: ObjectionDialog, edit: Operation) -> None:
        failed = self._bridge.failed.connect(lambda error: dialog.show_fault(sentence(error)))
        if self._bridge.run(edit):
            dialog.accept()
        QObject.disconnect(failed)

    def _tick_from_library(self, dialog: ObjectionDialog) -> None:
        documents = read_library(self._bridge.workspace)
        if not documents:
            dialog.show_fault(_EMPTY_LIBRARY)
            return
        chosen = self._questions.document(documents)
        if chosen is not None:
            dialog.tick(ObjectionProof(chosen.id, chosen.title, ""))

    def _objections(self) -> tuple[Objection, ...]:
        return objections_of(self._bridge.workspace, self._bridge.assessment_id)

    def _standing(self, key: str, slot: str) -> SlotStanding | None:
        standing = self._bridge.standings().get(IndicatorKey(key), ())
        return next((each for each in standing if each.slot.code == slot), None)


def _choices(standing: SlotStanding, objection: Objection | None) -> tuple[ObjectionProof, ...]:
    """Return the documents that are offered: those cited already, then those in the slot."""
    offered = {each.evidence_id: each for each in (objection.proofs if objection else ())}
    for use in standing.uses:
        offered.setdefault(use.evidence_id, ObjectionProof(use.evidence_id, use.title, use.pages))
    return tuple(offered.values())


def _edit_of(assessment_id: int, subject: ObjectionSubject, answer: ObjectionAnswer) -> Operation:
    """Return the edit that stores *answer*, as one step."""
    key, objection = subject.row.key, subject.objection
    if objection is None:
        slot = subject.verdict.slot
        return RaiseObjection(assessment_id, key, slot, answer.argument, answer.proofs)
    decision = DecideObjection(
        assessment_id, key, objection.id, answer.state, answer.note, answer.decided_on
    )
    if not objection.pending:
        return decision
    change = ChangeObjection(assessment_id, key, objection.id, answer.argument, answer.proofs)
    if answer.state is ObjectionState.PENDING:
        return change
    cited = {each.evidence_id: each.pages for each in objection.proofs}
    if (answer.argument, answer.proofs) == (objection.argument, cited):
        return decision
    # What is answered is closed: its words are stored before the answer.
    return Several((change, decision))
