"""What happens on any day: moving about, taking back, trouble, and coming back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from spbe_desktop.errors import DiskFullError
from spbe_desktop.ui.command_palette import CommandPalette
from spbe_desktop.ui.welcome_page import NewWorkspace

CTRL = Qt.KeyboardModifier.ControlModifier


def nameless(window: QWidget) -> list[str]:
    """Return the visible widgets that take the keyboard and have no name to be read out."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        told = interface.text(QAccessible.Text.Name)
        # Of a combo box Qt tells X11 the value, which is no name.
        name = widget.accessibleName() if isinstance(widget, QComboBox) else told
        if not name.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_the_header_turns_to_another_agency_year_and_stage(sample):
    header = sample.frame.header
    assert header.agency.currentText() == "Dinas Komunikasi dan Informatika"
    assert header.index.accessibleName() == "Indeks 2,98, predikat Baik"

    header.year_chosen.emit(header.year.itemData(1))
    header.stage_chosen.emit("hasil")
    assert header.index.accessibleName() == "Indeks 3,27, predikat Baik"

    header.agency_chosen.emit(header.agency.itemData(header.agency.count() - 1))
    assert [sample.frame.tabs.tabText(i) for i in range(3)] == [
        "Ringkasan",
        "Tata Kelola",
        "Penyelenggara",
    ]
    assert sample.sheet.instrument.id == "pemdi-2026"


def test_a_decimal_value_is_typed_with_a_comma(sample, qtbot):
    header = sample.frame.header
    header.agency_chosen.emit(header.agency.itemData(header.agency.count() - 1))
    sample.shown.view.go_to("3")
    field = sample.tab.page.value_field.findChild(QLineEdit)
    field.selectAll()

    qtbot.keyClicks(field, "2,31")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert sample.value("3") == Decimal("2.31")
    assert sample.sheet.by_key["3"].level.number == 2


def test_where_the_scale_begins_at_0_the_key_0_chooses_that_level(start, home):
    desktop = start()
    facts = NewWorkspace(
        "6401", "Kabupaten Paser", "dinkes", "Dinas Kesehatan", "Dinkes", 2018, home / "kerja"
    )
    assert desktop.session.create(facts)
    desktop.shown.view.go_to("1")

    desktop.press("0")

    assert desktop.sheet.instrument.id == "spbe-2018"
    assert desktop.sheet.by_key["1"].level.number == 0
    assert desktop.frame.header.coverage.accessibleName().startswith("1 dari ")
    assert desktop.frame.header.index.accessibleName() == "Indeks 0,00, predikat Kurang"


def test_what_was_done_on_another_tab_is_taken_back_told_and_shown(sample):
    view = sample.shown.view
    view.go_to("19")
    sample.shown.choose_level(5)
    sample.frame.tabs.set_current("ringkasan")

    sample.press((Qt.Key.Key_Z, CTRL))

    assert sample.value("19") == 3
    assert sample.notice == "Diurungkan: tingkat indikator 19."
    assert sample.tab.current_key == "19"
    sample.press((Qt.Key.Key_Y, CTRL))
    assert sample.value("19") == 5


def test_the_palette_finds_an_indicator_by_a_word_of_its_name(sample, qtbot):
    sample.press((Qt.Key.Key_K, CTRL))
    palette = sample.frame.findChild(CommandPalette)

    qtbot.keyClicks(palette._query, "data terb")
    qtbot.keyClick(palette._query, Qt.Key.Key_Return)

    assert sample.tab.current_key == "43"


def test_the_palette_finds_an_indicator_by_what_lists_call_it(sample, qtbot):
    sample.press((Qt.Key.Key_K, CTRL))
    palette = sample.frame.findChild(CommandPalette)

    qtbot.keyClicks(palette._query, "tim koor")
    qtbot.keyClick(palette._query, Qt.Key.Key_Return)

    assert sample.tab.current_key == "19"


def test_a_text_that_the_disk_refuses_is_kept_shown_and_stored_later(sample, monkeypatch):
    view, bridge = sample.shown.view, sample.shown.bridge
    view.go_to("19")
    editor = sample.shown.workspace.editor
    works = editor.run

    def full(operation):
        raise DiskFullError(sample.shown.workspace.database.path)

    monkeypatch.setattr(editor, "run", full)
    sample.tab.explanation_settled.emit("19", "Kalimat yang penting.")
    assert sample.frame.header.saved.text() == "Belum tersimpan"
    assert "Kosongkan ruang disk" in sample.notice
    assert sample.sheet.by_key["19"].explanation == "Kalimat yang penting."

    assert not sample.close()
    assert len(sample.answers.asked_to_leave) == 1

    monkeypatch.setattr(editor, "run", works)
    assert bridge.flush()
    path = sample.shown.workspace.database.path
    sample.close()
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT explanation FROM answer WHERE key = '19' ORDER BY assessment_id DESC"
        assert database.execute(query).fetchone() == ("Kalimat yang penting.",)


@pytest.mark.parametrize("kind", ["empty", "gone"])
def test_what_can_be_no_evidence_is_told_and_changes_nothing(sample, home, kind):
    path = home / "bukti.pdf"
    if kind == "empty":
        path.touch()
    sample.shown.view.go_to("19")
    before = sample.sheet.by_key["19"].evidence_count

    sample.tab.files_offered.emit("19", None, [path])
    sample.idle()

    assert sample.notice
    assert sample.sheet.by_key["19"].evidence_count == before


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"ini teks", b""])
def test_a_file_is_no_workspace_and_what_was_open_stays_open(sample, home, answers, content):
    stranger = home / "bukan.zip"
    stranger.write_bytes(content)
    answers.folder = stranger

    sample.press((Qt.Key.Key_K, CTRL), "buka buku kerja", Qt.Key.Key_Return)

    assert len(answers.told) == 1
    assert sample.shown is not None
    assert sample.value("19") == 3


def test_the_next_start_shows_the_same_place(sample, start):
    sample.shown.view.go_to("34")
    sample.frame.resize(900, 640)
    sample.close()

    again = start()

    assert again.tab.current_key == "34"
    assert (again.frame.width(), again.frame.height()) == (900, 640)


def test_detaching_leaves_the_document_and_can_be_taken_back(sample):
    sample.shown.view.go_to("19")
    use = sample.shown.bridge.evidence_of("19")[0]

    sample.tab.evidence_detached.emit(use.use_id)
    assert sample.sheet.by_key["19"].evidence_count == 3
    assert sample.shown.workspace.vault.has(use.sha256)
    sample.press((Qt.Key.Key_Z, CTRL))

    assert use.evidence_id in {u.evidence_id for u in sample.shown.bridge.evidence_of("19")}


def test_everything_that_takes_the_keyboard_has_a_name_on_every_screen(sample, qtbot):
    for place in range(sample.frame.tabs.count()):
        sample.frame.tabs.setCurrentIndex(place)
        assert nameless(sample.frame) == [], sample.frame.tabs.current_key
    for command in ("why", "send", "keys", "settings", "about"):
        sample.session._command_handlers[command]()
        for dialog in sample.frame.findChildren(QDialog):
            assert nameless(dialog) == [], command
            dialog.reject()


def test_ringkasan_leads_to_an_answer_that_nothing_proves(sample):
    buttons = sample.frame.findChildren(QPushButton)
    link = next(b for b in buttons if b.accessibleName().startswith("Tanpa eviden: 16 "))

    link.click()

    assert sample.tab.current_key == "16"


def test_opening_what_is_open_already_keeps_it_open(sample):
    before = sample.shown

    assert sample.session.open(before.workspace.root)

    assert sample.shown is before
    assert not sample.answers.told


def test_everything_that_takes_the_keyboard_has_a_name_on_the_first_page(start):
    desktop = start()
    assert nameless(desktop.frame) == []

    desktop.tab_to("Mulai sebagai OPD")
    desktop.press(Qt.Key.Key_Space)

    assert nameless(desktop.frame) == []
