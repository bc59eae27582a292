"""Watches for the day to change: at midnight, after sleep, and when the clock is set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_AFTER_MIDNIGHT = timedelta(seconds=2)
_LONGEST = timedelta(days=1)


def local_now() -> datetime:
    """Return the moment by the clock of this computer."""
    return datetime.now().astimezone()


class DayWatch(QObject):
    """Wakes once a day, and looks when the officer comes back to the window.

    A timer stands still while the computer sleeps, and knows nothing of a clock that is set.
    """

    day_changed = Signal()

    def __init__(
        self, window: QWidget, parent: QObject, clock: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock().date()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._wait()
        window.installEventFilter(self)

    @property
    def milliseconds(self) -> int:
        """Return how long it sleeps from now on, at most."""
        return self._timer.remainingTime()

    def look(self) -> None:
        """Tell if it is another day than when it was looked last."""
        today = self._clock().date()
        if today != self._day:
            self._day = today
            self.day_changed.emit()
        self._wait()

    def _wait(self) -> None:
        now = self._clock()
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
        left = min(midnight - now + _AFTER_MIDNIGHT, _LONGEST)
        self._timer.start(int(left.total_seconds() * 1000))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)
