from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from typing_extensions import override

from spbe_desktop.ui.progress_panel import ProgressPanel


class ShowSpy(QObject):
    """Notes when what it watches is shown."""

    def __init__(self):
        super().__init__()
        self.seen: list[QObject] = []

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show:
            self.seen.append(watched)
        return False


@pytest.fixture
def panel(qtbot, theme):
    panel = ProgressPanel(theme)
    qtbot.addWidget(panel)
    return panel


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_task_appears_only_after_a_while(panel, qtbot):
    row = panel.begin("Laporan.pdf", lambda: None)

    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible)
    assert row.isVisible()


def test_a_task_that_is_over_soon_never_appears(panel, qtbot):
    short = panel.begin("Laporan.pdf", lambda: None)
    spy = ShowSpy()
    short.installEventFilter(spy)
    short.finish()
    longer = panel.begin("Video.mp4", lambda: None)
    qtbot.waitUntil(longer.isVisible)

    assert spy.seen == []
    assert panel.isVisible()


def test_a_task_that_is_over_has_nothing_left_that_could_show_it(panel):
    row = panel.begin("Laporan.pdf", lambda: None)
    (timer,) = row.findChildren(QTimer)
    assert timer.isActive()

    row.finish()

    assert not timer.isActive()


def test_it_tells_how_far_the_task_is(panel):
    row = panel.begin("Video.mp4", lambda: None)

    row.show_progress(1024**3, 4 * 1024**3)

    assert "1 GB dari 4 GB" in texts(row)
    bar = row.findChild(QProgressBar)
    assert bar.value() * 4 == bar.maximum()


def test_a_task_can_be_cancelled_once(panel, qtbot):
    cancelled = []
    row = panel.begin("Video.mp4", lambda: cancelled.append(True))
    qtbot.waitUntil(row.isVisible)
    button = row.findChild(QPushButton)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert cancelled == [True]
    assert "Membatalkan…" in texts(row)
    assert button.accessibleName() == "Batalkan: Video.mp4"


def test_the_panel_hides_with_its_last_row(panel, qtbot):
    first = panel.begin("a.pdf", lambda: None)
    second = panel.begin("b.pdf", lambda: None)
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())

    first.finish()
    assert panel.isVisible()
    second.finish()
    assert not panel.isVisible()
