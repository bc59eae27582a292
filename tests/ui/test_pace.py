from __future__ import annotations

from spbe_desktop.ui.pace import Pace


class FakeClock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_the_remaining_time_follows_from_the_pace_so_far():
    clock = FakeClock()
    pace = Pace(clock)
    pace.seconds_left(0, 1000)

    clock.now += 10

    assert pace.seconds_left(250, 1000) == 30


def test_nothing_is_forecast_too_early_or_without_advance_or_at_the_end():
    clock = FakeClock()
    pace = Pace(clock)

    assert pace.seconds_left(0, 1000) is None
    clock.now += 0.5
    assert pace.seconds_left(100, 1000) is None
    clock.now += 10
    assert pace.seconds_left(0, 1000) is None
    assert pace.seconds_left(1000, 1000) is None


def test_what_was_done_before_the_first_report_does_not_flatter_the_pace():
    clock = FakeClock()
    pace = Pace(clock)
    pace.seconds_left(900, 1000)

    clock.now += 10

    assert pace.seconds_left(950, 1000) == 10


def test_the_description_tells_the_bytes_and_once_known_the_time():
    clock = FakeClock()
    pace = Pace(clock)

    assert pace.describe(0, 4 * 1024**2) == "0 byte dari 4 MB"
    clock.now += 60
    assert pace.describe(1024**2, 4 * 1024**2) == "1 MB dari 4 MB, sisa 3 menit"
