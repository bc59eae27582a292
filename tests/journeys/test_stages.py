"""A year stage by stage through the real window, and the ministry's results pasted."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from sqlalchemy import update

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.models.tables import assessment
from spbe_desktop.services.stages import read_stages
from spbe_desktop.ui.result_intake.dialog import ResultDialog
from spbe_desktop.ui.stage_tab.stage_model import Sieve

FIVE = ("mandiri", "dokumen", "interviu", "visitasi", "hasil")


@pytest.fixture
def desktop(sample):
    """The sample's assessment of 2025, which only has an own proposal."""
    sample.frame.tabs.set_current("tahapan")
    return sample


@pytest.fixture
def clipboard(desktop):
    """The clipboard, emptied in the end: what is left there outlives the application."""
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


def tab_of(desktop):
    return desktop.frame.pages.currentWidget()


def cell(desktop, key, stage):
    matrix = read_stages(desktop.shown.workspace, desktop.sheet.assessment.id).matrix
    row = next(r for r in matrix.rows if r.indicator.key == key)
    return row.cells[matrix.place_of[stage]]


def give(desktop, qtbot, key, stage, digit):
    table = tab_of(desktop).table
    table.go_to(IndicatorKey(key), stage)
    table.setFocus()
    qtbot.keyClick(table, str(digit))


def read_columns(desktop):
    matrix = read_stages(desktop.shown.workspace, desktop.sheet.assessment.id).matrix
    return {column.stage.code: column for column in matrix.columns}


def values_of(desktop, assessment_id):
    matrix = read_stages(desktop.shown.workspace, assessment_id).matrix
    return {(r.indicator.key, p): c.entry for r in matrix.rows for p, c in enumerate(r.cells)}


def button(desktop, words):
    return next(b for b in tab_of(desktop).findChildren(QPushButton) if b.text() == words)


def dialog_of(qtbot) -> ResultDialog:
    def shown() -> list[ResultDialog]:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ResultDialog)]
        return [w for w in found if w.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_five_stages_fall_and_what_was_not_clarified_keeps_its_value(desktop, qtbot):
    assert desktop.value("1") == 4
    for stage, digit in zip(FIVE[1:], (3, 2, 2, 1), strict=True):
        give(desktop, qtbot, "1", stage, digit)
    # Of indicator 3 nothing was said after the documents.
    assert [cell(desktop, "1", stage).value for stage in FIVE] == [4, 3, 2, 2, 1]
    assert [cell(desktop, "3", stage).value for stage in FIVE] == [4, 4, 4, 4, 4]
    assert cell(desktop, "3", "hasil").inherited

    tab = tab_of(desktop)
    desktop.frame.header.stage_chosen.emit("interviu")
    tab.sieve(Sieve.FALLEN)
    assert [line.indicator.key for line in tab.table.stages.lines if hasattr(line, "cells")] == [
        "1"
    ]


def test_an_indicator_that_is_marked_as_not_clarified_keeps_the_value_of_the_documents(
    desktop, qtbot
):
    give(desktop, qtbot, "1", "dokumen", 3)
    give(desktop, qtbot, "1", "interviu", 2)
    editor = tab_of(desktop).editor
    assert isinstance(editor.clarified, QComboBox)

    editor.clarified.setCurrentIndex(2)
    editor.clarified.activated.emit(2)

    assert cell(desktop, "1", "interviu").value == 3
    desktop.shown.bridge.undo()
    assert cell(desktop, "1", "interviu").value == 2


def test_a_closed_stage_is_changed_only_after_a_reason(desktop, qtbot):
    give(desktop, qtbot, "1", "dokumen", 3)
    give(desktop, qtbot, "1", "mandiri", 2)
    assert cell(desktop, "1", "mandiri").value == 4
    assert "Hanya dapat dibaca" in desktop.notice

    desktop.answers.words = "Salah ketik pada berita acara"
    qtbot.mouseClick(tab_of(desktop).editor.repair, Qt.MouseButton.LeftButton)
    give(desktop, qtbot, "1", "mandiri", 2)

    assert cell(desktop, "1", "mandiri").value == 2


def test_last_year_stays_as_it_was_while_this_year_is_worked_on(desktop, qtbot):
    header = desktop.frame.header
    last = int(header.year.itemData(1))
    before = values_of(desktop, last)

    for key, digit in (("1", 3), ("2", 2), ("3", 1)):
        give(desktop, qtbot, key, "dokumen", digit)

    assert values_of(desktop, last) == before
    assert cell(desktop, "1", "dokumen").since_last_year == -1


def test_header_and_list_say_of_an_interview_what_the_table_says(desktop, qtbot):
    give(desktop, qtbot, "1", "interviu", 2)
    header, columns = desktop.frame.header, read_columns(desktop)
    header.stage_chosen.emit("interviu")

    shown = columns["interviu"]
    assert shown.score is not None
    assert desktop.sheet.score == shown.score
    assert header.coverage.accessibleName() == "1 dari 47 indikator dinilai"
    desktop.shown.view.go_to("3")
    assert desktop.tab.page.comparison.sentences[0] == "mengikuti tahap Mandiri"

    # To say the same value once more is a word of the assessors, too.
    desktop.tab.choose_level(4)
    assert cell(desktop, "3", "interviu").entry.value == 4
    desktop.tab.clear_value()
    assert cell(desktop, "3", "interviu").entry.value is None
    assert desktop.sheet.by_key["3"].value == 4


def test_enter_turns_to_the_indicator(desktop, qtbot):
    tab = tab_of(desktop)
    tab.table.go_to(IndicatorKey("19"), "mandiri")
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)

    assert desktop.tab.current_key == "19"


def test_pasted_results_are_looked_over_before_anything_changes_and_go_back_in_one_step(
    desktop, qtbot, clipboard
):
    copied = QMimeData()
    rows = [("1", "3"), ("2", "Level 3"), ("3", "6"), ("99", "2")]
    lines = "".join(f"<tr><td>{number}</td><td>{told}</td></tr>" for number, told in rows)
    copied.setHtml(f"<table><tr><td>No</td><td>Nilai Dokumen</td></tr>{lines}</table>")
    clipboard.setMimeData(copied)

    qtbot.mouseClick(button(desktop, "Tempel hasil…"), Qt.MouseButton.LeftButton)
    dialog = dialog_of(qtbot)
    assert cell(desktop, "1", "dokumen").entry.value is None
    assert not dialog.apply_button.isEnabled()
    dialog.leave_out.setChecked(True)
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)

    assert [cell(desktop, key, "dokumen").entry.value for key in "123"] == [3, 3, None]
    desktop.shown.bridge.undo()
    assert [cell(desktop, key, "dokumen").entry.value for key in "123"] == [None, None, None]


def take_rows(desktop, qtbot, path, *rows):
    path.write_text("\n".join(";".join(row) for row in rows))
    desktop.answers.files = (path,)
    qtbot.mouseClick(button(desktop, "Ambil dari berkas…"), Qt.MouseButton.LeftButton)
    return dialog_of(qtbot)


def test_a_table_that_repeats_earlier_values_asks_nothing_about_them(desktop, qtbot, tmp_path):
    give(desktop, qtbot, "1", "dokumen", 3)
    head = ["No", "Nilai Mandiri", "Nilai Dokumen", "Nilai Interviu"]
    dialog = take_rows(desktop, qtbot, tmp_path / "hasil.csv", head, ["1", "4", "3", "2"])

    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)

    assert [cell(desktop, "1", stage).entry.value for stage in FIVE[:3]] == [4, 3, 2]
    again = take_rows(desktop, qtbot, tmp_path / "hasil.csv", head, ["1", "4", "3", "2"])
    qtbot.mouseClick(again.apply_button, Qt.MouseButton.LeftButton)
    assert "sudah tercatat" in desktop.notice


def test_what_would_change_a_proposal_that_was_sent_is_refused_in_the_preview(
    desktop, qtbot, tmp_path
):
    with desktop.shown.workspace.database.begin() as connection:
        connection.execute(
            update(assessment)
            .where(assessment.c.id == desktop.sheet.assessment.id)
            .values(sent_at=desktop.shown.workspace.clock())
        )
    desktop.shown.bridge.show(desktop.sheet.assessment.id, "dokumen")
    before = values_of(desktop, desktop.sheet.assessment.id)
    head = ["No", "Nilai Mandiri", "Nilai Dokumen"]
    dialog = take_rows(desktop, qtbot, tmp_path / "hasil.csv", head, ["1", "2", "3"])

    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)

    assert "pilih “Abaikan”" in dialog._reason.text()
    assert values_of(desktop, desktop.sheet.assessment.id) == before
    dialog.columns.choose(1, "")
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert cell(desktop, "1", "dokumen").value == 3


def test_a_workbook_is_taken_in_and_its_columns_are_remembered(desktop, qtbot, tmp_path):
    path = tmp_path / "hasil.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (["No", "Kolom X", "Y"], [1, 3, "catatan satu"], [2, 2, ""]):
        sheet.append(line)
    book.save(path)
    desktop.answers.files = (path,)

    def take():
        qtbot.mouseClick(button(desktop, "Ambil dari berkas…"), Qt.MouseButton.LeftButton)
        return dialog_of(qtbot)

    dialog = take()
    assert not dialog.apply_button.isEnabled()
    dialog.columns.choose(1, "dokumen")
    dialog.columns.choose(2, "note")
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    assert cell(desktop, "1", "dokumen").entry.note == "catatan satu"
    assert cell(desktop, "2", "dokumen").value == 2
    qtbot.waitUntil(lambda: not dialog_is_open())

    again = take()
    assert again.columns.roles == ("number", "dokumen", "note")
    again.reject()


def dialog_is_open():
    return any(
        isinstance(w, ResultDialog) and w.isVisible() for w in QApplication.topLevelWidgets()
    )
