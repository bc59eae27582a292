"""The evidence desk: opens the documents of an assessment, describes them, lets them go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.evidence import EvidenceDescription
from spbe_desktop.domain.instrument import Indicator, IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.attaching import Describe, Detach, Reuse
from spbe_desktop.services.compound import Several
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.document_viewer import DocumentViewer
from spbe_desktop.ui.file_mending import FileMending
from spbe_desktop.ui.questions import Questions


class EvidenceDesk(QObject):
    """Carries out what the tabs ask of evidence that is there."""

    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence that asks for nothing."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        taking: DocumentIntake,
        viewer: DocumentViewer,
        questions: Questions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._taking = taking
        self._viewer = viewer
        self._questions = questions
        self._mending = FileMending(bridge, taking, questions, self)
        self._mending.told.connect(self.told)

    def replace(self, use_id: int) -> None:
        """Let the officer choose a newer file for a document."""
        use = self._bridge.use(use_id)
        self._mending.replace(use.evidence_id, use)

    def detach(self, use_id: int) -> None:
        """Take a document away from its indicator; it can be undone."""
        use = self._bridge.use(use_id)
        self._bridge.run(Detach(self._assessment_id, use.key, use_id))

    def describe(self, use_id: int, description: EvidenceDescription) -> None:
        """Store what is said of a document."""
        use = self._bridge.use(use_id)
        self._bridge.run(Describe(self._assessment_id, use.key, use_id, description))

    def open(self, use_id: int) -> None:
        """Show a document; what is no plain document is shown in its folder."""
        self._viewer.open(self._bridge.use(use_id))

    def open_folder(self, use_id: int) -> None:
        """Show the folder that a document is in."""
        self._viewer.open_folder(self._bridge.use(use_id))

    def locate(self, use_id: int) -> None:
        """Let the officer say where a missing file is; it must be the same."""
        use = self._bridge.use(use_id)
        self._mending.locate(use.evidence_id, use)

    def repeat_last_year(self, key: str) -> None:
        """Bring last year's explanation here, and its evidence as proposals to be confirmed.

        The level stays to be chosen.
        """
        indicator = IndicatorKey(key)
        earlier, sheet = self._bridge.earlier_answer(indicator), self._bridge.sheet
        if earlier is None or sheet is None:
            return
        if earlier.explanation and not sheet.by_key[indicator].explanation:
            edit = SetAnswerField(
                self._assessment_id, indicator, AnswerField.EXPLANATION, earlier.explanation
            )
            self._bridge.run(edit)
        known = sheet.by_key[indicator].indicator
        here = {use.evidence_id for use in self._bridge.evidence_of(indicator)}
        proposals = tuple(
            Reuse(
                self._assessment_id,
                indicator,
                use.evidence_id,
                level=use.level,
                pages=use.pages,
                role=use.role,
                slots=_known_slots(known, use),
                proposed=True,
            )
            for use in earlier.evidence
            if use.evidence_id not in here
        )
        if proposals:
            self._bridge.run(Several(proposals))

    @property
    def _assessment_id(self) -> int:
        return self._bridge.assessment_id


def _known_slots(indicator: Indicator, use: EvidenceUse) -> tuple[SlotCode, ...]:
    """Return the slots that a use filled a year ago and that there still are."""
    known = {slot.code for slot in slots_of(indicator)}
    return tuple(code for code in use.slots if code in known)
