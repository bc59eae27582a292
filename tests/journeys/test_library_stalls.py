"""While files are added and others are read, the window's thread is never kept for long."""

from __future__ import annotations

import gc
import os
import time

import pytest
from coverage import Coverage
from PySide6.QtCore import QTimer

from tests.libraries import fill_library
from tests.workspaces import make_workspace, opened

LONGEST = 0.05
"""Seconds of its own work after which the window must listen again."""
if Coverage.current() is not None:
    # Counting lines takes longer than running them; copying 100 files here would take seconds.
    LONGEST *= 4


class Turns:
    """Measures what the window's thread works between two of its timers.

    Its own seconds are counted, not those of the clock: a busy machine does not fail the test,
    and whatever copies, hashes or reads files on this thread does.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.count = 0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(0)

    def _on_tick(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.count += 1
        self._last = now


@pytest.fixture
def tidy_heap():
    """Keep what other tests have left behind from being looked through for garbage here."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def library(start, home):
    """The program with the tab of 1,000 documents open, none of which was read yet."""
    root = home / "kerja"
    make_workspace(root)
    workspace = opened(root)
    fill_library(workspace, 1000)
    workspace.close()
    desktop = start(root)
    desktop.frame.tabs.set_current("eviden")
    return desktop


@pytest.mark.usefixtures("tidy_heap")
def test_the_window_listens_while_files_are_added_and_read(library, home):
    paths = [home / f"Laporan {number}.pdf" for number in range(100)]
    for path in paths:
        path.write_bytes(b"%PDF-1.7\n" + os.urandom(300_000))
    shelf = library.library.panel._source
    library.qtbot.waitUntil(lambda: shelf.unread < 990, timeout=30_000)  # reading has begun

    turns = Turns()
    library.library.files_offered.emit(paths)
    library.idle()
    left = shelf.unread
    library.qtbot.waitUntil(lambda: shelf.unread < left - 20, timeout=30_000)

    assert len(shelf.documents) == 1100
    assert turns.count > 100
    assert turns.longest < LONGEST
