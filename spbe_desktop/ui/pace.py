"""How fast a task goes, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable

from spbe_desktop.words.formats import share_done, time_left

_TOO_EARLY = 1.0
"""Seconds before which a forecast would jump about."""


class Pace:
    """Measures one task from its first report on; *clock* counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: tuple[float, int] | None = None

    def seconds_left(self, done: int, total: int) -> float | None:
        """Return the remaining seconds once that can be said; *done* only grows."""
        now = self._clock()
        if self._begun is None or done < self._begun[1]:
            self._begun = (now, done)
        elapsed, advance = now - self._begun[0], done - self._begun[1]
        if elapsed < _TOO_EARLY or advance <= 0 or total <= done:
            return None
        return elapsed * (total - done) / advance

    def describe(self, done: int, total: int) -> str:
        """Return "1,2 MB dari 4 MB, sisa 2 menit", as far as it is known."""
        left = self.seconds_left(done, total)
        amount = share_done(done, total)
        return amount if left is None else f"{amount}, {time_left(left)}"
