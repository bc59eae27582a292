"""Brings what the year before has left, and settles it as the officer says."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.carry_over import unsettled
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.carry_plan import plan_carry_over
from spbe_desktop.services.carry_settling import (
    ConfirmExplanation,
    DismissExplanation,
    confirm_all,
)
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.words import carry_over as words


class CarryDesk(QObject):
    """Carries out what is asked of last year's explanations and documents."""

    told = Signal(str, str)
    """Kind and sentence."""

    def __init__(self, bridge: WorkspaceBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def carry_over(self) -> None:
        """Propose what the year before has left, wherever nothing is there yet."""
        sheet = self._saved_sheet()
        if sheet is None:
            return
        plan = plan_carry_over(self._bridge.workspace, sheet)
        year = sheet.assessment.year - 1
        if plan is None:
            self.told.emit("info", f"Belum ada penilaian tahun {year} untuk OPD ini.")
            return
        before = _waiting(sheet)
        if not self._bridge.run_import(plan.operation):
            return
        now = self._bridge.sheet
        assert now is not None, "the assessment is still shown"
        explanations, documents = (
            after - earlier for after, earlier in zip(_waiting(now), before, strict=True)
        )
        changed = len(unsettled(now, criteria_changed=True).keys)
        self.told.emit(
            "info",
            words.brought(year, explanations, documents, changed=changed, left=len(plan.left)),
        )

    def confirm(self, key: str) -> None:
        """Make a proposed explanation hers; what she is typing is stored first."""
        sheet = self._saved_sheet()
        if sheet is not None:
            self._bridge.run(ConfirmExplanation(sheet.assessment.id, IndicatorKey(key)))

    def dismiss(self, key: str) -> None:
        """Set a proposed explanation aside."""
        sheet = self._saved_sheet()
        if sheet is not None:
            self._bridge.run(DismissExplanation(sheet.assessment.id, IndicatorKey(key)))

    def confirm_unchanged(self) -> None:
        """Confirm everything brought whose criteria read as they did; the rest awaits her."""
        sheet = self._saved_sheet()
        if sheet is None:
            return
        found = unsettled(sheet, criteria_changed=False)
        texts = [
            row.key
            for row in sheet.rows
            if row.key in found.keys and row.proposal and row.proposal.explanation
        ]
        if found.count and not self._bridge.run(
            confirm_all(sheet.assessment.id, texts, found.keys)
        ):
            return
        waiting = len(unsettled(sheet, criteria_changed=True).keys)
        told = words.confirmed(found.explanations, found.documents, waiting=waiting)
        self.told.emit("info", told)

    def _saved_sheet(self) -> Sheet | None:
        """Return the sheet with everything typed; none if the disk did not take it."""
        return self._bridge.sheet if self._bridge.flush() else None


def _waiting(sheet: Sheet) -> tuple[int, int]:
    found = [unsettled(sheet, criteria_changed=changed) for changed in (False, True)]
    return sum(each.explanations for each in found), sum(each.documents for each in found)
