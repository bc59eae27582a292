"""The tabs: none is ever out of reach, whatever the width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from spbe_desktop.ui.widgets.tab_strip import TabStrip

TABS = [
    ("ringkasan", "Ringkasan", ""),
    ("D1", "Kebijakan", "9/10"),
    ("D2", "Tata Kelola", "7/10"),
    ("D3", "Manajemen", "5/11"),
    ("paket", "Paket", ""),
]


@pytest.fixture
def strip(theme, icons, qtbot):
    strip = TabStrip(theme, icons)
    qtbot.addWidget(strip)
    strip.set_tabs(TABS)
    strip.resize(800, 34)
    strip.show()
    return strip


def _hidden(strip):
    return [TABS[place][0] for place in range(strip.count()) if not strip.isTabVisible(place)]


def test_all_tabs_are_shown_where_there_is_room(strip):
    assert _hidden(strip) == []
    assert not strip._more.isVisible()


def test_tabs_without_room_are_counted_and_can_be_chosen(strip, qtbot):
    strip.resize(320, 34)
    hidden = _hidden(strip)
    more = strip._more

    assert hidden
    assert more.text() == f"⋯ {len(hidden)} lagi"

    strip._fill_menu()
    action = strip._menu.actions()[-1]
    with qtbot.waitSignal(strip.current_changed) as told:
        strip._menu.triggered.emit(action)

    assert told.args == ["paket"]
    assert "paket" not in _hidden(strip)


def test_the_current_tab_stays_when_the_counts_change(strip, qtbot):
    strip.set_current("D2")

    with qtbot.assertNotEmitted(strip.current_changed):
        strip.set_tabs([(key, name, "1/1") for key, name, _ in TABS])

    assert strip.current_key == "D2"


def test_the_current_tab_stays_when_other_tabs_come(strip, qtbot):
    strip.set_current("D2")

    with qtbot.assertNotEmitted(strip.current_changed):
        strip.set_tabs([TABS[0], ("D9", "Keamanan", ""), TABS[2]])

    assert strip.current_key == "D2"


def test_a_tab_that_is_gone_gives_way_to_another_and_that_is_told(strip, qtbot):
    strip.set_current("D2")

    with qtbot.waitSignal(strip.current_changed) as told:
        strip.set_tabs(TABS[:2])

    assert told.args == [strip.current_key]


def test_the_arrow_keys_move_between_tabs(strip, qtbot):
    strip.setFocus()

    qtbot.keyClick(strip, Qt.Key.Key_Right)

    assert strip.current_key == "D1"


def test_nothing_moves_when_a_tab_becomes_current(strip):
    before = [strip.tabRect(place) for place in range(strip.count())]

    strip.set_current("D3")

    assert [strip.tabRect(place) for place in range(strip.count())] == before


SLOTS = {"D1": "12/31", "D2": "4/18", "D3": "0/9"}


def test_filled_slots_are_told_of_each_tab_that_has_any(strip):
    strip.set_slots(SLOTS)

    assert strip.accessibleTabName(1) == "Kebijakan, 9/10, 12 dari 31 butir terisi"
    assert strip.tabToolTip(1) == "12 dari 31 butir terisi"
    assert strip.accessibleTabName(0) == "Ringkasan"


def test_where_there_is_no_room_for_all_of_them_tabs_are_as_wide_as_before(strip):
    before = [strip.tabRect(place).width() for place in range(strip.count())]

    strip.set_slots(SLOTS)
    wider = [strip.tabRect(place).width() for place in range(strip.count())]
    strip.resize(sum(before) + 10, 34)
    narrow = [strip.tabRect(place).width() for place in range(strip.count())]

    assert [wide > old for wide, old in zip(wider, before, strict=True)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert narrow == before
    assert _hidden(strip) == []
