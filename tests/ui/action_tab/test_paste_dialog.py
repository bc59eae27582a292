from __future__ import annotations

import pytest

from spbe_desktop.ui.action_tab.paste_dialog import PasteDialog
from tests.workspaces import catalogue

LAPTOP_AT_150 = 445
"""The height that a dialog gets of a screen of 1366×768 at 150 %, less its task bar."""


@pytest.fixture
def dialog(qtbot, theme):
    shown = PasteDialog(theme, catalogue().get("spbe-2020"), None)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def wholly_seen(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_what_puts_the_text_right_is_in_sight_on_a_small_screen(dialog, qtbot):
    dialog.resize(760, LAPTOP_AT_150)
    dialog.source.setPlainText("\n".join(f"{n}. Rekomendasi {n}." for n in range(1, 40)))

    parts = (dialog.merge, dialog.split, dialog.key, dialog.words, dialog.count, dialog._accept)
    qtbot.waitUntil(lambda: all(map(wholly_seen, parts)))
    assert dialog.table.viewport().height() > 2 * dialog.table.rowHeight(0)


def test_on_a_large_screen_the_list_takes_the_room_that_is_left(dialog, qtbot):
    before = dialog.table.height()

    dialog.resize(760, dialog.height() + 200)

    qtbot.waitUntil(lambda: dialog.table.height() == before + 200)
