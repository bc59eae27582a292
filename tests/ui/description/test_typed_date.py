"""Dates as officers type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.ui.description.typed_date import parse_day
from spbe_desktop.words.formats import day


@given(st.dates(min_value=date(1945, 8, 17)))
def test_whatever_we_write_we_read(some_day: date):
    for text in (day(some_day), some_day.isoformat()):
        assert parse_day(text) == some_day


@pytest.mark.parametrize(
    "typed", ["14/1/2025", "14-01-2025", "14.1.2025", "14 jan 2025", " 14 JANUARI 2025 "]
)
def test_the_day_comes_first(typed):
    assert parse_day(typed) == date(2025, 1, 14)


@pytest.mark.parametrize("typed", ["", "kemarin", "31 Feb 2025", "1/13/2025", "14 Xyz 2025"])
def test_what_names_no_day_is_none(typed):
    assert parse_day(typed) is None
