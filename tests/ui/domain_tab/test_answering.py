"""Choosing levels and values, by mouse and keyboard."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from spbe_desktop.ui.domain_tab.card_look import CardState
from tests.builders import (
    make_assessment,
    make_decimal_instrument,
    make_group,
    make_indicator,
    make_instrument,
    make_scale,
)


def states(tab):
    return [card.face.state for card in tab.page.cards.cards]


def test_nothing_is_chosen_in_an_empty_sheet(open_tab):
    tab = open_tab().tab

    assert set(states(tab)) == {CardState.OPEN}
    assert not any(card.isChecked() for card in tab.page.cards.cards)


def test_a_click_on_a_card_asks_for_its_level(qtbot, open_tab):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.value_chosen) as asked:
        qtbot.mouseClick(tab.page.cards.card_of(3), Qt.MouseButton.LeftButton)

    assert asked.args == ["1", Decimal(3)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_chooses_the_focused_card(qtbot, open_tab, key):
    tab = open_tab().tab
    tab.page.cards.card_of(1).setFocus()
    qtbot.keyClick(tab.page.cards.card_of(1), Qt.Key.Key_Down)

    with qtbot.waitSignal(tab.value_chosen) as asked:
        qtbot.keyClick(tab.focusWidget(), key)

    assert asked.args == ["1", Decimal(2)]


def test_the_arrow_keys_move_the_focus_and_choose_nothing(qtbot, open_tab):
    tab = open_tab().tab
    cards = tab.page.cards
    cards.card_of(1).setFocus()

    with qtbot.assertNotEmitted(tab.value_chosen):
        for card in (1, 2, 3):
            qtbot.keyClick(cards.card_of(card), Qt.Key.Key_Down)
        qtbot.keyClick(cards.card_of(4), Qt.Key.Key_Up)

    assert cards.card_of(3).hasFocus()
    assert [c.face.number for c in cards.cards if c.focusPolicy() & Qt.FocusPolicy.TabFocus] == [3]


def test_the_cards_follow_the_stored_value_and_not_the_click(qtbot, open_tab):
    screen = open_tab()
    cards = screen.tab.page.cards

    qtbot.mouseClick(cards.card_of(3), Qt.MouseButton.LeftButton)
    assert not cards.card_of(3).isChecked()
    screen.change("1", value=Decimal(3))

    assert cards.card_of(3).isChecked()
    assert states(screen.tab) == [
        CardState.HELD,
        CardState.HELD,
        CardState.CHOSEN,
        CardState.ABOVE,
        CardState.ABOVE,
    ]
    assert [card.face.note for card in cards.cards] == [
        "ikut terpenuhi",
        "ikut terpenuhi",
        "Dipilih",
        "tingkat berikutnya",
        "perlu 2 tingkat lagi",
    ]


def test_choosing_the_chosen_level_again_does_nothing(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3})

    with qtbot.assertNotEmitted(screen.tab.value_chosen):
        qtbot.mouseClick(screen.tab.page.cards.card_of(3), Qt.MouseButton.LeftButton)
        screen.tab.choose_level(3)


def test_a_choice_can_be_taken_back(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3})
    button = screen.tab.page.cards.card_of(3).clear_button

    with qtbot.waitSignal(screen.tab.value_chosen) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked.args == ["1", None]


def test_the_criterion_does_not_repeat_that_the_level_below_holds(open_tab):
    indicator = make_indicator(1)
    prefixed = dict(indicator.criteria) | {3: "Syarat tingkat 2 terpenuhi. Semua OPD ikut."}
    object.__setattr__(indicator, "criteria", prefixed)
    tab = open_tab(make_instrument([make_group("A1", "Tata Kelola", [indicator])])).tab

    assert tab.page.cards.card_of(3).face.criterion == "Semua OPD ikut."


def test_as_many_cards_stand_there_as_the_scale_has_levels(qtbot, open_tab):
    scale = make_scale(("0", "1", "2", "3", "4", "5"), first=0)
    aspect = make_group("A1", "Kebijakan", [make_indicator(1, scale=scale)])
    tab = open_tab(make_instrument([aspect])).tab

    with qtbot.waitSignal(tab.value_chosen) as asked:
        qtbot.mouseClick(tab.page.cards.card_of(0), Qt.MouseButton.LeftButton)

    assert len(tab.page.cards.cards) == 6
    assert asked.args == ["1", Decimal(0)]


def test_nothing_moves_when_a_level_is_chosen_over_another(open_tab):
    screen = open_tab()
    screen.show(values={"1": 2})
    before = [card.geometry() for card in screen.tab.page.cards.cards]

    screen.change("1", value=Decimal(4))

    assert [card.geometry() for card in screen.tab.page.cards.cards] == before


def test_a_sent_assessment_takes_no_answer(qtbot, open_tab):
    screen = open_tab()
    screen.show(values={"1": 3}, assessment=make_assessment(locked=True))
    tab = screen.tab

    with qtbot.assertNotEmitted(tab.value_chosen):
        qtbot.mouseClick(tab.page.cards.card_of(2), Qt.MouseButton.LeftButton)
        qtbot.keyClick(tab.page.cards.card_of(2), Qt.Key.Key_Space)
        qtbot.keyClick(tab.page.cards.card_of(2), Qt.Key.Key_Return)
        tab.choose_level(5)
        tab.clear_value()

    assert tab.page.explanation.edit.isReadOnly()


def test_a_sent_assessment_offers_to_be_reopened(qtbot, open_tab):
    screen = open_tab()
    screen.show(assessment=make_assessment(locked=True))
    strip = screen.tab.page.lock_message

    assert "sudah dikirim" in strip.accessibleName()
    with qtbot.waitSignal(screen.tab.reopen_wanted):
        strip.action_requested.emit()


# Values with decimals


@pytest.mark.parametrize("typed", ["2,31", "2.31"])
def test_a_decimal_value_is_typed_with_comma_or_point(qtbot, open_tab, typed):
    tab = open_tab(make_decimal_instrument()).tab
    field = tab.page.value_field.field
    qtbot.keyClicks(field, typed)

    with qtbot.waitSignal(tab.value_chosen) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == ["1", Decimal("2.31")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7", "Nilai harus dari 1,00 sampai 5,00"),
        ("0,5", "Nilai harus dari 1,00 sampai 5,00"),
        ("2,315", "Paling banyak 2 angka"),
        ("dua", "bukan angka"),
    ],
)
def test_a_wrong_value_is_explained_and_not_sent(qtbot, open_tab, typed, said):
    tab = open_tab(make_decimal_instrument()).tab
    field = tab.page.value_field.field
    qtbot.keyClicks(field, typed)

    with qtbot.assertNotEmitted(tab.value_chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert said in tab.page.value_field.message
    assert field.text() == typed


def test_the_field_names_the_level_that_its_value_falls_in(open_tab):
    screen = open_tab(make_decimal_instrument())
    screen.show(values={"1": "2.31"})

    assert screen.tab.page.value_field.field.text() == "2,31"
    assert screen.tab.page.value_field.message == "Terkelola, tingkat 2 (1,50 – < 2,50)"
    assert screen.tab.page.cards.card_of(2).isChecked()


def test_a_card_sets_the_lower_bound_of_its_band(qtbot, open_tab):
    tab = open_tab(make_decimal_instrument()).tab

    with qtbot.waitSignal(tab.value_chosen) as asked:
        qtbot.mouseClick(tab.page.cards.card_of(4), Qt.MouseButton.LeftButton)

    assert asked.args == ["1", Decimal("3.5")]


def test_a_typed_value_is_sent_when_one_turns_to_another_indicator(qtbot, open_tab):
    tab = open_tab(make_decimal_instrument()).tab
    qtbot.keyClicks(tab.page.value_field.field, "3,5")

    with qtbot.waitSignal(tab.value_chosen) as asked:
        tab.next_indicator()

    assert asked.args == ["1", Decimal("3.5")]


def test_emptying_the_field_takes_the_value_back(qtbot, open_tab):
    screen = open_tab(make_decimal_instrument())
    screen.show(values={"1": "2.31"})
    field = screen.tab.page.value_field.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)

    with qtbot.waitSignal(screen.tab.value_chosen) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == ["1", None]


def test_whole_levels_need_no_field(open_tab):
    assert not open_tab().tab.page.value_field.isVisible()


# Targets


def chosen_from(menu: QMenu, text: str):
    next(action for action in menu.actions() if text in action.text()).trigger()


def test_a_target_is_set_from_its_menu(qtbot, open_tab):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.target_chosen) as asked:
        chosen_from(tab.page.comparison.target_menu(), "Terpadu")

    assert asked.args == ["1", Decimal(4)]


def test_a_target_can_be_removed(qtbot, open_tab):
    screen = open_tab()
    screen.show(screen.row("1", 3, target=4))

    with qtbot.waitSignal(screen.tab.target_chosen) as asked:
        chosen_from(screen.tab.page.comparison.target_menu(), "Tanpa target")

    assert asked.args == ["1", None]


def test_the_comparison_says_in_words_what_the_bar_shows(open_tab):
    screen = open_tab()
    screen.show(screen.row("1", 3, previous=2, target=4))

    assert screen.tab.page.comparison.sentences == (
        "↑ naik 1 dari 2024",
        "1 tingkat lagi ke target",
    )


def test_an_unanswered_indicator_is_not_called_level_one(open_tab):
    screen = open_tab()

    assert screen.tab.page.comparison.sentences == (
        "Belum dipilih.",
        "Kosong bukan berarti tingkat 1.",
    )
