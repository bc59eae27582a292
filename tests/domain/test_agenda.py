"""The calendar: zones, what comes next, and times as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.agenda import (
    Milestone,
    Zone,
    next_milestone,
    overlaps,
    parse_clock,
    zone_of,
)

DAY = date(2026, 3, 4)


def meeting(starts: time, ends: time | None = None, zone: Zone = Zone.WITA, **facts) -> Milestone:
    return Milestone("m", "Rapat", DAY, starts=starts, ends=ends, zone=zone, **facts)


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("6401", Zone.WITA),
        ("64", Zone.WITA),
        ("65.71", Zone.WITA),
        ("6101", Zone.WIB),
        ("6271", Zone.WIB),
        ("3171", Zone.WIB),
        ("51", Zone.WITA),
        ("8171", Zone.WIT),
        ("9171", Zone.WIT),
    ],
)
def test_a_region_keeps_the_time_of_its_province(code, zone):
    assert zone_of(code) is zone


@pytest.mark.parametrize(("zone", "hour"), [(Zone.WIB, 2), (Zone.WITA, 1), (Zone.WIT, 0)])
def test_nine_in_the_morning_is_another_moment_in_each_zone(zone, hour):
    begins, _ends = meeting(time(9), zone=zone).span

    assert begins.astimezone(UTC) == datetime(2026, 3, 4, hour, tzinfo=UTC)


def test_the_same_moment_in_two_zones_overlaps():
    jakarta = meeting(time(9), time(10), Zone.WIB)
    makassar = meeting(time(10, 30), time(11, 30), Zone.WITA)
    later = meeting(time(11), time(12), Zone.WITA)

    assert overlaps([later, makassar, jakarta]) == ((jakarta, makassar), (makassar, later))


def test_what_lasts_whole_days_stands_in_the_way_of_nothing():
    stage = Milestone("s", "Penilaian mandiri", date(2026, 3, 1), date(2026, 3, 31))

    assert overlaps([stage, meeting(time(9))]) == ()


def test_a_meeting_may_end_on_a_later_day():
    assert meeting(time(9), time(8)).ends_too_early
    assert not meeting(time(9), time(8), last_day=date(2026, 3, 5)).ends_too_early


def test_what_is_under_way_is_awaited_until_its_last_day():
    stage = Milestone("s", "Penilaian mandiri", date(2026, 3, 1), date(2026, 3, 31))
    soon = Milestone("r", "Rapat", date(2026, 3, 6))

    assert next_milestone([stage, soon], DAY) is soon
    assert next_milestone([stage, soon], date(2026, 3, 7)) is stage
    assert next_milestone([stage, soon], date(2026, 4, 1)) is None


@given(st.times())
def test_a_time_is_read_as_it_is_written(moment):
    assert parse_clock(f"{moment:%H.%M}") == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize("typed", ["", "25.00", "9.60", "9.5", "jam 9", "9-30", "0930"])
def test_what_is_no_time_is_refused(typed):
    assert parse_clock(typed) is None
