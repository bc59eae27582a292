"""Asks what an assessor said of a slot: accepted or not, why, and in which words."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QComboBox, QPlainTextEdit, QRadioButton, QWidget

from spbe_desktop.domain.slot_states import SlotStanding, VerdictOutcome, VerdictReason
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.verdict_answer import VerdictAnswer
from spbe_desktop.words.slots import REASON_NAMES

_OUTCOMES = {
    VerdictOutcome.ACCEPTED: "Diterima",
    VerdictOutcome.REVISE: "Perlu perbaikan",
    VerdictOutcome.REJECTED: "Ditolak",
    None: "Belum dinilai",
}


class VerdictDialog(Dialog):
    """A reason is asked for only where something is wrong."""

    def __init__(
        self, theme: Theme, standing: SlotStanding, parent: QWidget | None = None
    ) -> None:
        slot = standing.slot
        super().__init__(
            theme,
            "Hasil penilaian butir",
            subtitle=f"{slot.code}  {slot.text}",
            parent=parent,
        )
        self._group = QButtonGroup(self)
        self._outcomes = {outcome: QRadioButton(name) for outcome, name in _OUTCOMES.items()}
        self._reason = QComboBox()
        self._reason_field = FormField(theme, "Alasan", self._reason)
        self._note = QPlainTextEdit()
        self._build(standing)

    def answer(self) -> VerdictAnswer:
        """Return what the officer has chosen and written."""
        outcome = next(found for found, button in self._outcomes.items() if button.isChecked())
        if outcome is None:
            return VerdictAnswer(None)
        code = self._reason.currentData() if outcome is not VerdictOutcome.ACCEPTED else ""
        reason = VerdictReason(code) if code else None
        return VerdictAnswer(outcome, reason, self._note.toPlainText().strip())

    def _build(self, standing: SlotStanding) -> None:
        for button in self._outcomes.values():
            self._group.addButton(button)
        self._reason.addItem("Tidak disebut", "")
        for reason, name in REASON_NAMES.items():
            self._reason.addItem(name, str(reason))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._theme.px(84))
        note = FormField(self._theme, "Catatan asesor", self._note, hint="Salin apa adanya.")
        self.add_parts(*self._outcomes.values(), self._reason_field, note)
        cancel = self.add_button("Batal")
        keep = self.add_button("Catat", primary=True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self.accept)
        self._group.buttonToggled.connect(self._on_toggled)
        self._show(standing)

    def _show(self, standing: SlotStanding) -> None:
        verdict = standing.verdict
        self._outcomes[verdict.outcome if verdict else None].setChecked(True)
        if verdict is not None:
            self._note.setPlainText(verdict.note)
            self._reason.setCurrentIndex(max(0, self._reason.findData(str(verdict.reason or ""))))
        self._on_toggled()

    def _on_toggled(self) -> None:
        wrong = (VerdictOutcome.REVISE, VerdictOutcome.REJECTED)
        asked = any(self._outcomes[outcome].isChecked() for outcome in wrong)
        self._reason_field.setVisible(asked)
        self._note.setEnabled(not self._outcomes[None].isChecked())
