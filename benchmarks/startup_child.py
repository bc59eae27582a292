"""One start, measured from the outside: prints milliseconds since the parent started it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

STARTED = int(os.environ["BENCH_STARTED_NS"])


def elapsed() -> float:
    return (time.monotonic_ns() - STARTED) / 1e6


def bare() -> None:
    """The floor: an application and an empty main window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            print("painted", elapsed(), flush=True)
            QTimer.singleShot(0, app.quit)

    window = Window()
    window.resize(1366, 728)
    window.show()
    app.exec()


def real(workspace: str) -> None:
    """The program, up to the moment at which its first page is painted with data."""
    from spbe_desktop.app import open_window

    def observe(milestone: str) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        print(milestone, elapsed(), flush=True)
        if milestone == "ready":
            print("rss", _resident(), flush=True)
            QTimer.singleShot(0, QApplication.quit)

    open_window(Path(workspace), observe)


def _resident() -> float:
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else real(sys.argv[2])
