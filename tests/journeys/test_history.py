"""Typing what was published in earlier years, with the keys and the trouble of a real day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from spbe_desktop.services import trends
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
