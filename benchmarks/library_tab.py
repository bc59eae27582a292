"""The tab of 5,000 documents in the real window: opened, searched, scrolled, and added to."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from spbe_desktop.app import resources
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.garbage import GarbageCollector
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.launch import make_application
from spbe_desktop.ui.library_page import BrowserTab
from spbe_desktop.ui.library_tab.tab import LibraryTab
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.session import Session
from spbe_desktop.ui.theme import Theme
from tests.libraries import fill_library
from tests.workspaces import make_workspace, opened

OPEN_MS, TYPE_MS, FRAME_MS, STALL_MS = 300.0, 50.0, 16.0, 50.0
"""What is promised."""

TICK_MS = 2
ADDED_FILES = 100


def wait(milliseconds: int) -> None:
    """Let the window run, and other threads with it, which `QTest.qWait` would hold up."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_library(root: Path, count: int) -> None:
    """Make a workspace with *count* documents."""
    make_workspace(root)
    workspace = opened(root)
    fill_library(workspace, count)
    workspace.close()


def window(home: Path, root: Path) -> tuple[Frame, Session]:
    """Return the real window with the workspace in *root* open."""
    folder = resources()
    theme = Theme(folder / "fonts", "light")
    theme.apply(make_application(folder))
    looks = Looks(theme, Icons(folder / "icons", theme), folder / "fonts")
    frame = Frame(theme, looks.icons)
    GarbageCollector(frame)
    frame.resize(1366, 728)
    frame.show()
    settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
    session = Session(frame, looks, Preferences(settings), folder)
    session.open(root)
    wait(2500)  # what loads by itself is loaded
    return frame, session


def spent(act: Callable[[], object]) -> float:
    """Return the milliseconds until *act* is done and painted."""
    start = time.perf_counter()
    act()
    QApplication.sendPostedEvents()
    for widget in QApplication.topLevelWidgets():
        widget.repaint()
    return (time.perf_counter() - start) * 1000


class Stalls:
    """Measures how long the window's thread was kept from its timers."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MS)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def line(name: str, values: Sequence[float], promised: float, *, by: str = "longest") -> bool:
    """Print a row of the table; tell whether it keeps what is promised."""
    middle, longest = statistics.median(values), max(values)
    print(f"| {name:44} | {middle:8.1f} | {longest:8.1f} | {promised:8.0f} |")
    return (middle if by == "median" else longest) <= promised


def measured(frame: Frame, session: Session, home: Path) -> list[bool]:
    """Measure what the officer would feel; return which promises are kept."""
    first = spent(lambda: frame.tabs.set_current("eviden"))
    shown = session.open_workspace
    assert shown is not None
    found: BrowserTab | None = shown.view.library_tab
    assert isinstance(found, LibraryTab)
    tab = found
    kept = [line("opened, to the first paint", [first], OPEN_MS)]
    wait(3000)
    typed = "audit tik 12"
    keys = [
        spent(lambda n=place: tab.bar.query.setText(typed[:n])) for place in range(1, len(typed))
    ]
    kept.append(line("a letter typed into the search", keys, TYPE_MS))
    tab.bar.query.clear()
    bar = tab.table.verticalScrollBar()
    frames = [spent(lambda y=y: bar.setValue(y)) for y in range(0, 6000, 45)]
    kept.append(line("a frame while scrolling", frames, FRAME_MS, by="median"))
    kept.append(line("while files are added and read", adding(tab, session, home), STALL_MS))
    return kept


def adding(tab: LibraryTab, session: Session, home: Path) -> list[float]:
    """Add files while others are read; return how long the window stood still each time."""
    folder = home / "berkas"
    folder.mkdir()
    paths = [folder / f"Laporan {number}.pdf" for number in range(ADDED_FILES)]
    for path in paths:
        path.write_bytes(b"%PDF-1.7\n" + os.urandom(200_000))
    wait(200)
    stalls = Stalls()
    tab.files_offered.emit(paths)
    while session._runner.busy:  # noqa: SLF001 - nobody else has to know
        wait(20)
    wait(3000)
    return stalls.gaps


def main() -> int:
    """Measure in a temporary folder and print; fail if what is promised is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    options = parser.parse_args()
    print(f"{options.documents} documents\n")
    print(f"| {'ms':44} | {'median':>8} | {'longest':>8} | {'promised':>8} |")
    print(f"|{'-' * 46}|---------:|---------:|---------:|")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        make_library(home / "kerja", options.documents)
        frame, session = window(home, home / "kerja")
        kept = measured(frame, session, home)
        frame.close()
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
