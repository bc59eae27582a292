"""Typing and pasting what was published before the program was used."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from spbe_desktop.ui.trend_tab import HistoryEdit
from spbe_desktop.ui.trend_tab.history_model import (
    FIRST_GROUP,
    INDEX_COLUMN,
    TARGET_COLUMN,
    YEAR_COLUMN,
    HistoryModel,
)
from tests.trends import PASER, PASER_TARGETS, result, trend_of


@pytest.fixture
def grid(qtbot, tab):
    tab.show_trend(trend_of(*PASER, targets=PASER_TARGETS))
    tab.show()
    tab.open_history()
    qtbot.waitUntil(tab.history.table.hasFocus)
    return tab.history


@pytest.fixture
def edits(tab):
    seen: list[HistoryEdit] = []
    tab.history_changed.connect(seen.append)
    return seen


@pytest.fixture
def targets(tab):
    seen: list[tuple[int, Decimal | None]] = []
    tab.target_changed.connect(lambda year, value: seen.append((year, value)))
    return seen


@pytest.fixture
def stored(tab, grid, edits):
    """The results of the region, stored and shown again whenever the grid asks for it."""
    results = {(r.year, r.stage): r for r in PASER}

    def store(edit: HistoryEdit) -> None:
        results.pop((edit.year, edit.stage), None)
        if edit.index is not None:
            groups = [str(value) for value in edit.groups.values()]
            results[edit.year, edit.stage] = result(
                edit.year, str(edit.index), groups, stage=edit.stage
            )
        tab.show_trend(trend_of(*results.values(), targets=PASER_TARGETS))

    tab.history_changed.connect(store)
    return results


def _model(grid) -> HistoryModel:
    model = grid.table.model()
    assert isinstance(model, HistoryModel)
    return model


def _go(grid, year: int, column: int = INDEX_COLUMN, stage: str = "hasil"):
    index = _model(grid).index(_model(grid).line_of(year, stage), column)
    grid.table.setCurrentIndex(index)
    return index


def _here(grid) -> tuple[int, int]:
    index = grid.table.currentIndex()
    row = _model(grid).row_at(index.row())
    assert row is not None
    return row.year, index.column()


def _type(qtbot, grid, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type *text* into the current cell as a person does, and leave it with *end*."""
    cell = QPersistentModelIndex(grid.table.currentIndex())
    for key in text:
        # The first key opens the field and replaces its text; after a Tab it is open already.
        field = grid.table.indexWidget(grid.table.currentIndex())
        qtbot.keyClicks(field or grid.table, key)
    qtbot.keyClick(grid.table.indexWidget(grid.table.currentIndex()), end)
    # Qt lets the editor finish its key before it takes the text.
    qtbot.waitUntil(lambda: grid.table.indexWidget(grid.table.model().index(*_at(cell))) is None)


def _at(cell: QPersistentModelIndex) -> tuple[int, int]:
    return cell.row(), cell.column()


def _paste(qtbot, grid, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("text", ["2,31", "2.31", " 2,31 "])
def test_an_index_may_be_typed_with_comma_or_point(qtbot, grid, edits, text):
    _go(grid, 2020)

    _type(qtbot, grid, text)

    assert edits == [HistoryEdit(2020, "hasil", Decimal("2.31"), {})]


def test_enter_goes_down_over_heads_to_the_next_year(qtbot, grid, edits):
    _go(grid, 2021)

    _type(qtbot, grid, "1,40")

    assert _here(grid) == (2020, INDEX_COLUMN)


def test_tab_goes_right_and_then_to_the_first_field_of_the_next_row(qtbot, grid, edits):
    _go(grid, 2021)
    _type(qtbot, grid, "1,40", Qt.Key.Key_Tab)
    assert _here(grid) == (2021, FIRST_GROUP)

    _go(grid, 2021, FIRST_GROUP + 3)
    qtbot.keyClick(grid.table, Qt.Key.Key_Tab)

    assert _here(grid) == (2020, TARGET_COLUMN)


def test_tab_leaves_the_grid_at_its_last_field(qtbot, grid):
    _go(grid, 2018, FIRST_GROUP + 2)

    qtbot.keyClick(grid.table, Qt.Key.Key_Tab)

    assert not grid.table.hasFocus()


def test_the_groups_are_sent_along_with_the_index(qtbot, grid, edits):
    _go(grid, 2023, FIRST_GROUP)

    _type(qtbot, grid, "3,10")

    (edit,) = edits
    assert (edit.year, edit.index) == (2023, Decimal("2.90"))
    assert edit.groups["D1"] == Decimal("3.10")
    assert edit.groups["D4"] == Decimal("3.37")


def test_groups_without_an_index_are_kept_but_not_stored(qtbot, grid, edits):
    _go(grid, 2026, FIRST_GROUP)
    _type(qtbot, grid, "2,40")
    assert edits == []
    assert "2026, Indeks: isi dahulu indeksnya" in grid.message

    _go(grid, 2026)
    _type(qtbot, grid, "2,50")

    assert edits == [HistoryEdit(2026, "hasil", Decimal("2.50"), {"A1": Decimal("2.40")})]
    assert not grid.message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2,3x", "2022, Indeks: “2,3x” bukan angka"),
        ("7", "2022, Indeks: 7 di luar skala 1 sampai 5"),
        ("0,5", "2022, Indeks: 0,5 di luar skala 1 sampai 5"),
        ("2,123456", "berdesimal lebih dari 4 angka"),
    ],
)
def test_a_wrong_figure_gets_a_sentence_and_is_not_stored(qtbot, grid, edits, text, reason):
    index = _go(grid, 2022)

    _type(qtbot, grid, text)

    assert edits == []
    assert reason in grid.message
    assert index.data() == text

    _go(grid, 2022)
    _type(qtbot, grid, "2,20")

    assert [edit.index for edit in edits] == [Decimal("2.20")]
    assert not grid.message


def test_the_scale_of_2018_begins_at_nought(qtbot, grid, edits):
    _go(grid, 2018)

    _type(qtbot, grid, "0,50")

    assert [edit.index for edit in edits] == [Decimal("0.50")]


def test_delete_takes_the_row_out_of_the_history(qtbot, grid, edits):
    _go(grid, 2022)

    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)

    assert edits == [HistoryEdit(2022, "hasil", None, {})]


def test_a_target_belongs_to_its_year(qtbot, grid, edits, targets):
    _go(grid, 2026, TARGET_COLUMN)
    _type(qtbot, grid, "3,80")
    _go(grid, 2025, TARGET_COLUMN)
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)

    assert targets == [(2026, Decimal("3.80")), (2025, None)]
    assert edits == []


def test_a_block_is_pasted_from_the_current_cell_on(qtbot, grid, edits):
    _go(grid, 2022)

    _paste(qtbot, grid, "2,20\t2,1\t2,2\t2,3\t2,4\r\n1,40\r\n1,70\t1,5\t1,6\t1,7\r\n")

    assert [(edit.year, edit.index, len(edit.groups)) for edit in edits] == [
        (2022, Decimal("2.20"), 4),
        (2021, Decimal("1.40"), 0),
        (2020, Decimal("1.70"), 3),
    ]
    assert not grid.message


def test_in_a_block_the_right_cells_are_stored_and_the_wrong_ones_named(qtbot, grid, edits):
    _go(grid, 2022)

    _paste(qtbot, grid, "2,20\tbelum\n9,99\n")

    assert edits == [HistoryEdit(2022, "hasil", Decimal("2.20"), {})]
    assert "2022, Kebijakan: “belum” bukan angka" in grid.message
    assert "2021, Indeks: 9,99 di luar skala 1 sampai 5" in grid.message


def test_lines_that_begin_with_a_year_find_their_row_by_themselves(qtbot, grid, edits):
    _go(grid, 2026, YEAR_COLUMN)

    _paste(
        qtbot,
        grid,
        "Tahun\tTahap\tIndeks\tKebijakan\n"
        "2019\tHasil akhir\t1,75\t1,5\n"
        "2024\tPenilaian mandiri\t4,35\n"
        "1999\tHasil akhir\t2,0\n",
    )

    assert edits == [
        HistoryEdit(2019, "hasil", Decimal("1.75"), {"D1": Decimal("1.5")}),
        HistoryEdit(2024, "mandiri", Decimal("4.35"), {}),
    ]
    assert "1999: tahun ini tidak ada pada daftar." in grid.message


def test_figures_without_a_column_are_named(qtbot, grid, edits):
    _go(grid, 2019)

    _paste(qtbot, grid, "1,75\t1,1\t1,2\t1,3\t1,4")

    assert [edit.groups for edit in edits] == [
        {"D1": Decimal("1.1"), "D2": Decimal("1.2"), "D3": Decimal("1.3")}
    ]
    assert "2019: “1,4” tidak punya kolom pada baris ini." in grid.message


def test_the_columns_follow_the_instrument_of_the_year(grid):
    def titles(year: int) -> list[str]:
        row = _model(grid).row_at(_model(grid).line_of(year, "hasil"))
        assert row is not None
        return [title for _, title in row.groups]

    assert titles(2019) == ["Kebijakan", "Tata Kelola", "Manajemen"]
    assert titles(2022) == ["Kebijakan", "Tata Kelola", "Manajemen", "Layanan"]
    assert len(titles(2026)) == 7


def test_what_is_stored_is_shown_as_it_was_published(grid):
    assert _go(grid, 2023).data() == "2,90"
    assert _go(grid, 2023, FIRST_GROUP).data() == "3,00"
    assert _go(grid, 2025).data() == ""
    assert _go(grid, 2025, TARGET_COLUMN).data() == "3,50"


def test_a_row_for_another_stage_can_be_added(qtbot, grid, edits):
    line = _model(grid).add_stage(2024, "mandiri")
    grid.table.go_to(line)

    _type(qtbot, grid, "4,35")

    assert edits == [HistoryEdit(2024, "mandiri", Decimal("4.35"), {})]


def test_a_later_year_can_be_added_for_its_target(qtbot, tab, grid, targets):
    qtbot.mouseClick(grid._add_year, Qt.MouseButton.LeftButton)
    _go(grid, 2027, TARGET_COLUMN)

    _type(qtbot, grid, "4,00")

    assert targets == [(2027, Decimal("4.00"))]


def test_a_wrong_text_survives_a_refresh_and_the_place_too(qtbot, tab, grid):
    index = _go(grid, 2022)
    _type(qtbot, grid, "dua")
    _go(grid, 2021)

    tab.show_trend(trend_of(*PASER, targets={2025: "3.60"}))

    assert index.data() == "dua"
    assert "“dua”" in grid.message
    assert _here(grid) == (2021, INDEX_COLUMN)


def test_nothing_typed_for_one_region_is_shown_for_another(qtbot, tab, grid):
    _go(grid, 2022)
    _type(qtbot, grid, "dua")

    tab.show_trend(trend_of(result(2023, "2.91"), title="Provinsi Kalimantan Timur"))

    assert _go(grid, 2022).data() == ""
    assert not grid.message


def test_a_year_is_typed_field_by_field_while_each_is_stored(qtbot, grid, stored):
    _go(grid, 2022)
    for text in ("2,20", "2,1", "2,2", "2,3"):
        _type(qtbot, grid, text, Qt.Key.Key_Tab)
    _type(qtbot, grid, "2,4")

    typed = stored[2022, "hasil"]
    assert [float(v) for v in (typed.index, *typed.groups.values())] == [2.2, 2.1, 2.2, 2.3, 2.4]
    assert _here(grid) == (2021, FIRST_GROUP + 3)


def test_an_emptied_row_stays_where_it_is(qtbot, grid, stored):
    _paste(qtbot, grid, "2024\tPenilaian mandiri\t4,35")
    _go(grid, 2024, stage="mandiri")

    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)

    assert (2024, "mandiri") not in stored
    assert _here(grid) == (2024, INDEX_COLUMN)
    assert _model(grid).line_of(2024, "mandiri") == grid.table.currentIndex().row()


def test_clearing_several_rows_clears_these_and_no_others(qtbot, grid, stored):
    _paste(qtbot, grid, "2024\tPenilaian mandiri\t4,35")
    first, last = _go(grid, 2024, stage="mandiri"), _go(grid, 2022)
    selection = grid.table.selectionModel()
    for row in range(first.row(), last.row() + 1):
        selection.select(first.siblingAtRow(row), selection.SelectionFlag.Select)

    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)

    published = sorted(key for key, found in stored.items() if not found.proposal)
    assert published == [
        (2018, "hasil"),
        (2019, "hasil"),
        (2020, "hasil"),
        (2021, "hasil"),
        (2024, "hasil"),
    ]


def test_without_any_instrument_an_absurd_index_is_refused(qtbot, tab, grid, edits):
    tab.show_trend(trend_of())
    _go(grid, 2023)

    _type(qtbot, grid, "29")

    assert edits == []
    assert "29 di luar skala 0 sampai 10" in grid.message


def test_chosen_cells_are_copied_as_a_spreadsheet_takes_them(qtbot, grid):
    first = _go(grid, 2024)
    last = _model(grid).index(first.row() + 1, FIRST_GROUP)
    selection = grid.table.selectionModel()
    selection.select(first, selection.SelectionFlag.ClearAndSelect)
    for row in (first.row(), last.row()):
        for column in (INDEX_COLUMN, FIRST_GROUP):
            cell = _model(grid).index(row, column)
            selection.select(cell, selection.SelectionFlag.Select)

    qtbot.keyClick(grid.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "3,27\t3,90\n2,90\t3,00"


def test_the_model_keeps_to_the_rules_of_qt(grid):
    QAbstractItemModelTester(_model(grid), QAbstractItemModelTester.FailureReportingMode.Fatal)
