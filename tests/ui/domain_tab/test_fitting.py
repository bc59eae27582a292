"""The tab in small windows, with large text, in the dark, and without a mouse."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab.row_filter import Concern
from tests.builders import make_assessment, make_use
from tests.packs import pack

SMALL = {"width": 911, "height": 368}
"""What is left of 1366×768 at 150 % below the window's own bars."""

FOCUSABLE = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTreeView)


def rect_in(tab, part):
    return QRect(part.mapTo(tab, QPoint()), part.size())


def fill(screen):
    screen.source.evidence["1"] = [make_use(1, level=3)]
    screen.show(
        screen.row(
            "1",
            3,
            previous=2,
            target=4,
            explanation="FAKTA [ISI: nomor].",
            evidence_count=1,
            note="Ingat",
            flagged=True,
        ),
        screen.row("2", 3, evidence_count=1),
    )


def test_in_a_wide_window_the_panel_has_its_own_room(open_tab):
    tab = open_tab().tab

    assert tab.panel.isVisible()
    assert not rect_in(tab, tab.panel).intersects(rect_in(tab, tab.page))


def test_in_a_narrow_window_the_panel_opens_over_the_centre(open_tab):
    tab = open_tab(**SMALL).tab
    assert not tab.panel.isVisible()
    before = tab.page.geometry()

    tab.toggle_panel()

    assert tab.panel.isVisible()
    assert rect_in(tab, tab.panel).intersects(rect_in(tab, tab.page))
    assert tab.page.geometry() == before


def test_escape_closes_a_panel_that_lies_over_the_centre(qtbot, open_tab):
    tab = open_tab(**SMALL).tab
    tab.show_panel("guidance")
    tab.list.tree.setFocus()

    qtbot.keyClick(tab.list.tree, Qt.Key.Key_Escape)

    assert not tab.panel.isVisible()


def test_a_window_that_grows_gets_its_panel_back(qtbot, open_tab):
    tab = open_tab(**SMALL).tab

    tab.resize(1366, 594)

    qtbot.waitUntil(tab.panel.isVisible)
    assert tab.panel.page_name == "guidance"


def test_in_a_low_window_only_the_chosen_and_the_focused_card_are_whole(qtbot, open_tab):
    screen = open_tab(pack("spbe-2020"), **SMALL)
    screen.show(values={"1": 3})
    cards = screen.tab.page.cards

    qtbot.waitUntil(lambda: cards.card_of(3).height() > cards.card_of(1).height())
    heights = {card.face.number: card.height() for card in cards.cards}
    assert heights[1] == heights[2] == heights[4] == heights[5]
    assert cards.card_of(5).toolTip() == cards.card_of(5).face.criterion
    cards.card_of(5).setFocus()

    qtbot.waitUntil(lambda: cards.card_of(5).height() > heights[5])


def test_what_the_bar_shows_is_said_in_words_where_it_has_no_room(open_tab):
    screen = open_tab(**SMALL)
    fill(screen)

    assert not screen.tab.page.comparison.isVisible()
    assert screen.tab.page.header.facts == "lalu 2 · target 4 · bobot"


@pytest.mark.parametrize("instrument_id", ["spbe-2018", "spbe-2020", "pemdi-2026"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1366, 594), (911, 368), (900, 300)])
def test_no_criterion_is_cut(qtbot, open_tab, theme, instrument_id, scale, size):
    theme.text_scale = scale
    screen = open_tab(pack(instrument_id), width=size[0], height=size[1])
    first = screen.tab.current_key
    top = screen.instrument.by_key[first].scale.levels[-1]
    screen.show(values={first: top.lower})
    card = screen.tab.page.cards.card_of(top.number)
    metrics = QFontMetrics(theme.font("body"))

    def fits():
        column = screen.tab.page.cards.look.criterion_rect(card.width())
        room = QRect(0, 0, column.width(), 10_000)
        wraps = Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(room, wraps, card.face.criterion).height() < card.height()

    qtbot.waitUntil(fits)
    assert card.geometry().right() <= screen.tab.page.viewport().width()


def test_at_the_usual_size_the_whole_page_is_in_view(qtbot, open_tab):
    screen = open_tab(pack("spbe-2020"))
    screen.show(values={"1": 3})

    qtbot.waitUntil(lambda: screen.tab.page.verticalScrollBar().maximum() == 0)


def test_larger_text_makes_rows_higher(qtbot, open_tab, theme):
    tab = open_tab().tab
    before = tab.list.rect_of(IndicatorKey("1")).height()

    theme.text_scale = 1.5

    qtbot.waitUntil(lambda: tab.list.rect_of(IndicatorKey("1")).height() > before)


def test_a_change_of_theme_reaches_what_is_painted(qtbot, open_tab, theme):
    screen = open_tab()
    fill(screen)
    places = ((20, 250), (600, 20), (700, 150), (1100, 300), (1330, 400))

    def bright():
        image = screen.tab.grab().toImage()
        return [image.pixelColor(x, y).lightness() > 128 for x, y in places]

    assert bright() == [True] * len(places)
    theme.mode = "dark"

    qtbot.waitUntil(lambda: bright() == [False] * len(places))


@pytest.mark.parametrize("page", ["guidance", "evidence", "note", "changes", "earlier"])
def test_whatever_can_have_the_focus_has_a_name(open_tab, page):
    screen = open_tab()
    fill(screen)
    screen.tab.show_panel(page)
    if page == "evidence":
        screen.tab.panel.page("evidence").items[0].open_form()

    nameless = [
        part
        for kind in FOCUSABLE
        for part in screen.tab.findChildren(kind)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
        # The field inside an editable list is named by the list.
        and not isinstance(part.parent(), QComboBox)
    ]

    assert nameless == []


def stops(qtbot, tab):
    """Return what Tab stops at, in its order, beginning with the first chip."""
    first = tab.list.chips.chip(Concern.UNANSWERED)
    first.setFocus()
    found: list[QWidget] = [first]
    for _ in range(100):
        qtbot.keyClick(tab.focusWidget(), Qt.Key.Key_Tab)
        stop = tab.focusWidget()
        if stop is first:
            return found
        if stop is not found[-1]:
            found.append(stop)
    raise AssertionError([s.accessibleName() for s in found])


def test_tab_follows_the_reading_order(qtbot, open_tab):
    screen = open_tab()
    fill(screen)
    tab = screen.tab
    tab.show_panel("evidence")
    item = tab.panel.page("evidence").items[0]
    item.open_form()
    qtbot.waitUntil(item.form.isVisible)
    parts = {
        "chips": tab.list.chips,
        "list": tab.list,
        "header": tab.page.header,
        "comparison": tab.page.comparison,
        "cards": tab.page.cards,
        "explanation": tab.page.explanation,
        "form": item.form,
        "panel": tab.panel,
        "strip": tab.strip,
    }

    order = [
        next(name for name, part in parts.items() if part.isAncestorOf(stop))
        for stop in stops(qtbot, tab)
    ]

    assert [name for name, _ in groupby(order)] == [
        "chips",
        "list",
        "header",
        "comparison",
        "cards",
        "explanation",
        "panel",
        "form",
        "panel",
        "strip",
    ]


def test_tab_stops_at_the_chosen_card_what_takes_it_back_and_its_slots(qtbot, open_tab):
    screen = open_tab()
    fill(screen)
    cards = screen.tab.page.cards

    found = [stop for stop in stops(qtbot, screen.tab) if cards.isAncestorOf(stop)]

    card = cards.card_of(3)
    assert found == [card, card.clear_button, *card.slots.chips]


def test_a_sent_assessment_fits_too(qtbot, open_tab):
    screen = open_tab(pack("spbe-2020"), **SMALL)
    screen.show(values={"1": 3}, assessment=make_assessment(locked=True))
    message = screen.tab.page.lock_message

    assert message.isVisible()
    assert message.width() <= screen.tab.page.viewport().width()
