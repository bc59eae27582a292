"""Two moments of an assessment are compared in the window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox, QTableView, QTextBrowser

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.services.founding import start_assessment
from spbe_desktop.ui.snapshots.dialog import SnapshotDialog

ONE = IndicatorKey("1")


@pytest.fixture
def fresh(sample):
    """The sample with an assessment of another year that nobody has begun."""
    workspace = sample.shown.workspace
    agency = sample.sheet.assessment.agency
    started = start_assessment(workspace, agency.id, 2022)
    sample.shown.bridge.show(started.id, SELF_ASSESSMENT)
    return sample


def edit(desktop, *operations):
    for operation in operations:
        desktop.shown.bridge.run(operation)


def test_without_a_snapshot_the_officer_is_told_when_one_is_made(fresh):
    fresh.session._command_handlers["snapshots"]()

    assert "Belum ada potret" in fresh.notice


def test_what_was_changed_since_a_stage_began_is_told_word_by_word(fresh):
    found = fresh.sheet.assessment.id
    stages = [stage.code for stage in fresh.sheet.instrument.scored_stages]
    later = next(code for code in stages if code != SELF_ASSESSMENT)
    edit(
        fresh,
        SetValue(found, SELF_ASSESSMENT, ONE, Decimal(3)),
        SetAnswerField(found, ONE, AnswerField.EXPLANATION, "SK Bupati tahun 2021"),
        SetValue(found, later, ONE, Decimal(2)),
        SetAnswerField(found, ONE, AnswerField.EXPLANATION, "SK Bupati tahun 2022"),
    )

    fresh.session._command_handlers["snapshots"]()

    (dialog,) = fresh.frame.findChildren(SnapshotDialog)
    table = dialog.findChild(QTableView)
    model = table.model()
    told = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert [line[0] for line in told] == ["1", "1"]
    assert told[0][2:] == ["", "2"]
    assert told[1][1:] == ["Penjelasan", "SK Bupati tahun 2021", "SK Bupati tahun 2022"]

    table.selectRow(1)
    detail = dialog.findChild(QTextBrowser)
    assert "SK Bupati tahun 20212022" in detail.toPlainText()
    assert "line-through" in detail.toHtml()

    for box in dialog.findChildren(QComboBox):
        box.setCurrentIndex(0)
    assert model.rowCount() == 0
    assert "Tidak ada yang berbeda" in detail.toPlainText()
