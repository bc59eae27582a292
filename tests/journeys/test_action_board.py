"""Actions are moved on the board, by dragging and by keys, and filtered, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spbe_desktop.domain.action_filter import Facet
from spbe_desktop.domain.actions import ActionState, Urgency
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.ui.action_tab.card_model import MIME
from spbe_desktop.ui.action_tab.tab import BOARD, ActionTab
from spbe_desktop.ui.today import today

PLANNED, RUNNING, DONE, CANCELLED = ActionState
_Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(sample):
    sample.frame.tabs.set_current("aksi")
    found = sample.frame.findChild(ActionTab)
    found.turn_to(BOARD)
    return found


def plan(desktop):
    found = desktop.sheet.assessment
    return read_plan(desktop.shown.workspace, found.agency.id, found.year, today())


def item_of(desktop, action_id):
    return next(item for item in plan(desktop).actions if item.id == action_id)


def ids(tab, state):
    return [card.id for card in tab.board.list_of(state).cards.cards]


def drop(target, action_id):
    """Do to *target* what the system does when a card is dropped there."""
    carried = QMimeData()
    carried.setData(MIME, action_id.encode())
    terms = Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), *terms, keys))
    event = QDropEvent(QPointF(9, 9), *terms, keys)
    QApplication.sendEvent(target, event)
    return event


def press(tab, key, modifiers=Qt.KeyboardModifier.NoModifier):
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def stand(tab, qtbot, state=PLANNED):
    """Put the keyboard on the first card of *state*, and return its id."""
    cards = tab.board.list_of(state)
    cards.choose(0)
    cards.setFocus()
    qtbot.waitUntil(cards.hasFocus)
    return cards.chosen


def test_every_action_is_a_card_in_the_column_of_its_state(sample, tab):
    for state in ActionState:
        wanted = [item.id for item in plan(sample).actions if item.state is state]
        assert ids(tab, state) == wanted

    late = next(
        card
        for card in tab.board.list_of(PLANNED).cards.cards + tab.board.list_of(RUNNING).cards.cards
        if card.urgency is Urgency.OVERDUE
    )
    assert late.nearness.startswith("terlambat ")
    assert late.nearness in late.spoken


def test_a_dropped_card_goes_to_that_column_in_one_step_and_back_by_undo(sample, tab, qtbot):
    before = plan(sample)
    moved = ids(tab, PLANNED)[0]

    drop(tab.board.list_of(RUNNING).viewport(), moved)
    qtbot.waitUntil(lambda: moved in ids(tab, RUNNING))

    assert item_of(sample, moved).state is RUNNING
    assert tab.board.chosen == tab.plan.chosen == moved
    assert sample.shown.bridge.undo()
    assert plan(sample) == before
    assert moved in ids(tab, PLANNED)


def test_a_card_dropped_on_its_own_column_changes_nothing(sample, tab, qtbot):
    before, kept = plan(sample), ids(tab, PLANNED)[0]

    drop(tab.board.list_of(PLANNED).viewport(), kept)
    sample.idle()

    assert plan(sample) == before
    assert not sample.shown.bridge.undo()


def test_ctrl_and_arrows_move_the_card_and_the_keyboard_goes_with_it(sample, tab, qtbot):
    moved = stand(tab, qtbot)

    press(tab, Qt.Key.Key_Right, _Ctrl)
    assert item_of(sample, moved).state is RUNNING
    assert tab.board.list_of(RUNNING).hasFocus()

    press(tab, Qt.Key.Key_Right, _Ctrl)
    assert (item_of(sample, moved).state, item_of(sample, moved).done_on) == (DONE, today())

    press(tab, Qt.Key.Key_Left, _Ctrl)
    assert (item_of(sample, moved).state, item_of(sample, moved).done_on) == (RUNNING, None)
    assert tab.board.chosen == moved


def test_cancelling_asks_why_and_without_a_reason_nothing_is_moved(sample, tab, qtbot):
    before, moved = plan(sample), ids(tab, PLANNED)[0]
    sample.answers.words = None
    drop(tab.board.strip, moved)
    sample.idle()
    assert plan(sample) == before

    sample.answers.words = "Anggaran dialihkan"
    drop(tab.board.strip, moved)
    qtbot.waitUntil(lambda: moved in ids(tab, CANCELLED))

    assert item_of(sample, moved).reason == "Anggaran dialihkan"
    assert tab.board.strip.isChecked()
    assert tab.board.strip.text().endswith("1")


def test_arrows_walk_within_a_column_and_to_the_next_one_with_cards(sample, tab, qtbot):
    stand(tab, qtbot)
    columns = {state: ids(tab, state) for state in (PLANNED, RUNNING, DONE)}
    after = next(state for state in (RUNNING, DONE) if columns[state])

    press(tab, Qt.Key.Key_Down)
    assert tab.board.chosen == columns[PLANNED][min(1, len(columns[PLANNED]) - 1)]
    press(tab, Qt.Key.Key_Up)
    press(tab, Qt.Key.Key_Right)
    assert tab.board.chosen == columns[after][0]
    press(tab, Qt.Key.Key_Left)
    assert tab.board.chosen == columns[PLANNED][0]


def test_enter_opens_the_form_and_escape_stores_what_was_typed_and_returns(sample, tab, qtbot):
    chosen = stand(tab, qtbot)
    assert not tab.form.isVisible()

    press(tab, Qt.Key.Key_Return)
    assert tab.form.isVisible()
    assert tab.form.item.id == chosen
    assert tab.form.title.hasFocus()

    tab.form.title.setText("Judul dari papan")
    press(tab, Qt.Key.Key_Escape)

    assert item_of(sample, chosen).title == "Judul dari papan"
    assert not tab.form.isVisible()
    assert tab.board.list_of(PLANNED).hasFocus()


def test_a_card_is_not_moved_while_its_form_holds_something_wrong(sample, tab, qtbot):
    moved = stand(tab, qtbot)
    press(tab, Qt.Key.Key_Return)
    tab.form.due.setText("31 Feb 2026")

    stand(tab, qtbot)
    press(tab, Qt.Key.Key_Right, _Ctrl)

    assert item_of(sample, moved).state is PLANNED
    assert tab.form.isVisible()
    assert tab.form.due.text() == "31 Feb 2026"


def test_words_and_facets_filter_the_table_and_the_board_alike(sample, tab):
    everything = {item.id for item in plan(sample).actions}

    tab.filter.choose(Facet.STATE, PLANNED.value, True)

    shown = {action_id for state in ActionState for action_id in ids(tab, state)}
    assert shown == set(tab.plan.shown) == set(ids(tab, PLANNED))
    assert tab.filter.count.text() == f"{len(shown)} dari {len(everything)} aksi"
    assert tab.filter.chips[Facet.STATE].text() == "Keadaan 1"

    tab.filter.words.setText("tidak ada yang seperti ini")
    assert tab.no_match.isVisible()
    tab.no_match.action_requested.emit()
    assert set(tab.plan.shown) == everything
    assert tab.filter.chips[Facet.STATE].text() == "Keadaan"


def test_the_menu_of_a_facet_tells_how_many_each_value_would_show(sample, tab):
    menu = tab.filter.menus[Facet.STATE]
    menu.aboutToShow.emit()

    late = menu.actions()[0]
    count = len(ids(tab, PLANNED))
    assert late.text() == f"Direncanakan  ({count})"
    late.trigger()
    assert set(tab.plan.shown) == set(ids(tab, PLANNED))
    menu.actions()[-1].trigger()
    assert len(tab.plan.shown) == len(plan(sample).actions)


def test_the_view_that_was_shown_is_shown_again_at_the_next_start(sample, tab, start):
    assert sample.close()

    again = start()
    again.qtbot.waitUntil(lambda: again.shown is not None)
    again.frame.tabs.set_current("aksi")

    found = again.frame.findChild(ActionTab)
    assert found.shown == BOARD
    assert found.board.isVisible()
