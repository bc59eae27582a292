"""The time of an answer in a practice of an interview."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.ui.interview.countdown import Countdown, told


class Hands:
    """A clock that a test turns."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def countdown(qapp, hands):
    found = Countdown(180, clock=hands)
    found.restart()
    yield found
    found.stop()


def test_it_counts_down_and_on_below_zero(countdown, hands):
    hands.now = 62.9
    assert countdown.left == 118

    hands.now = 190
    assert countdown.left == -10


def test_a_pause_does_not_count(countdown, hands):
    hands.now = 10
    countdown.toggle()
    hands.now = 500
    assert (countdown.left, countdown.paused) == (170, True)

    countdown.toggle()
    hands.now = 505
    assert (countdown.left, countdown.paused) == (165, False)


def test_the_next_answer_has_its_whole_time(countdown, hands):
    hands.now = 100
    countdown.toggle()

    countdown.restart()

    assert (countdown.left, countdown.paused) == (180, False)


@given(st.integers(-3600, 3600))
def test_the_time_is_told_in_minutes_and_seconds(seconds):
    text = told(seconds)
    minutes, rest = map(int, text.lstrip("−").split("."))

    assert minutes * 60 + rest == abs(seconds)
    assert text.startswith("−") == (seconds < 0)
