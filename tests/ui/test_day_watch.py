"""Midnight, sleep and clocks that are set: the window knows which day it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from spbe_desktop.ui.day_watch import DayWatch

EVENING = datetime(2026, 11, 24, 23, 59, 0, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = EVENING

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def told():
    return []


@pytest.fixture
def watch(window, clock, told):
    watch = DayWatch(window, window, clock)
    watch.day_changed.connect(lambda: told.append(clock.now.day))
    return watch


def come_back(window):
    """Return to the window, as after sleep."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def test_it_wakes_once_soon_after_midnight(watch):
    assert 60_000 <= watch.milliseconds <= 63_000


def test_the_new_day_is_told_and_the_next_is_waited_for(watch, clock, told):
    clock.now += timedelta(minutes=1, seconds=2)

    watch.look()

    assert told == [25]
    assert watch.milliseconds > 86_000_000


def test_a_timer_that_ends_early_tells_nothing_and_waits_on(watch, clock, told):
    clock.now += timedelta(seconds=30)

    watch.look()

    assert told == []
    assert watch.milliseconds <= 33_000


def test_after_sleep_over_midnight_coming_back_is_enough(watch, window, clock, told):
    clock.now += timedelta(hours=9)

    come_back(window)
    come_back(window)

    assert told == [25]


@pytest.mark.parametrize("days", [-400, -1, 1, 4000])
def test_a_clock_that_was_set_is_another_day_too(watch, window, clock, told, days):
    clock.now += timedelta(days=days)

    come_back(window)

    assert told == [clock.now.day]
    assert 0 < watch.milliseconds <= 86_403_000
