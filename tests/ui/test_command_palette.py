from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from spbe_desktop.ui.command_palette import CommandPalette
from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind

ITEMS = (
    PaletteItem(PaletteKind.INDICATOR, "18", "Kolaborasi", number="18", detail="Tata Kelola"),
    PaletteItem(PaletteKind.INDICATOR, "19", "Tim Koordinasi", number="19", detail="Tata Kelola"),
    PaletteItem(PaletteKind.COMMAND, "backup", "Buat cadangan"),
    PaletteItem(PaletteKind.COMMAND, "undo", "Urungkan", shortcut="Ctrl+Z", enabled=False),
)


class Heard:
    def __init__(self, palette):
        self.indicators: list[str] = []
        self.commands: list[str] = []
        palette.indicator_chosen.connect(self.indicators.append)
        palette.command_chosen.connect(self.commands.append)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(900, 440)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def palette(qtbot, theme, icons, window):
    palette = CommandPalette(theme, icons, ITEMS, window)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(palette)
    palette.open_over(window)
    return palette


@pytest.fixture
def heard(palette):
    return Heard(palette)


def line(palette):
    return palette.findChild(QLineEdit)


def current(palette):
    return palette.findChild(QListView).currentIndex().data()


def test_a_number_and_enter_lead_to_the_indicator(palette, heard, qtbot):
    qtbot.keyClicks(line(palette), "19")
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)

    assert heard.indicators == ["19"]
    assert heard.commands == []
    assert not palette.isVisible()


def test_words_find_commands(palette, heard, qtbot):
    qtbot.keyClicks(line(palette), "buat cad")
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)

    assert heard.commands == ["backup"]


def test_arrow_keys_move_through_what_was_found_and_stop_at_its_ends(palette, qtbot):
    assert current(palette) == "18 Kolaborasi"

    qtbot.keyClick(line(palette), Qt.Key.Key_Up)
    assert current(palette) == "18 Kolaborasi"
    qtbot.keyClick(line(palette), Qt.Key.Key_Down)
    assert current(palette) == "19 Tim Koordinasi"
    qtbot.keyClick(line(palette), Qt.Key.Key_PageDown)
    assert current(palette) == "Urungkan"


def test_a_click_chooses(palette, heard, qtbot):
    found = palette.findChild(QListView)
    place = found.visualRect(found.model().index(1, 0)).center()

    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert heard.indicators == ["19"]


def test_a_command_that_is_not_possible_now_is_not_given(palette, heard, qtbot):
    qtbot.keyClicks(line(palette), "urungkan")
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)

    assert heard.commands == []
    assert palette.isVisible()


def test_nothing_found_is_said(palette, heard, qtbot):
    qtbot.keyClicks(line(palette), "zzz")
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)

    texts = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert "Tidak ada yang cocok." in texts
    assert palette.isVisible()


def test_escape_closes_it_without_a_choice(palette, heard, qtbot):
    qtbot.keyClick(line(palette), Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert heard.indicators == heard.commands == []


def test_it_fits_into_a_small_window(palette, window):
    assert palette.width() <= window.width()
    assert palette.height() <= window.height()


def test_what_was_found_behaves_as_a_list(palette, qtmodeltester, qtbot):
    model = palette.findChild(QListView).model()
    qtmodeltester.check(model)
    qtbot.keyClicks(line(palette), "1")
    qtmodeltester.check(model)
