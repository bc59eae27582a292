"""Typing what was published in earlier years, with the keys and the trouble of a real day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from spbe_desktop.errors import DiskFullError
from spbe_desktop.services import trends
from spbe_desktop.ui.trend_tab.history_model import INDEX_COLUMN, TARGET_COLUMN
from spbe_desktop.ui.trend_tab.history_table import HistoryTable
from spbe_desktop.ui.trend_tab.trend_tab import TrendTab


@pytest.fixture
def grid(sample, qtbot):
    """The history grid of the sample, with the keyboard in it."""
    sample.frame.tabs.set_current("tren")
    tab = sample.frame.findChild(TrendTab)
    tab.open_history()
    qtbot.waitUntil(tab.history.table.hasFocus)
    return tab.history


def published(desktop, year: int) -> Decimal | None:
    """Return the index that is stored as the final result of *year*."""
    region = desktop.sheet.assessment.agency.region.id
    stored = trends.published_results(desktop.shown.workspace, region)
    return next(
        (
            Decimal(r.index.numerator) / r.index.denominator
            for r in stored
            if (r.year, r.stage) == (year, "hasil")
        ),
        None,
    )


def go(table: HistoryTable, year: int) -> None:
    table.go_to(table._history.line_of(year, "hasil"))


def test_an_index_is_stored_with_its_first_digit(sample, grid):
    go(grid.table, 2019)

    sample.press("2,90", Qt.Key.Key_Return)

    assert published(sample, 2019) == Decimal("2.90")
    assert grid.message == ""


@pytest.mark.parametrize("letter", ["F", "E", "K", "P", "N", "?"])
def test_a_letter_in_the_grid_is_typed_and_does_nothing_else(sample, grid, letter):
    go(grid.table, 2019)

    sample.press(letter)

    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    assert cell.text() == letter
    assert sample.frame.tabs.current_key == "tren"


def test_a_digit_chooses_what_a_document_proves_while_that_choice_has_the_keyboard(sample):
    sample.shown.view.go_to("19")
    sample.tab.show_panel("evidence")
    item = sample.tab.panel.page("evidence").items[0]
    item.open_form()
    item.form.level.setFocus()

    sample.press("4")

    assert item.form.level.currentData() == 4
    assert sample.value("19") == 3


def test_saving_takes_the_cell_that_is_open(sample, grid):
    go(grid.table, 2019)
    sample.press("2,90")

    sample.press((Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier))

    assert published(sample, 2019) == Decimal("2.90")
    assert sample.notice == "Semua isian sudah tersimpan."


def test_closing_takes_the_cell_that_is_open(sample, start, grid):
    go(grid.table, 2019)
    sample.press("2,90")

    assert sample.close()

    assert published(start(), 2019) == Decimal("2.90")


def test_an_index_that_was_deleted_comes_back_by_undoing(sample, grid):
    before = published(sample, 2023)
    go(grid.table, 2023)
    sample.press(Qt.Key.Key_Delete)
    assert published(sample, 2023) is None

    sample.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert published(sample, 2023) == before
    assert shown(grid, 2023) == f"{before:.2f}".replace(".", ",")
    assert grid.message == ""


def shown(grid, year: int, column: int = INDEX_COLUMN) -> str:
    """Return what stands in a cell."""
    model = grid.table.model()
    return str(model.index(model.line_of(year, "hasil"), column).data())


@pytest.fixture
def full_disk(sample, monkeypatch):
    """The disk takes nothing until what this returns is called."""
    editor, root = sample.shown.workspace.editor, sample.shown.workspace.root

    def full(_operation):
        raise DiskFullError(root)

    with monkeypatch.context() as patched:
        patched.setattr(editor, "run", full)
        yield patched.undo


def test_figures_that_the_disk_refused_stay_marked_and_are_stored_later(sample, grid, full_disk):
    go(grid.table, 2019)
    sample.press("2,90", Qt.Key.Key_Return)
    grid.table.setCurrentIndex(
        grid.table.model().index(grid.table.model().line_of(2019, "hasil"), TARGET_COLUMN)
    )
    sample.press("3", Qt.Key.Key_Return)
    sample.frame.tabs.set_current("ringkasan")
    sample.frame.tabs.set_current("tren")

    assert (shown(grid, 2019), shown(grid, 2019, TARGET_COLUMN)) == ("2,90", "3,00")
    assert "2019, Indeks: belum tersimpan karena disk menolaknya" in grid.message
    assert "2019, Target: belum tersimpan" in grid.message
    assert not sample.close()
    assert len(sample.answers.asked_to_leave) == 1

    full_disk()
    assert sample.shown.bridge.flush()

    assert published(sample, 2019) == Decimal("2.90")
    assert (shown(grid, 2019), shown(grid, 2019, TARGET_COLUMN)) == ("2,90", "3,00")
    assert grid.message == ""


def test_what_the_disk_refused_survives_the_next_figure(sample, grid, full_disk):
    go(grid.table, 2018)
    sample.press("1,57", Qt.Key.Key_Return)
    full_disk()

    go(grid.table, 2019)
    sample.press("2,00", Qt.Key.Key_Return)

    assert (published(sample, 2018), published(sample, 2019)) == (Decimal("1.57"), Decimal("2.00"))
    assert grid.message == ""
