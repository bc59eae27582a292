"""How long an answer has taken, against the time that is given for it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_TICK = 250
"""Milliseconds between two looks at the clock: a second is never skipped."""


class Countdown(QObject):
    """Counts down *allowed* seconds, and on below zero; it can be paused."""

    changed = Signal()

    def __init__(
        self,
        allowed: int,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._clock = clock
        self._spent = 0.0
        self._since: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.changed)

    @property
    def left(self) -> int:
        """Return the whole seconds that are left; below zero once the time is over."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._allowed - int(self._spent + running)

    @property
    def paused(self) -> bool:
        """Tell whether it stands still."""
        return self._since is None

    def restart(self) -> None:
        """Begin anew."""
        self._spent, self._since = 0.0, self._clock()
        self._timer.start()
        self.changed.emit()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._since is None:
            self._since = self._clock()
            self._timer.start()
        else:
            self._spent += self._clock() - self._since
            self._since = None
            self._timer.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Look at the clock no more."""
        self._timer.stop()


def told(seconds: int) -> str:
    """Return "2.05", and "−0.10" for ten seconds too many."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes}.{rest:02}"
