from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QLabel, QWidget

from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.preferences import Preferences


class Window(QWidget):
    """A window that keeps the sizes of dialogs over it."""

    def __init__(self, settings):
        super().__init__()
        self.dialog_sizes = Preferences(settings)


class Long(Dialog):
    """A dialog with a height of its own."""

    def __init__(self, theme, parent, height=300):
        super().__init__(theme, "Daftar", size=(400, height), parent=parent)
        self.add_parts(QLabel("Isi"))


class Short(Long):
    """A dialog as high as its body."""

    def __init__(self, theme, parent):
        super().__init__(theme, parent, height=0)


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot, settings):
    found = Window(settings)
    qtbot.addWidget(found)
    found.show()
    return found


def opened(kind, theme, parent, qtbot):
    dialog = kind(theme, parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_dialog_comes_up_in_the_size_that_it_was_given(window, theme, qtbot, settings):
    dialog = opened(Long, theme, window, qtbot)
    assert dialog.size() == QSize(400, 300)
    dialog.resize(520, 410)
    dialog.reject()

    settings.sync()
    window.dialog_sizes = Preferences(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert opened(Long, theme, window, qtbot).size() == QSize(520, 410)


def test_a_dialog_over_another_asks_the_window_below_both(window, theme, qtbot):
    outer = opened(Short, theme, window, qtbot)
    inner = opened(Long, theme, outer, qtbot)
    inner.resize(520, 410)
    inner.reject()

    assert opened(Long, theme, outer, qtbot).size() == QSize(520, 410)


def test_what_was_left_as_it_is_or_is_as_high_as_its_body_is_not_kept(window, theme, qtbot):
    opened(Long, theme, window, qtbot).reject()
    short = opened(Short, theme, window, qtbot)
    short.resize(700, 600)
    short.reject()

    assert window.dialog_sizes.dialog_size("Long") is None
    assert window.dialog_sizes.dialog_size("Short") is None


def test_a_size_never_leaves_the_screen_and_nonsense_is_passed_over(
    window, theme, qtbot, settings
):
    window.dialog_sizes.set_dialog_size("Long", QSize(9000, 9000))
    room = window.screen().availableGeometry().size()
    dialog = opened(Long, theme, window, qtbot)
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
    dialog.reject()

    settings.setValue("dialogs/Long", "besar")
    assert opened(Long, theme, window, qtbot).size() == QSize(400, 300)
