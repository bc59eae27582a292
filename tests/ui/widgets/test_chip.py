"""A pill with a menu tells how many of its entries are on."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from spbe_desktop.ui.widgets.chip import MenuChip


def test_the_pill_counts_the_entries_that_are_on(qtbot, theme):
    chip = MenuChip(theme, "Aspek")
    qtbot.addWidget(chip)
    menu = QMenu(chip)
    actions = [menu.addAction(name) for name in ("Perencanaan", "Penyelenggara")]
    for action in actions:
        action.setCheckable(True)
    menu.triggered.connect(chip.show_count)
    chip.offer(menu)
    assert (chip.text(), chip.isChecked()) == ("Aspek", False)

    actions[0].trigger()

    assert (chip.text(), chip.isChecked()) == ("Aspek 1", True)


def test_pressing_the_pill_opens_its_menu_and_turns_nothing_on(qtbot, theme):
    chip = MenuChip(theme, "Aspek")
    qtbot.addWidget(chip)
    menu = QMenu(chip)
    menu.addAction("Perencanaan").setCheckable(True)
    chip.offer(menu)
    chip.show()

    chip.click()

    assert menu.isVisible()
    assert not chip.isChecked()
    menu.close()
