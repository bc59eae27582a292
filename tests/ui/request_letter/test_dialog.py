from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from spbe_desktop.domain.request_letter import EmptySlot, OpenIndicator
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode
from spbe_desktop.ui.request_letter.dialog import RequestDialog, RequestSubject
from spbe_desktop.ui.request_letter.letter_form import LetterFacts
from tests.builders import make_indicator
from tests.letters import make_frame

OWNERS = ("Bagian Hukum", "Inspektorat")


def make_open(number, owner, claimed=(True, False)):
    indicator = replace(make_indicator(number, f"Kebijakan {number}"), default_owner=owner)
    slots = tuple(
        EmptySlot(
            EvidenceSlot(SlotCode(f"L{n}-01"), n, f"Dokumen {number}-{n}", "Dokumen"), wanted
        )
        for n, wanted in enumerate(claimed, start=1)
    )
    return OpenIndicator(indicator, True, slots)


FOUND = (
    make_open(1, "Bagian Hukum"),
    make_open(2, "Inspektorat", (True, True)),
    make_open(3, "Bagian Hukum", (False, False)),
)


@pytest.fixture
def dialog(qtbot, theme, icons):
    facts = LetterFacts(make_frame(), date(2025, 9, 1), date(2025, 9, 15))
    dialog = RequestDialog(theme, icons, FOUND, OWNERS, RequestSubject("SPBE", 2025), facts)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog, text):
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    found.click()


def ask(dialog, place):
    (combo,) = [
        c for c in dialog.findChildren(QComboBox) if c.accessibleName() == "Diminta kepada"
    ]
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def field(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def preview(dialog):
    (found,) = [
        e for e in dialog.findChildren(QPlainTextEdit) if e.accessibleName() == "Pratinjau teks"
    ]
    return found.toPlainText()


def asked(letter):
    return [slot.text for request in letter.requests for slot in request.slots]


def test_what_the_chosen_levels_lack_is_ticked_to_begin_with(dialog):
    assert asked(dialog.letter) == ["Dokumen 1-1", "Dokumen 2-1", "Dokumen 2-2"]
    assert "3 butir dari 2 indikator dipilih" in words(dialog)


def test_choosing_whom_to_ask_ticks_what_that_office_usually_has(dialog):
    ask(dialog, 0)

    assert dialog.letter.addressee == "Kepala Bagian Hukum"
    assert asked(dialog.letter) == ["Dokumen 1-1"]
    ask(dialog, 1)
    assert dialog.letter.addressee == "Inspektorat"
    assert asked(dialog.letter) == ["Dokumen 2-1", "Dokumen 2-2"]


def test_ticking_an_indicator_asks_for_all_that_is_empty_of_it(dialog):
    tree = dialog._choice._tree
    tree.clear_choice()

    tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Checked)

    assert asked(dialog.letter) == ["Dokumen 3-1", "Dokumen 3-2"]


def test_a_letter_that_asks_for_nothing_is_not_written(dialog):
    press(dialog, "Kosongkan pilihan")

    (further,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Lanjut: Isi surat"]
    assert not further.isEnabled()
    assert "Pilih paling sedikit satu butir" in words(dialog)


def test_the_text_is_seen_while_the_letter_is_completed_and_copied(qtbot, dialog):
    ask(dialog, 0)
    press(dialog, "Lanjut: Isi surat")

    assert "paling lambat 15 September 2025" in preview(dialog)
    field(dialog, "Nama narahubung").setText("Rina")
    assert "menghubungi Rina" in preview(dialog)
    press(dialog, "Salin teks")

    assert QGuiApplication.clipboard().text() == preview(dialog)
    assert "Teks tersalin." in words(dialog)


@pytest.mark.parametrize(("button", "kind"), [("Simpan DOCX", "docx"), ("Simpan PDF", "pdf")])
def test_saving_asks_for_the_letter_and_has_it_remembered(qtbot, dialog, button, kind):
    press(dialog, "Lanjut: Isi surat")
    field(dialog, "Nomor surat").setText("000.8/1")
    field(dialog, "Nama").setText("Siti")

    with (
        qtbot.waitSignal(dialog.settled) as settled,
        qtbot.waitSignal(dialog.save_requested) as wanted,
    ):
        press(dialog, button)

    asked_kind, letter = wanted.args
    assert letter.frame.signatory_name == "Siti"
    assert (asked_kind, letter.number) == (kind, "000.8/1")
    assert settled.args == [letter]


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Tanggal surat", "kapan-kapan", "Tulis tanggal"),
        ("Tanggal surat", "", "Tulis tanggal"),
        ("Batas waktu", "31-2-2026", "Tulis tanggal"),
        ("Batas waktu", "1-1-2025", "mendahului tanggal surat"),
    ],
)
def test_a_date_that_cannot_be_is_told_beside_its_field(qtbot, dialog, name, typed, said):
    press(dialog, "Lanjut: Isi surat")
    field(dialog, name).setText(typed)

    with qtbot.assertNotEmitted(dialog.save_requested):
        press(dialog, "Simpan DOCX")

    assert said in words(dialog)


def test_the_dialog_stays_until_the_letter_is_saved(qtbot, dialog):
    press(dialog, "Lanjut: Isi surat")
    dialog.show_saving()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_outcome("success", "Surat tersimpan.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
