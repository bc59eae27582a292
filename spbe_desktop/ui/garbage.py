"""Garbage collection on the window's thread alone.

Python collects on whichever thread happens to make the object that fills its quota. On a worker
that would destroy widgets and timers of the window there, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_PERIOD = 1000
"""Milliseconds between two looks at how much has gathered."""


class GarbageCollector(QObject):
    """Collects for as long as it lives; nothing else does meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What starting has made stays to the end: it need not be looked through each time.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_PERIOD)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()


def collect_if_due() -> int | None:
    """Collect the oldest generation whose quota is full; return which, or None."""
    counts, quotas = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > quotas[generation]:
            gc.collect(generation)
            return generation
    return None
