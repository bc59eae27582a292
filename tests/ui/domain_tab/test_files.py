"""Files dropped and pasted onto the tab."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)

from spbe_desktop.domain.instrument import IndicatorKey
from tests.builders import make_assessment

FILES = [Path("/berkas/sk tim.pdf"), Path("/berkas/foto.jpg")]
COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def mime():
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in FILES])
    return mime


@pytest.fixture
def drag(qapp, mime):
    """Return functions that drag files over a point of a widget, and drop them there."""

    class Drag:
        def over(self, widget, point, carried=mime):
            enter = QDragEnterEvent(point, COPY, carried, LEFT, NONE)
            enter.setAccepted(False)
            qapp.sendEvent(widget, enter)
            move = QDragMoveEvent(point, COPY, carried, LEFT, NONE)
            move.setAccepted(False)
            qapp.sendEvent(widget, move)
            return move.isAccepted()

        def drop(self, widget, point, carried=mime):
            self.over(widget, point, carried)
            qapp.sendEvent(widget, QDropEvent(QPointF(point), COPY, carried, LEFT, NONE))

        def away(self, widget):
            qapp.sendEvent(widget, QDragLeaveEvent())

    return Drag()


def middle(tab, part):
    return part.mapTo(tab, part.rect().center())


def middle_of_row(tab, key):
    return tab.list.mapTo(tab, tab.list.rect_of(IndicatorKey(key)).center())


def test_files_on_a_level_card_go_to_that_level(qtbot, open_tab, drag):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.files_offered) as offered:
        drag.drop(tab, middle(tab, tab.page.cards.card_of(3)))

    assert offered.args == ["1", 3, FILES]


def test_files_on_a_row_go_to_its_indicator_without_turning_to_it(qtbot, open_tab, drag):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.files_offered) as offered:
        drag.drop(tab, middle_of_row(tab, "3"))

    assert offered.args == ["3", None, FILES]
    assert tab.current_key == "1"


@pytest.mark.parametrize("part", ["panel", "page", "strip"])
def test_files_anywhere_else_go_to_the_current_indicator(qtbot, open_tab, drag, part):
    tab = open_tab().tab
    tab.go_to("2")
    place = middle(tab, getattr(tab, part)) if part != "page" else QPoint(300, 585)

    with qtbot.waitSignal(tab.files_offered) as offered:
        drag.drop(tab, place)

    assert offered.args == ["2", None, FILES]


def test_while_files_are_dragged_their_place_is_named(open_tab, drag):
    tab = open_tab().tab
    target = tab.incoming.drops.target

    assert drag.over(tab, middle(tab, tab.page.cards.card_of(3)))
    assert target.isVisible()
    assert target.text == "Lampirkan ke 1 Arsitektur SPBE, tingkat 3"
    drag.over(tab, middle_of_row(tab, "3"))
    assert target.text == "Lampirkan ke 3 Tim Koordinasi SPBE"
    drag.away(tab)

    assert not target.isVisible()


def test_what_is_no_file_is_not_taken(qtbot, open_tab, drag):
    tab = open_tab().tab
    text = QMimeData()
    text.setText("bukan berkas")

    with qtbot.assertNotEmitted(tab.files_offered):
        drag.drop(tab, middle(tab, tab.page), text)

    assert not tab.incoming.drops.target.isVisible()


def test_a_sent_assessment_takes_no_files(qtbot, open_tab, drag):
    screen = open_tab()
    screen.show(assessment=make_assessment(locked=True))

    with qtbot.assertNotEmitted(screen.tab.files_offered):
        drag.drop(screen.tab, middle(screen.tab, screen.tab.page))


def test_a_file_on_the_text_field_is_attached_and_not_written(qtbot, open_tab, drag):
    screen = open_tab()
    screen.show(values={"1": 3})
    edit = screen.tab.page.explanation.edit

    assert not edit.acceptDrops()
    assert not edit.viewport().acceptDrops()


def test_a_pasted_picture_is_offered(qtbot, open_tab):
    tab = open_tab().tab
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    tab.list.tree.setFocus()

    with qtbot.waitSignal(tab.image_pasted) as pasted:
        qtbot.keyClick(tab.list.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert pasted.args[0] == "1"
    assert pasted.args[1].size() == image.size()


def test_pasted_files_are_offered(qtbot, open_tab, mime):
    tab = open_tab().tab
    QGuiApplication.clipboard().setMimeData(mime)
    card = tab.page.cards.card_of(2)
    card.setFocus()

    with qtbot.waitSignal(tab.files_offered) as offered:
        qtbot.keyClick(card, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert offered.args == ["1", None, FILES]


def test_the_invitation_asks_for_files(qtbot, open_tab):
    tab = open_tab().tab

    with qtbot.waitSignal(tab.files_wanted) as asked:
        qtbot.mouseClick(tab.page.drop_invitation, LEFT)

    assert asked.args == ["1", None]
