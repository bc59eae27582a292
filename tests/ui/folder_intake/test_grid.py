"""The grid: what is typed, chosen and filtered, by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from spbe_desktop.ui.folder_intake.check_step import CheckStep
from spbe_desktop.ui.folder_intake.choices import Choices
from spbe_desktop.ui.folder_intake.model import Column, IntakeModel
from spbe_desktop.ui.folder_intake.rows import Sieve, Standing, rows_of
from tests.ui.folder_intake.conftest import INSTRUMENT


@pytest.fixture
def step(qtbot, theme, icons):
    found = CheckStep(theme, icons, INSTRUMENT)
    qtbot.addWidget(found)
    found.resize(1100, 500)
    found.show()
    qtbot.waitExposed(found)
    return found


def names(step) -> list[str]:
    model = step.table.model()
    return [model.index(n, Column.FILE).data() for n in range(model.rowCount())]


@pytest.fixture
def type_into(qtbot):
    """Type where the keyboard is, and end with Enter."""

    def typed(step, text: str) -> None:
        QTest.keyClicks(step.table, text[0])
        editor = step.table.findChild(QLineEdit)
        QTest.keyClicks(editor, text[1:])
        completer = editor.completer()
        listed = completer is not None and completer.popup().isVisible()
        # A list that is open takes the keys, as any popup does.
        QTest.keyClick(completer.popup() if listed else editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: step.table.findChild(QLineEdit) is None)

    return typed


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("19", "19"),
        ("I07", "7"),
        ("indikator 3", "3"),
        ("19 · Tim Koordinasi", "19"),
        ("tim koord", "19"),
        ("JDIH", "44"),
        ("48", None),
        ("xyz", None),
    ],
)
def test_an_indicator_is_found_by_number_or_words(typed, key):
    assert Choices(INSTRUMENT).indicator(typed) == key


def test_the_model_keeps_the_rules_of_models(qtmodeltester, look):
    model = IntakeModel(INSTRUMENT)
    model.show_rows(rows_of(look("I1-L3-01.pdf", "Scan0019.pdf")))

    qtmodeltester.check(model)


def test_typing_in_any_column_of_a_row_sets_its_indicator(step, look, type_into):
    step.show_scan(look("Scan0019.pdf"))
    step.table.go_to(0, Column.FILE)

    type_into(step, "tim koord")

    row = step.model.rows[0]
    assert (row.key, row.standing, row.wanted) == ("19", Standing.CORRECTED, True)


def test_enter_takes_what_is_typed_though_the_list_of_choices_is_open(step, look, qtbot):
    step.show_scan(look("Scan0019.pdf"))
    step.table.go_to(0, Column.INDICATOR)
    QTest.keyClicks(step.table, "5")
    editor = step.table.findChild(QLineEdit)
    qtbot.waitUntil(lambda: editor.completer().popup().isVisible())

    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Return)

    assert step.model.rows[0].key == "5"
    qtbot.waitUntil(lambda: step.table.findChild(QLineEdit) is None)


def test_a_choice_of_the_list_is_taken_at_once(step, look, qtbot):
    step.show_scan(look("Scan0019.pdf"))
    step.table.go_to(0, Column.INDICATOR)
    QTest.keyClicks(step.table, "t")
    editor = step.table.findChild(QLineEdit)
    QTest.keyClicks(editor, "im koor")
    qtbot.waitUntil(lambda: editor.completer().popup().isVisible())

    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Return)

    assert step.model.rows[0].key == "19"


def test_a_digit_in_the_column_of_levels_sets_the_level(step, look, type_into):
    step.show_scan(look("I1.pdf"))
    step.table.go_to(0, Column.LEVEL)

    type_into(step, "4")

    assert step.model.rows[0].level == 4


@pytest.mark.parametrize(("column", "typed"), [(Column.INDICATOR, "99"), (Column.LEVEL, "9")])
def test_what_means_nothing_changes_nothing(step, look, column, typed, type_into):
    step.show_scan(look("I1_L2.pdf"))
    step.table.go_to(0, column)

    type_into(step, typed)

    assert (step.model.rows[0].key, step.model.rows[0].level) == ("1", 2)


def test_space_leaves_out_and_takes_in_all_rows_that_are_chosen(step, look):
    step.show_scan(look("I1.pdf", "I2.pdf", "I3.pdf"))
    step.table.selectAll()

    QTest.keyClick(step.table, Qt.Key.Key_Space)
    assert step.wanted == []

    QTest.keyClick(step.table, Qt.Key.Key_Space)
    assert len(step.wanted) == 3


def test_a_click_on_the_box_takes_one_file_out(step, look):
    step.show_scan(look("I1.pdf", "I2.pdf"))
    box = step.table.visualRect(step.table.model().index(1, Column.WANTED))

    QTest.mouseClick(step.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert [row.key for row in step.wanted] == ["1"]


def test_delete_takes_the_indicator_away(step, look):
    step.show_scan(look("I1.pdf"))
    step.table.go_to(0, Column.INDICATOR)

    QTest.keyClick(step.table, Qt.Key.Key_Delete)

    row = step.model.rows[0]
    assert (row.key, row.standing) == (None, Standing.UNKNOWN)


def test_all_rows_that_are_chosen_get_one_place(step, look):
    step.show_scan(look("Scan1.pdf", "Scan2.pdf", "I3.pdf"))
    step.table.selectAll()
    step.indicator.setText("tim koordinasi")
    step.level.setText("3")

    step.apply.click()

    assert {(row.key, row.level) for row in step.model.rows} == {("19", 3)}


def test_an_indicator_that_nobody_knows_is_marked_and_sets_nothing(step, look):
    step.show_scan(look("I1.pdf"))
    step.table.selectAll()
    step.indicator.setText("xyz")

    step.apply.click()

    assert step.indicator.property("faulty")
    assert step.model.rows[0].key == "1"


def test_a_chip_shows_its_rows_alone(step, look):
    step.show_scan(look("I1.pdf", "36.pdf", "Scan0019.pdf"))

    step.chips.chip(Sieve.UNSURE).click()
    assert names(step) == ["36.pdf"]

    step.chips.chip(Sieve.DUPLICATE).click()
    assert step.table.shown == 0
    assert step.table.isHidden()


def test_a_row_that_is_put_right_stays_under_the_hands(step, look, type_into):
    step.show_scan(look("36.pdf", "37.pdf"))
    step.chips.chip(Sieve.UNSURE).click()
    step.table.go_to(0, Column.INDICATOR)

    type_into(step, "36")

    assert names(step) == ["36.pdf", "37.pdf"]
    assert step.chips.chip(Sieve.UNSURE).text() == "Perlu dilihat 1"


def test_every_cell_can_be_heard(step, look):
    step.show_scan(look("I1_L2.pdf"))
    model = step.table.model()
    heard = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]

    assert heard == [
        "diambil",
        "Berkas: I1_L2.pdf",
        "Indikator: 1 · Kebijakan Arsitektur",
        "Tingkat: 2",
        "Butir: kosong",
        "Keyakinan: Yakin",
        "Catatan: kosong",
    ]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [700, 1300])
def test_the_grid_is_painted_in_any_width_and_look(step, look, theme, mode, width):
    step.show_scan(look("I1-L3-01.pdf", "36.pdf", "Scan0019.pdf"))
    theme.mode = mode

    step.resize(width, 400)

    assert step.table.isColumnHidden(Column.SLOT) == (width < 980)
    assert not step.grab().isNull()


def test_two_thousand_files_are_counted_once_for_each_change(step, look):
    found = look(*(f"I{n % 47 + 1} bukti {n}.pdf" for n in range(2000)))
    step.show_scan(found)
    told: list[None] = []
    step.changed.connect(lambda: told.append(None))

    step.table.selectAll()
    QTest.keyClick(step.table, Qt.Key.Key_Space)

    assert (len(told), step.wanted) == (1, [])
