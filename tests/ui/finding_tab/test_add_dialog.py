from __future__ import annotations

import pytest

from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource
from spbe_desktop.ui.finding_tab.add_dialog import AddDialog
from tests.workspaces import catalogue


@pytest.fixture
def dialog(qtbot, theme):
    shown = AddDialog(theme, catalogue().get("spbe-2020"))
    qtbot.addWidget(shown)
    return shown


def test_a_pasted_text_is_one_finding_with_all_its_lines(dialog):
    dialog.words.setPlainText("Baris satu\nbaris dua ")

    (found,) = dialog.answer()

    assert found.words == "Baris satu\nbaris dua "
    assert (found.source, found.gravity) == (ShortcomingSource.SELF_CHECK, Gravity.MEDIUM)
    assert (found.key, found.slot) == (None, None)


def test_many_lines_are_as_many_findings_and_empty_lines_none(dialog):
    dialog.many.setChecked(True)
    dialog.words.setPlainText("satu\n\n  \ndua\ntiga")

    assert [found.words for found in dialog.answer()] == ["satu", "dua", "tiga"]
    assert dialog._accept.text() == "Tambah 3 temuan"


def test_the_slots_of_the_chosen_indicator_are_offered(dialog):
    dialog.words.setPlainText("SK belum ditandatangani")
    assert not dialog._slot_field.isEnabled()

    dialog.indicator.setCurrentIndex(dialog.indicator.findData("19"))
    dialog.slot.setCurrentIndex(dialog.slot.findData("L1-01"))

    (found,) = dialog.answer()
    assert (found.key, found.slot) == ("19", "L1-01")
    dialog.indicator.setCurrentIndex(0)
    assert dialog.answer()[0].slot is None


def test_nothing_can_be_added_without_words(dialog):
    assert not dialog._accept.isEnabled()

    dialog.words.setPlainText("   ")

    assert not dialog._accept.isEnabled()
