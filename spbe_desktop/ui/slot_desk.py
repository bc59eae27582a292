"""Places documents in slots, confirms proposals, and records what assessors have said."""

from __future__ import annotations

from PySide6.QtCore import QObject

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.placing import Confirm, Place, SetVerdict
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.questions import Questions


class SlotDesk(QObject):
    """Carries out what the chips and documents of a tab ask for."""

    def __init__(self, bridge: WorkspaceBridge, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._questions = questions

    def place(self, use_id: int, slots: tuple[SlotCode, ...]) -> None:
        """Have a document fill *slots* and no others."""
        use = self._bridge.use(use_id)
        self._bridge.run(Place(self._bridge.assessment_id, use.key, use_id, slots))

    def confirm(self, use_id: int) -> None:
        """Let a document count that was only proposed."""
        use = self._bridge.use(use_id)
        self._bridge.run(Confirm(self._bridge.assessment_id, use.key, use_id))

    def ask_verdict(self, key: str, slot: str) -> None:
        """Let the officer record what an assessor said of a slot."""
        standing = self._bridge.standings().get(IndicatorKey(key), ())
        found = next((each for each in standing if each.slot.code == slot), None)
        if found is None:
            return
        answer = self._questions.verdict(found)
        if answer is not None:
            edit = SetVerdict(
                self._bridge.assessment_id,
                IndicatorKey(key),
                found.slot.code,
                answer.outcome,
                answer.reason,
                answer.note,
            )
            self._bridge.run(edit)
