"""The list: moving between indicators, filtering, what survives a change."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab.indicator_model import ROW_ROLE
from spbe_desktop.ui.domain_tab.row_filter import Concern
from tests.builders import make_decimal_instrument, make_group, make_indicator, make_instrument


def listed(tab):
    """Return the numbers of the indicators in the list, from the top."""
    model, found = tab.list.tree.model(), []
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    for top in tops:
        inner = [model.index(row, 0, top) for row in range(model.rowCount(top))]
        found += [i.data(ROW_ROLE).key for i in (inner or [top]) if i.data(ROW_ROLE)]
    return found


def click_row(qtbot, tab, key):
    rect = tab.list.rect_of(IndicatorKey(key))
    viewport = tab.list.tree.viewport()
    place = viewport.mapFrom(tab.list, rect.center())
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_the_list_holds_the_indicators_of_its_group_alone(open_tab):
    assert listed(open_tab().tab) == ["1", "2", "3", "4"]


def test_an_instrument_without_aspects_gives_a_flat_list(qtbot, open_tab):
    tab = open_tab(make_decimal_instrument()).tab

    assert listed(tab) == ["1", "2", "3"]
    click_row(qtbot, tab, "3")
    assert tab.current_key == "3"


def test_a_click_on_a_row_turns_to_it(qtbot, open_tab):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.current_changed) as turned:
        click_row(qtbot, tab, "3")

    assert turned.args == ["3"]
    assert tab.page.header.title == "Tim Koordinasi SPBE"


def test_the_arrow_keys_walk_the_list_past_the_aspects(qtbot, open_tab):
    tab = open_tab().tab
    tab.list.tree.setFocus()
    seen = [tab.current_key]

    for _ in range(4):
        qtbot.keyClick(tab.list.tree, Qt.Key.Key_Down)
        seen.append(tab.current_key)

    assert seen == ["1", "2", "2", "3", "4"]


def test_a_click_on_an_aspect_folds_it(qtbot, open_tab):
    tab = open_tab().tab
    tree = tab.list.tree
    aspect = tree.model().index(0, 0)

    place = tree.visualRect(aspect).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert not tree.isExpanded(aspect)


def test_next_and_previous_stop_at_the_ends(open_tab):
    tab = open_tab().tab

    tab.previous_indicator()
    assert tab.current_key == "1"
    for _ in range(9):
        tab.next_indicator()
    assert tab.current_key == "4"


def test_the_next_unanswered_is_found_around_the_end(open_tab):
    screen = open_tab()
    screen.show(values={"2": 3, "4": 2})
    tab = screen.tab
    tab.go_to("3")

    assert tab.next_unanswered()
    assert tab.current_key == "1"


def test_where_all_is_answered_there_is_no_next_unanswered(open_tab):
    screen = open_tab()
    screen.show(values=dict.fromkeys(("1", "2", "3", "4"), 3))

    assert not screen.tab.next_unanswered()
    assert screen.tab.current_key == "1"


def test_an_indicator_of_another_tab_is_not_turned_to(qtbot, open_tab):
    tab = open_tab().tab

    with qtbot.assertNotEmitted(tab.current_changed):
        tab.go_to("5")

    assert tab.current_key == "1"


def test_chips_count_what_is_left(open_tab):
    screen = open_tab()
    screen.show(
        screen.row("1", 3, evidence_count=1),
        screen.row("2", 2, previous=3, target=4),
        screen.row("3", flagged=True),
    )
    chips = screen.tab.list.chips

    assert [chips.chip(c).text() for c in Concern] == [
        "Belum 2",
        "Tanpa eviden 1",
        "Ditandai 1",
        "Turun 1",
        "< Target 1",
    ]


def test_a_chip_without_rows_is_not_there(open_tab):
    chips = open_tab().tab.list.chips

    assert [c for c in Concern if chips.chip(c).isVisible()] == [Concern.UNANSWERED]


def test_a_chip_leaves_what_it_counts_and_the_current_one(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3, "2": 3})
    tab = screen.tab

    qtbot.mouseClick(tab.list.chips.chip(Concern.UNANSWERED), Qt.MouseButton.LeftButton)
    assert listed(tab) == ["1", "3", "4"]
    tab.go_to("4")
    qtbot.waitUntil(lambda: listed(tab) == ["3", "4"])
    qtbot.mouseClick(tab.list.chips.chip(Concern.UNANSWERED), Qt.MouseButton.LeftButton)

    assert listed(tab) == ["1", "2", "3", "4"]


def test_a_row_does_not_vanish_while_it_is_being_answered(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3})
    tab = screen.tab
    qtbot.mouseClick(tab.list.chips.chip(Concern.UNANSWERED), Qt.MouseButton.LeftButton)
    tab.go_to("2")
    qtbot.waitUntil(lambda: listed(tab) == ["2", "3", "4"])

    screen.change("2", value=Decimal(3))

    assert listed(tab) == ["2", "3", "4"]


def test_walking_a_filtered_list_by_keyboard_is_safe(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3, "3": 2})
    tab = screen.tab
    qtbot.mouseClick(tab.list.chips.chip(Concern.UNANSWERED), Qt.MouseButton.LeftButton)
    tab.list.tree.setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(tab.list.tree, key)
        qtbot.wait(1)

    assert tab.current_key in {"2", "4"}
    assert set(listed(tab)) == {"2", "4"}


def test_the_foot_says_how_far_the_group_is(open_tab):
    screen = open_tab()
    screen.show(values={"1": 3, "2": 2, "3": 3})

    assert screen.tab.list.progress.text == "Tata Kelola 2,67 dari 3 terisi"


def test_selection_and_scrolling_survive_a_change(open_tab):
    many = [make_indicator(number) for number in range(1, 31)]
    screen = open_tab(make_instrument([make_group("A1", "Tata Kelola", many)]))
    tab = screen.tab
    tab.go_to("20")
    before = tab.list.tree.verticalScrollBar().value()

    screen.change("2", value=Decimal(4))

    assert before > 0
    assert tab.list.tree.verticalScrollBar().value() == before
    assert tab.list.tree.currentIndex().data(ROW_ROLE).key == "20"


def test_the_row_turned_to_is_always_in_view(open_tab):
    many = [make_indicator(number) for number in range(1, 31)]
    tab = open_tab(make_instrument([make_group("A1", "Tata Kelola", many)]), height=368).tab

    for key in ("30", "1", "15"):
        tab.go_to(key)
        viewport = tab.list.tree.viewport()
        rect = tab.list.rect_of(IndicatorKey(key)).translated(
            -viewport.mapTo(tab.list, QPoint(0, 0))
        )
        assert viewport.rect().contains(rect)


def test_the_flag_follows_the_stored_row(qtbot, open_tab):
    screen = open_tab()
    header = screen.tab.page.header

    with qtbot.waitSignal(screen.tab.flag_toggled) as asked:
        qtbot.mouseClick(header.flag_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["1"]
    assert not header.flag_button.isChecked()
    screen.change("1", flagged=True)

    assert header.flag_button.isChecked()
