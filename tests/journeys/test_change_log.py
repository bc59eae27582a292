"""Who changed what is read in the window: from the command and from the indicator's own panel."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QTableView

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.services.answering import SetValue
from spbe_desktop.ui.change_log.dialog import ChangeLogDialog
from spbe_desktop.ui.domain_tab.changes_page import ChangesPage
from spbe_desktop.ui.widgets.labels import LinkButton


def the_dialog(desktop):
    (dialog,) = desktop.frame.findChildren(ChangeLogDialog)
    return dialog


def rows(dialog):
    model = dialog.findChild(QTableView).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def changed(sample):
    assessment = sample.sheet.assessment.id
    for key, number in (("1", 2), ("2", 4), ("1", 5)):
        edit = SetValue(assessment, SELF_ASSESSMENT, IndicatorKey(key), Decimal(number))
        sample.shown.bridge.run(edit)
    return sample


def test_the_newest_change_comes_first_and_is_told_in_full(changed):
    changed.press((Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier))

    dialog = the_dialog(changed)
    newest = rows(dialog)[0]
    assert newest[3:6] == ["Tingkat", "2", "5"]
    assert newest[2].endswith("· 1")
    told = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "Semula: 2" in told
    assert "Menjadi: 5" in told


def test_the_panel_of_an_indicator_leads_to_its_own_changes(changed):
    changed.shown.view.go_to("2")
    changed.tab.show_panel("changes")
    page = changed.tab.panel.findChild(ChangesPage)
    page.findChild(LinkButton).click()

    dialog = the_dialog(changed)
    assert {row[2].split(" · ")[1] for row in rows(dialog)} == {"2"}

    for box in dialog.findChildren(QComboBox):
        if box.accessibleName() == "Indikator":
            box.setCurrentIndex(0)
    assert len({row[2] for row in rows(dialog)}) > 1
