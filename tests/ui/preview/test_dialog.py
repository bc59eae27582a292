"""The large preview: closed with one key, and leading through the documents around."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from spbe_desktop.ui.preview.dialog import PreviewDialog, Previewed
from tests.ui.preview.conftest import FILES, seen

NAMES = ("report.pdf", "photo.png", "letter.pdf")


@pytest.fixture
def dialog(qtbot, theme, icons, loader, folder):
    documents = [
        Previewed(number, name, "PDF", folder / name, FILES[name][0])
        for number, name in enumerate(NAMES, start=11)
    ]
    found = PreviewDialog(theme, icons, loader, documents, 1)
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
    return found


def test_it_begins_with_the_document_that_was_asked_for(qtbot, dialog):
    qtbot.waitUntil(lambda: seen(dialog.pane), timeout=20_000)

    assert dialog.shown.title == "photo.png"
    assert dialog._count.text() == "2 dari 3"
    assert dialog.pane.area.isVisible()


def test_up_and_down_lead_to_the_other_documents_and_stop_at_the_ends(qtbot, dialog):
    for key, title in (
        (Qt.Key.Key_Up, "report.pdf"),
        (Qt.Key.Key_Up, "report.pdf"),
        (Qt.Key.Key_Down, "photo.png"),
        (Qt.Key.Key_Down, "letter.pdf"),
        (Qt.Key.Key_Down, "letter.pdf"),
    ):
        qtbot.keyClick(dialog.pane, key)
        assert dialog.shown.title == title


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_one_key_closes_it(qtbot, dialog, key):
    qtbot.keyClick(dialog.pane, key)

    assert not dialog.isVisible()


def test_page_keys_turn_pages_and_not_documents(qtbot, dialog):
    dialog.step(-1)
    qtbot.waitUntil(lambda: dialog.pane._pages == 3, timeout=20_000)

    qtbot.keyClick(dialog.pane, Qt.Key.Key_PageDown)

    assert dialog.shown.title == "report.pdf"
    assert dialog.pane.page == 1


def test_another_program_is_asked_for_by_its_use(qtbot, dialog):
    with qtbot.waitSignal(dialog.open_requested) as asked:
        dialog.pane.open_requested.emit()

    assert asked.args == [12]
