"""Recommendations, findings and documents are linked to an action, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.ui.action_tab.link_picker import LinkPicker
from spbe_desktop.ui.action_tab.tab import ActionTab
from spbe_desktop.ui.today import today


@pytest.fixture
def tab(sample):
    sample.frame.tabs.set_current("aksi")
    found = sample.frame.findChild(ActionTab)
    found.plan.choose(found.plan.shown[0])
    return found


def plan(desktop):
    found = desktop.sheet.assessment
    return read_plan(desktop.shown.workspace, found.agency.id, found.year, today())


def item_of(desktop, action_id):
    return next(item for item in plan(desktop).actions if item.id == action_id)


def test_several_documents_are_found_by_a_word_and_linked_at_once(sample, tab, qtbot):
    action_id, before = tab.form.item.id, plan(sample)
    words = "laporan"
    wanted = {key for key, title in before.documents.items() if words in title.casefold()}
    assert len(wanted) > 1
    QTest.mouseClick(tab.form.evidence.add, Qt.MouseButton.LeftButton)
    picker = sample.frame.findChild(LinkPicker)
    qtbot.waitUntil(picker.isVisible)

    picker.search.setText(words)
    picker.list.selectAll()
    assert picker.accept_button.text() == f"Tambah {len(wanted)}"
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert set(tab.form.evidence.chips) >= wanted
    tab.form.submit()

    assert set(item_of(sample, action_id).evidence) >= wanted
    assert sample.shown.bridge.undo()
    assert plan(sample) == before


def test_typing_and_enter_link_the_first_that_was_found_and_arrows_the_next(sample, tab, qtbot):
    findings = list(plan(sample).findings)
    picker = tab.form.finding.ask()
    qtbot.waitUntil(picker.isVisible)

    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)

    assert tab.form.finding.chosen == (findings[1],)
    assert tab.form.dirty


def test_a_link_is_taken_away_by_its_cross_or_by_a_key_and_the_others_stay(sample, tab):
    keys = sorted(plan(sample).documents)[:3]
    field = tab.form.evidence
    for key in field.chosen:
        field.unlink(key)
    field.link(*keys)
    tab.form.submit()
    action_id = tab.form.item.id

    chip = field.chips[keys[1]]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    assert field.chosen == tuple(keys)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center())
    QTest.keyClick(field.chips[keys[0]], Qt.Key.Key_Delete)
    tab.form.submit()

    assert item_of(sample, action_id).evidence == (keys[2],)


def test_what_is_linked_already_is_not_offered_again(sample, tab, qtbot):
    field = tab.form.finding
    everything = list(plan(sample).findings)
    field.link(everything[0])
    picker = field.ask()
    qtbot.waitUntil(picker.isVisible)
    picker.list.selectAll()
    assert set(picker.chosen) == set(everything[1:])
    picker.accept()

    assert not field.add.isEnabled()
    assert field.add.toolTip()


def test_a_search_without_result_says_so_and_adds_nothing(sample, tab, qtbot):
    picker = tab.form.finding.ask()
    qtbot.waitUntil(picker.isVisible)

    picker.search.setText("tidak ada yang seperti ini")

    assert picker.hint.text() == "Tidak ada yang cocok."
    assert not picker.accept_button.isEnabled()
