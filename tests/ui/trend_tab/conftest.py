"""A trend tab as the window makes it, on its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from spbe_desktop.ui.trend_tab import TrendTab
from tests.trends import instrument_in

RESOURCES = Path(__file__).parents[3] / "resources"


def titles_of(year: int) -> tuple[tuple[str, str], ...]:
    """Return the top groups of the instrument of *year*."""
    return tuple((group.code, group.short_title) for group in instrument_in(year).groups)


@pytest.fixture
def tab(qtbot, theme, icons):
    tab = TrendTab(theme, icons, titles_of, fonts=RESOURCES / "fonts", years=range(2018, 2027))
    qtbot.addWidget(tab)
    tab.resize(1366, 600)
    return tab
