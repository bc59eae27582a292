"""Writing the explanation: gaps, opening sentences, and when a text is handed on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from spbe_desktop.ui.domain_tab.settling import REST_MS
from tests.builders import make_assessment, make_use

GAPPY = "FAKTA Diatur dalam [ISI: nomor] pada [ISI: halaman].\nANALISIS Terpenuhi."


def type_into(qtbot, edit, text):
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, text)


@pytest.fixture
def screen(open_tab):
    screen = open_tab()
    screen.show(screen.row("1", 3), screen.row("2", 2, explanation="Teks kedua."))
    return screen


def test_a_text_is_handed_on_after_the_keys_have_rested(qtbot, screen):
    edit = screen.tab.page.explanation.edit

    with qtbot.waitSignal(screen.tab.explanation_settled, timeout=20 * REST_MS) as settled:
        type_into(qtbot, edit, "Sudah jalan.")

    assert settled.args == ["1", "Sudah jalan."]


def test_the_first_key_tells_that_something_is_being_written(qtbot, screen):
    edit = screen.tab.page.explanation.edit
    told = []
    screen.tab.editing_started.connect(lambda: told.append(True))

    type_into(qtbot, edit, "Sudah")

    assert told == [True]


def test_leaving_the_field_hands_the_text_on_at_once(qtbot, screen):
    type_into(qtbot, screen.tab.page.explanation.edit, "Sudah")

    with qtbot.waitSignal(screen.tab.explanation_settled, timeout=REST_MS // 4) as settled:
        screen.tab.list.tree.setFocus()

    assert settled.args == ["1", "Sudah"]


def test_turning_to_another_indicator_hands_the_text_on_to_the_right_one(qtbot, screen):
    type_into(qtbot, screen.tab.page.explanation.edit, "Sudah")
    settled = []
    screen.tab.explanation_settled.connect(lambda *args: settled.append(args))

    screen.tab.next_indicator()

    assert settled == [("1", "Sudah")]
    assert screen.tab.page.explanation.edit.toPlainText() == "Teks kedua."


def test_nothing_is_handed_on_that_was_not_typed(qtbot, screen):
    settled = []
    screen.tab.explanation_settled.connect(lambda *args: settled.append(args))

    screen.tab.next_indicator()
    screen.change("2", explanation="Lain lagi.")
    screen.tab.flush()

    assert settled == []


def test_typing_goes_on_while_the_sheet_is_shown_again(qtbot, screen):
    edit = screen.tab.page.explanation.edit
    type_into(qtbot, edit, "Sudah jalan")
    screen.tab.flush()
    type_into(qtbot, edit, " sejak 2024 ")

    screen.change("1", explanation="Sudah jalan")

    assert edit.toPlainText() == "Sudah jalan sejak 2024 "
    assert edit.textCursor().position() == len("Sudah jalan sejak 2024 ")


def test_a_text_that_comes_back_without_its_last_space_does_not_eat_the_space(qtbot, screen):
    edit = screen.tab.page.explanation.edit
    type_into(qtbot, edit, "Sudah ")
    screen.tab.flush()

    screen.change("1", explanation="Sudah")

    assert edit.toPlainText() == "Sudah "


def test_a_text_that_was_undone_elsewhere_is_shown(qtbot, screen):
    type_into(qtbot, screen.tab.page.explanation.edit, "Sudah")
    screen.tab.flush()
    screen.change("1", explanation="Sudah")

    screen.change("1", explanation="")

    assert screen.tab.page.explanation.edit.toPlainText() == ""


def test_the_field_has_its_own_undo(qtbot, screen):
    edit = screen.tab.page.explanation.edit
    type_into(qtbot, edit, "Sudah")

    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert edit.toPlainText() == ""


def test_gaps_are_counted_while_one_writes(qtbot, screen):
    screen.change("1", explanation=GAPPY)
    message = screen.tab.page.explanation.gap_message
    assert message.text() == "2 isian belum lengkap"

    type_into(qtbot, screen.tab.page.explanation.edit, " [ISI: tahun]")

    assert message.text() == "3 isian belum lengkap"


def test_no_gap_no_message(screen):
    assert not screen.tab.page.explanation.gap_message.isVisible()


def test_tab_leads_from_gap_to_gap_and_then_out(qtbot, screen):
    screen.change("1", explanation=GAPPY)
    edit = screen.tab.page.explanation.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    found = []

    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        found.append(edit.textCursor().selectedText())
    qtbot.keyClick(edit, Qt.Key.Key_Tab)

    assert found == ["[ISI: nomor]", "[ISI: halaman]"]
    assert not edit.hasFocus()


def test_shift_tab_leads_back(qtbot, screen):
    screen.change("1", explanation=GAPPY)
    edit = screen.tab.page.explanation.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)

    qtbot.keyClick(edit, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert edit.textCursor().selectedText() == "[ISI: halaman]"


def test_a_gap_after_an_emoji_is_selected_whole(qtbot, screen):
    screen.change("1", explanation="Bukti \N{THUMBS UP SIGN} ada: [ISI: nomor].")
    edit = screen.tab.page.explanation.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.Start)

    qtbot.keyClick(edit, Qt.Key.Key_Tab)

    assert edit.textCursor().selectedText() == "[ISI: nomor]"


def test_opening_sentences_carry_what_is_known(qtbot, screen):
    screen.source.evidence["1"] = [make_use(title="Rencana Kerja", pages="3–9")]
    menu = screen.tab.page.explanation.starters_menu()

    next(a for a in menu.actions() if a.text() == "Fakta dan analisis").trigger()

    assert screen.tab.page.explanation.edit.toPlainText() == (
        "FAKTA Pelaksanaan Arsitektur SPBE didokumentasikan dalam Rencana Kerja.pdf, "
        "pada halaman 3–9.\n"
        "ANALISIS Dokumentasi tersebut menunjukkan [ISI: uraian pemenuhan] sehingga "
        "kriteria tingkat 3 terpenuhi."
    )
    assert screen.tab.page.explanation.edit.textCursor().selectedText() == (
        "[ISI: uraian pemenuhan]"
    )


def test_an_opening_sentence_is_stored_like_typing(qtbot, screen):
    menu = screen.tab.page.explanation.starters_menu()
    next(a for a in menu.actions() if a.text() == "Analisis saja").trigger()

    with qtbot.waitSignal(screen.tab.explanation_settled) as settled:
        screen.tab.flush()

    assert settled.args[1].startswith("ANALISIS Dokumentasi")


def test_an_unanswered_indicator_may_be_explained_before_its_level(qtbot, screen):
    screen.tab.go_to("3")
    assert not screen.tab.page.explanation.isVisible()

    screen.tab.focus_explanation()
    type_into(qtbot, screen.tab.page.explanation.edit, "Dulu")
    screen.tab.flush()
    screen.change("3", explanation="Dulu")

    assert screen.tab.page.explanation.edit.hasFocus()
    assert screen.tab.page.explanation.edit.toPlainText() == "Dulu"


def test_a_sent_assessment_keeps_its_text_but_lets_notes_be_written(qtbot, screen):
    screen.show(screen.row("1", 3, explanation="Sudah."), assessment=make_assessment(locked=True))
    type_into(qtbot, screen.tab.page.explanation.edit, " Lagi")
    screen.tab.focus_note()
    note = screen.tab.panel.page("note").edit
    qtbot.keyClicks(note, "Telepon Ani")

    with qtbot.waitSignal(screen.tab.note_settled) as settled:
        screen.tab.flush()

    assert screen.tab.page.explanation.edit.toPlainText() == "Sudah."
    assert settled.args == ["1", "Telepon Ani"]


def test_a_note_belongs_to_its_indicator(qtbot, screen):
    screen.tab.focus_note()
    note = screen.tab.panel.page("note").edit
    qtbot.keyClicks(note, "Tanya Bappeda")
    settled = []
    screen.tab.note_settled.connect(lambda *args: settled.append(args))

    screen.tab.go_to("2")

    assert settled == [("1", "Tanya Bappeda")]
    assert note.toPlainText() == ""
