"""What a domain tab wants of an answer becomes an edit of the assessment that is shown."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.domain_tab.group_tab import GroupTab


class Answers(QObject):
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
        self._type(key, AnswerField.EXPLANATION, text)

    def set_note(self, key: str, text: str) -> None:
        """Store a note."""
        self._type(key, AnswerField.NOTE, text)

    def set_target(self, key: str, target: Decimal | None) -> None:
        """Store a target."""
        self._set(key, AnswerField.TARGET, target)

    def toggle_flag(self, key: str) -> None:
        """Flag an indicator, or take its flag away."""
        sheet = self._bridge.sheet
        if sheet is not None:
            flagged = sheet.by_key[IndicatorKey(key)].flagged
            self._set(key, AnswerField.FLAGGED, not flagged)

    def _type(self, key: str, field: AnswerField, text: str) -> None:
        sheet = self._bridge.sheet
        if sheet is not None:
            edit = SetAnswerField(sheet.assessment.id, IndicatorKey(key), field, text)
            self._bridge.run_typed(edit)

    def _set(self, key: str, field: AnswerField, content: str | bool | Decimal | None) -> None:
        sheet = self._bridge.sheet
        if sheet is not None:
            edit = SetAnswerField(sheet.assessment.id, IndicatorKey(key), field, content)
            self._bridge.run(edit)
