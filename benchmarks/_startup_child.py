"""One start of the bare window or of the program, told in milliseconds since it was asked for."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

STARTED = int(os.environ["BENCH_STARTED_NS"])
"""When the parent started this process, on the clock that all processes share."""


def tell(milestone: str) -> None:
    """Print how long *milestone* took."""
    print(milestone, (time.monotonic_ns() - STARTED) / 1e6, flush=True)


def bare() -> None:
    """Show an application with an empty main window: the floor."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow
    from typing_extensions import override

    app = QApplication([])

    class Window(QMainWindow):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            tell("painted")
            QTimer.singleShot(0, app.quit)

    window = Window()
    window.resize(1366, 728)
    window.show()
    app.exec()


def real(workspace: Path) -> None:
    """Show the program until its first page is painted with the data of *workspace*."""
    from spbe_desktop.app import open_window

    def observe(milestone: str) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        tell(milestone)
        if milestone == "ready":
            QTimer.singleShot(SETTLED, resident)
            QTimer.singleShot(SETTLED, QApplication.quit)

    open_window(workspace, observe)


SETTLED = 1500
"""Milliseconds after which everything that loads by itself is loaded."""


def resident() -> None:
    """Print the memory in use, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    line = next(line for line in status if line.startswith("VmRSS"))
    print("resident", int(line.split()[1]) / 1024, flush=True)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else real(Path(sys.argv[2]))
