from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.exports import written_values
from spbe_desktop.words import formats


def test_numbers_have_a_decimal_comma_and_dots_between_thousands():
    assert formats.number(Decimal("1234567.895"), 2) == "1.234.567,90"
    assert formats.number(Fraction(298, 100), 2) == "2,98"
    assert formats.number(0) == "0"


def test_numbers_are_rounded_half_up_away_from_nothing():
    assert formats.number(Decimal("2.345"), 2) == "2,35"
    assert formats.number(Fraction(-2345, 1000), 2) == "−2,35"
    assert formats.number(Decimal("2.6"), 0) == "3"


def test_a_rounded_nothing_has_no_minus():
    assert formats.number(Decimal("-0.001"), 2) == "0,00"
    assert formats.signed(Decimal("-0.001")) == "0,00"


def test_differences_show_their_sign():
    assert formats.signed(Fraction(9, 100)) == "+0,09"
    assert formats.signed(Decimal("-0.29")) == "−0,29"
    assert formats.signed(0) == "0,00"


def test_values_keep_the_decimals_they_need():
    assert formats.plain(Decimal("3.00")) == "3"
    assert formats.plain(Decimal("2.50")) == "2,5"
    assert formats.plain(Decimal(100)) == "100"
    assert formats.optional(None) == "–"
    assert formats.optional(Decimal(4)) == "4"


def test_percentages_stand_apart_from_their_sign():
    assert formats.percent(Fraction(5, 2), 1) == "2,5 %"
    assert formats.percent(100) == "100 %"


@pytest.mark.parametrize(
    ("month", "short", "full"),
    [(5, "Mei", "Mei"), (8, "Agu", "Agustus"), (10, "Okt", "Oktober"), (12, "Des", "Desember")],
)
def test_months_have_indonesian_names(month, short, full):
    assert formats.day(date(2026, month, 5)) == f"5 {short} 2026"
    assert formats.parse_day(f"5 {full} 2026") == date(2026, month, 5)


def test_times_have_dots():
    at = datetime(2025, 9, 25, 7, 4, 9, tzinfo=UTC)

    assert formats.clock(at) == "07.04.09"
    assert formats.moment(at) == "25 Sep 2025 07.04"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 byte"),
        (1023, "1.023 byte"),
        (1024, "1 KB"),
        (1_887_437, "1,8 MB"),
        (1024 * 1024 - 1, "1 MB"),
        (157_286_400, "150 MB"),
        (3 * 1024**3, "3 GB"),
        (5_000 * 1024**4, "5.000 TB"),
    ],
)
def test_sizes_are_written_in_the_unit_that_fits(count, text):
    assert formats.size(count) == text


@given(st.integers(min_value=0, max_value=1024**4))
def test_a_size_never_shows_more_than_four_figures_before_its_unit(count):
    figures = formats.size(count).split(" ")[0]

    assert len(figures.replace(".", "").split(",")[0]) <= 4


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "sisa beberapa detik"),
        (12, "sisa 10 detik"),
        (54.9, "sisa 55 detik"),
        (55, "sisa 1 menit"),
        (118, "sisa 2 menit"),
        (3599, "sisa 1 jam"),
        (5000, "sisa 1 jam 23 menit"),
    ],
)
def test_the_remaining_time_is_rough(seconds, text):
    assert formats.time_left(seconds) == text


def test_long_lists_are_cut_and_counted():
    assert formats.listed(("a",)) == "a"
    assert formats.listed(("a", "b")) == "a dan b"
    assert formats.listed(("a", "b", "c")) == "a, b, dan c"
    assert formats.listed(("a", "b", "c", "d", "e")) == "a, b, c, dan 2 lainnya"


@pytest.mark.parametrize("text", ["2,31", "2.31", " 2,31 ", "+2.31", "02,31"])
def test_comma_and_point_are_both_understood(text):
    assert formats.parse_decimal(text) == Decimal("2.31")


@pytest.mark.parametrize(
    "text", ["", "dua", "2,3,1", "1.234,5", "1e5", "NaN", "Infinity", "1_0", "٣", ",", "2 3", "½"]
)
def test_what_is_no_plain_number_is_none(text):
    assert formats.parse_decimal(text) is None


@given(st.decimals(min_value=-999, max_value=999, places=2))
def test_what_is_written_can_be_read_again(value):
    assert formats.parse_decimal(formats.number(value, 2)) == value
    assert formats.parse_decimal(formats.plain(value)) == value


@pytest.mark.parametrize(
    "text", ["30-9-2026", "30/09/2026", " 30.9.2026", "30 Sep 2026", "30 september 2026"]
)
def test_days_are_understood_as_people_write_them(text):
    assert formats.parse_day(text) == date(2026, 9, 30)


@pytest.mark.parametrize(
    "text", ["", "31-9-2026", "2026-09-30", "30-9-26", "30 Foo 2026", "30-9/2026", "besok"]
)
def test_what_is_no_day_is_none(text):
    assert formats.parse_day(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_written_can_be_read_again(day):
    assert formats.parse_day(formats.day(day)) == day


@pytest.mark.parametrize("count", [0, 1010, 1023, 105_277_031, 10 * 1024**2 + 52_000, 1024**4])
def test_a_size_is_the_same_on_screen_and_in_documents(count):
    assert written_values.size(count) == formats.size(count)
