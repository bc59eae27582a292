"""Which backups stay: the newest always, close together at first, further apart later on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.backups import (
    Backup,
    BackupCause,
    beyond_budget,
    is_due,
    superfluous,
)

NOW = datetime(2026, 3, 18, 12, 30, tzinfo=UTC)


def backup(made: datetime, cause: BackupCause = BackupCause.ROUTINE, size: int = 1) -> Backup:
    return Backup(Path(f"{made:%Y%m%dT%H%M%S}-{cause}"), made, cause, size)


def ago(cause: BackupCause = BackupCause.ROUTINE, **span: float) -> Backup:
    return backup(NOW - timedelta(**span), cause)


def kept(*backups: Backup) -> list[Backup]:
    gone = superfluous(backups, NOW)
    return [each for each in backups if each not in gone]


def test_of_one_hour_the_newest_stays():
    older, newer, next_hour = ago(minutes=25), ago(minutes=5), ago(minutes=45)

    assert kept(older, newer, next_hour) == [newer, next_hour]


def test_of_a_day_last_week_the_newest_stays():
    morning, evening = ago(days=5, hours=5), ago(days=5)

    assert kept(ago(minutes=1), morning, evening)[1:] == [evening]


def test_of_a_week_last_month_the_newest_stays():
    monday, thursday = ago(days=30), ago(days=27)

    assert kept(ago(minutes=1), monday, thursday)[1:] == [thursday]


def test_of_a_month_years_ago_the_newest_stays():
    first, last, other = (
        backup(datetime(2023, *d, tzinfo=UTC)) for d in ((5, 2), (5, 30), (6, 1))
    )

    assert kept(ago(minutes=1), first, last, other)[1:] == [last, other]


@pytest.mark.parametrize("cause", [cause for cause in BackupCause if cause != "routine"])
def test_what_was_made_for_a_reason_stays_beside_newer_ones_for_90_days(cause):
    just_after = ago(days=20)
    for_a_reason = ago(cause, days=20, minutes=1)
    long_ago, long_after = ago(cause, days=100, minutes=1), ago(days=100)

    assert kept(ago(minutes=1), just_after, for_a_reason, long_ago, long_after)[1:] == [
        just_after,
        for_a_reason,
        long_after,
    ]


MOMENTS = st.datetimes(
    NOW.replace(tzinfo=None) - timedelta(days=1500),
    NOW.replace(tzinfo=None) + timedelta(days=30),
    timezones=st.just(UTC),
)
BACKUPS = st.lists(
    st.builds(backup, MOMENTS, st.sampled_from(BackupCause)), unique_by=lambda each: each.path
)


@given(BACKUPS)
def test_the_newest_stays_and_what_stayed_once_stays_at_the_same_moment(backups):
    left = kept(*backups)

    assert backups == [] or max(backups, key=lambda each: each.made) in left
    assert superfluous(left, NOW) == ()


@given(st.lists(MOMENTS, min_size=1))
def test_of_every_month_one_stays_and_never_more_than_a_bounded_number(moments):
    routine = [backup(made) for made in set(moments)]

    left = kept(*routine)

    months = {(each.made.year, each.made.month) for each in routine}
    assert {(each.made.year, each.made.month) for each in left} == months
    past = [each for each in left if each.made <= NOW]
    assert len(past) <= 25 + 15 + 11 + 50


@given(BACKUPS, st.integers(0, 12))
def test_the_oldest_go_until_the_budget_is_kept_but_never_the_newest(backups, budget):
    gone = beyond_budget(backups, len, budget)

    left = [each for each in backups if each not in gone]
    assert len(left) <= max(budget, 1)
    assert not gone or len(left) >= min(len(backups), max(budget, 1))
    assert all(old.made <= new.made for old in gone for new in left)


@pytest.mark.parametrize(
    ("age", "changed", "due"),
    [
        (timedelta(minutes=59), True, False),
        (timedelta(minutes=60), True, True),
        (timedelta(hours=23), False, False),
        (timedelta(hours=24), False, True),
        (timedelta(minutes=-1), False, True),
    ],
)
def test_a_backup_is_due_after_an_hour_of_work_or_a_day(age, changed, due):
    assert is_due(NOW - age, NOW, changed=changed) is due


def test_the_first_backup_is_always_due():
    assert is_due(None, NOW, changed=False)
