"""An objection to a verdict: raised from the slot, answered, told, listed, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.keeping import Keep
from spbe_desktop.services.objection_reading import objections_of
from spbe_desktop.ui.objections.form_dialog import ObjectionDialog
from spbe_desktop.ui.objections.list_dialog import ObjectionListDialog
from spbe_desktop.ui.verdict_answer import VerdictAnswer
from tests.journeys.test_evidence_out import press, run, words
from tests.journeys.test_slots import TEAM, chip, desktop, drop, report, state, written

__all__ = ["desktop", "report"]
SLOT = "L3-01"
ARGUMENT = "Rekapitulasi memuat seluruh program, lihat halaman 2."


@pytest.fixture
def judged(desktop, report, answers):
    """The window with a document in a slot that an assessor wants to have mended."""
    drop(desktop, chip(desktop, SLOT), report)
    judge(desktop, answers, VerdictOutcome.REVISE, VerdictReason.NARROW, "Hanya sebagian.")
    return desktop


def judge(desktop, answers, *said):
    answers.judgement = VerdictAnswer(*said)
    desktop.tab.slots.verdict_wanted.emit(TEAM, SLOT)


def menu_of(desktop):
    menu = desktop.tab.slots.menu(chip(desktop, SLOT).standing, desktop.tab)
    return {action.text(): action for action in menu.actions()}


def opened(desktop, kind=ObjectionDialog):
    """Return the dialog of a kind that is open, once it takes the keys."""
    found = next(d for d in desktop.frame.findChildren(kind) if d.isVisible())
    desktop.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is found.windowHandle())
    return found


def undo(desktop):
    """Press Ctrl+Z once the window takes the keys again."""
    window = desktop.frame.windowHandle()
    # Outside a real desktop nobody hands the keys back when a dialog closes.
    desktop.frame.activateWindow()
    desktop.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window)
    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))


def is_shown(desktop, kind=ObjectionDialog):
    return any(d.isVisible() for d in desktop.frame.findChildren(kind))


def told(desktop):
    return chip(desktop, SLOT).accessibleName().rpartition(": ")[2]


def raise_objection(desktop):
    menu_of(desktop)["Sanggah hasil …"].trigger()
    dialog = opened(desktop)
    dialog.argument.setPlainText(ARGUMENT)
    dialog.proofs.item(0, 0).setCheckState(Qt.CheckState.Checked)
    dialog.proofs.item(0, 1).setText("2")
    press(dialog, "Simpan")


def stored(desktop):
    bridge = desktop.shown.bridge
    return objections_of(bridge.workspace, bridge.assessment_id)


def test_a_verdict_is_objected_to_answered_and_told_until_the_new_one_is_recorded(judged, answers):
    raise_objection(judged)
    assert told(judged) == "revisi · disanggah"
    assert "Sanggah hasil …" not in menu_of(judged)
    level = judged.tab.slots.level_menu([chip(judged, SLOT).standing], judged.tab)
    assert level.actions()[0].text().endswith(": revisi · disanggah")

    menu_of(judged)["Sanggahan (menunggu) …"].trigger()
    dialog = opened(judged)
    assert "Revisi: cakupan kurang. Hanya sebagian." in words(dialog)
    dialog.answer_fields.choose(ObjectionState.ACCEPTED)
    dialog.answer_fields.day.setText("3 Nov 2025")
    dialog.answer_fields.note.setPlainText("Bukti dapat diterima.")
    press(dialog, "Simpan")

    assert told(judged) == "revisi · sanggahan diterima"
    assert "catat hasil penilaian yang baru" in chip(judged, SLOT).toolTip()
    assert state(judged, SLOT) == "revisi"
    judge(judged, answers, VerdictOutcome.ACCEPTED)
    assert told(judged) == "diterima"

    run(judged, "Sanggahan")
    listed = opened(judged, ObjectionListDialog)
    assert "1 diterima" in words(listed)
    press(listed, "Salin teks")
    copied = QGuiApplication.clipboard().text()
    for part in (
        "Indikator 19: ",
        "Klaim: tingkat 3",
        "Hasil penilaian: Revisi: cakupan kurang. Hanya sebagian.",
        f"Sanggahan: {ARGUMENT}",
        "1. Rekapitulasi program kerja, hal. 2",
        "Jawaban asesor: Diterima (3 Nov 2025). Bukti dapat diterima.",
    ):
        assert part in copied


def test_each_step_is_taken_back_by_one_press(judged):
    raise_objection(judged)
    menu_of(judged)["Sanggahan (menunggu) …"].trigger()
    dialog = opened(judged)
    dialog.argument.setPlainText("Alasan lain.")
    dialog.answer_fields.choose(ObjectionState.REJECTED)
    press(dialog, "Simpan")
    assert told(judged) == "revisi · sanggahan ditolak"

    undo(judged)
    assert told(judged) == "revisi · disanggah"
    assert stored(judged)[0].argument == ARGUMENT
    undo(judged)
    assert told(judged) == "revisi"
    assert stored(judged) == ()


def test_it_goes_with_the_keyboard_alone_also_after_sending(judged):
    judged.shown.workspace.database.raw.execute(
        "UPDATE assessment SET sent_at = '2025-01-31T00:00:00.000000+00:00'"
    )
    judged.shown.bridge.reload()
    menu_of(judged)["Sanggah hasil …"].trigger()
    dialog = opened(judged)
    judged.qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.argument)

    judged.press("Sudah lengkap.", Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space)
    judged.tab_to("Simpan")
    judged.press(Qt.Key.Key_Space)

    assert not is_shown(judged)
    assert [each.argument for each in stored(judged)] == ["Sudah lengkap."]


def test_what_was_typed_is_not_lost_by_one_escape_nor_stored_without_an_argument(judged):
    menu_of(judged)["Sanggah hasil …"].trigger()
    dialog = opened(judged)
    press(dialog, "Simpan")
    assert "Tulis mengapa hasil penilaian itu tidak tepat." in words(dialog)

    dialog.argument.setPlainText("Baru ditulis.")
    judged.press(Qt.Key.Key_Escape)
    assert "Isian belum disimpan." in words(dialog)
    judged.press(Qt.Key.Key_Escape)

    assert not is_shown(judged)
    assert stored(judged) == ()


def test_new_evidence_comes_from_the_library_and_a_withdrawn_objection_is_gone(judged, home):
    kept = take_in(judged.shown.workspace.vault, written(home, "Notula.pdf", "Notula rapat"))
    judged.shown.bridge.run(Keep(kept))
    judged.answers.document = lambda documents: next(d for d in documents if d.id == kept.id)
    judged.tab.evidence_detached.emit(judged.shown.bridge.evidence_of(TEAM)[0].use_id)
    menu_of(judged)["Sanggah hasil …"].trigger()
    dialog = opened(judged)
    assert "Belum ada dokumen di butir ini." in words(dialog)
    press(dialog, "Dari pustaka")
    dialog.argument.setPlainText(ARGUMENT)
    press(dialog, "Simpan")
    assert [proof.title for proof in stored(judged)[0].proofs] == ["Notula"]

    run(judged, "Sanggahan")
    listed = opened(judged, ObjectionListDialog)
    assert "1. Notula" in listed.text
    press(listed, "Buka")
    press(opened(judged), "Tarik sanggahan")

    assert stored(judged) == ()
    assert "Belum ada sanggahan" in words(listed)
    assert told(judged) == "revisi"
