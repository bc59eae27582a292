"""A text that the disk refuses outlives the program, and is offered at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import DiskFullError
from spbe_desktop.services.editing import Editor
from spbe_desktop.ui.drafts_dialog import DraftsDialog

WORDS = "FAKTA Tim rapat tiap bulan."


@pytest.fixture
def left_behind(sample, monkeypatch):
    """A run that ends with a text that the disk has refused."""
    root = sample.shown.workspace.root
    with monkeypatch.context() as full:

        def refuse(_self: Editor, _operation: object) -> None:
            raise DiskFullError(root)

        sample.shown.view.go_to("43")
        edit = sample.tab.page.explanation.edit
        edit.setFocus()
        full.setattr(Editor, "run", refuse)
        sample.qtbot.keyClicks(edit, WORDS)
        sample.shown.bridge.flush()
        sample.qtbot.waitUntil(lambda: not sample.frame.header.saved.isHidden())
        # It is kept as soon as the program has looked after drafts at all.
        sample.shown.surroundings.offer_drafts()
        sample.answers.leave = True
        assert sample.close()
    return sample


def offered(desktop) -> DraftsDialog:
    found: list[DraftsDialog] = []

    def shown() -> bool:
        found[:] = [d for d in desktop.frame.findChildren(DraftsDialog) if d.isVisible()]
        return bool(found)

    desktop.qtbot.waitUntil(shown)
    return found[0]


def press(desktop, text: str) -> None:
    buttons = offered(desktop).findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == text)
    desktop.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def explanation(desktop) -> str:
    words: str = desktop.sheet.by_key[IndicatorKey("43")].explanation
    return words


def test_a_refused_text_is_restored_by_the_next_run_and_can_be_taken_back(left_behind, start):
    again = start()
    assert explanation(again) == ""

    press(again, "Pulihkan yang dicentang")

    assert explanation(again) == WORDS
    again.shown.bridge.undo()
    assert explanation(again) == ""
    assert again.close()
    third = start()
    third.shown.surroundings.offer_drafts()
    assert not third.frame.findChildren(DraftsDialog)


def test_what_is_put_off_is_offered_again_and_what_is_thrown_away_is_not(left_behind, start):
    again = start()
    press(again, "Nanti saja")
    assert again.close()
    third = start()
    press(third, "Buang yang dicentang")
    assert explanation(third) == ""
    assert third.close()

    fourth = start()
    fourth.shown.surroundings.offer_drafts()
    assert not fourth.frame.findChildren(DraftsDialog)
