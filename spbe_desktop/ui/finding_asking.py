"""Asks for new shortcomings, wherever in the window that is begun."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.shortcomings import AddFindings
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.finding_tab.add_dialog import AddDialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.failures import sentence


def ask_findings(
    theme: Theme, bridge: WorkspaceBridge, window: QWidget, key: IndicatorKey | None = None
) -> None:
    """Open the dialog over *window*, at indicator *key* if one is given.

    It stays open until what was written is stored.
    """
    sheet = bridge.sheet
    if sheet is None:
        return
    dialog = AddDialog(theme, sheet.instrument, key, window)

    def add() -> None:
        failed = bridge.failed.connect(lambda error: dialog.show_fault(sentence(error)))
        if bridge.run(AddFindings(bridge.assessment_id, dialog.answer())):
            dialog.accept()
        QObject.disconnect(failed)

    dialog.add_requested.connect(add)
    dialog.open()
