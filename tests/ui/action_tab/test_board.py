from __future__ import annotations

import pytest

from spbe_desktop.domain.actions import ActionState, Urgency
from spbe_desktop.ui.action_tab.board import ActionBoard
from spbe_desktop.ui.action_tab.card import Card
from spbe_desktop.ui.action_tab.card_model import CardModel, dragged

PLANNED, RUNNING, DONE, CANCELLED = ActionState


def make_card(number, title="Susun SOP"):
    return Card(
        id=f"a{number}",
        title=title,
        key="19",
        about="Tim Koordinasi",
        who="Bappeda",
        due="30 Sep 2026",
        nearness="terlambat 3 hari",
        urgency=Urgency.OVERDUE,
        gain="+0,03",
        spoken=f"{title}, terlambat 3 hari",
    )


@pytest.fixture
def board(qtbot, theme, icons):
    shown = ActionBoard(theme, icons)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show_cards({PLANNED: [make_card(1), make_card(2)], CANCELLED: [make_card(3)]})
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_model_of_a_column_keeps_the_rules_of_qt(qtmodeltester):
    model = CardModel()
    model.show_cards([make_card(1), make_card(2)])

    qtmodeltester.check(model)

    assert dragged(model.mimeData([model.index(1, 0)])) == "a2"


def test_a_title_that_is_no_markup_and_very_long_is_painted(board, qtbot):
    board.show_cards({PLANNED: [make_card(1, "<b>" + "panjang sekali " * 40), make_card(2, "")]})

    assert not board.grab().isNull()


def test_what_is_cancelled_is_folded_away_but_counted_and_unfolds_where_it_is_chosen(board):
    cancelled = board.list_of(CANCELLED)
    assert not cancelled.isVisible()
    assert board.strip.text().endswith("1")

    board.choose("a3")
    assert cancelled.isVisible()

    board.strip.click()
    assert not cancelled.isVisible()


def test_one_card_is_chosen_over_all_columns_and_stays_chosen_where_it_goes(board):
    board.choose("a1")
    board.choose("a3")
    assert (board.list_of(PLANNED).chosen, board.chosen) == ("", "a3")

    board.show_cards({RUNNING: [make_card(2), make_card(3)]})

    assert board.list_of(RUNNING).chosen == board.chosen == "a3"


def test_cards_are_lower_where_room_is_short(board, qtbot):
    cards = board.list_of(PLANNED)
    tall = cards.visualRect(cards.cards.index(0, 0)).height()

    board.resize(600, 300)

    qtbot.waitUntil(lambda: cards.visualRect(cards.cards.index(0, 0)).height() < tall)
