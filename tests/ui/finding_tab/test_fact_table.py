from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from spbe_desktop.ui.finding_tab.fact_model import Cell, Column, FactModel, FactRow
from spbe_desktop.ui.finding_tab.fact_table import FactTable
from spbe_desktop.ui.widgets.segments import Segments

COLUMNS = (Column("Nomor", 90), Column("Uraian"), Column("Nilai", 80, right=True, narrow=0))


def row(name, number):
    return FactRow(name, (Cell(name), Cell(f"Uraian {name}"), Cell(str(number), order=number)))


ROWS = [row("b", 10), row("a", 9), row("c", 100)]


@pytest.fixture
def table(qtbot, theme, icons):
    shown = FactTable(theme, icons, "Contoh", COLUMNS, keys=(Qt.Key.Key_S,))
    qtbot.addWidget(shown)
    shown.resize(700, 400)
    shown.show_rows(ROWS)
    shown.show()
    return shown


def names(table):
    return [found.id for found in table.facts.rows]


def test_the_model_keeps_to_the_rules_of_item_models(qtmodeltester):
    model = FactModel(COLUMNS)
    model.show_rows(ROWS)

    qtmodeltester.check(model)


def test_a_column_sorts_by_its_order_and_turns_round(table):
    table.sort_by(2)
    assert names(table) == ["a", "b", "c"]

    table.sort_by(2)
    assert names(table) == ["c", "b", "a"]


def test_what_is_chosen_stays_chosen_and_else_its_neighbour(table):
    table.choose("a")
    table.show_rows([row("c", 1), row("a", 2)])
    assert table.chosen_id == "a"

    table.show_rows([row("c", 1)])
    assert table.chosen_id == "c"


def test_keys_act_on_what_is_chosen(qtbot, table):
    table.choose("c")
    with qtbot.waitSignal(table.key_pressed) as pressed:
        qtbot.keyClick(table, Qt.Key.Key_S)
    with qtbot.waitSignal(table.activated_row) as activated:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert pressed.args == [Qt.Key.Key_S]
    assert activated.args == ["c"]


def test_columns_give_way_where_there_is_little_room(table):
    assert not table.isColumnHidden(2)

    table.resize(360, 400)

    assert table.isColumnHidden(2)


def test_arrow_keys_go_from_one_segment_to_the_next(qtbot, theme):
    segments = Segments(theme, "Tampilan", (("a", "Satu"), ("b", "Dua")))
    qtbot.addWidget(segments)
    segments.choose("a")
    with qtbot.waitActive(segments):
        segments.show()
        segments.activateWindow()
    first = segments._parts["a"]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert segments.chosen == "b"
