"""Qt itself speaks Indonesian."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from spbe_desktop.ui.qt_words import _WORDS, QtWords


@pytest.fixture
def indonesian(qapp):
    words = QtWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_the_buttons_of_a_dialog_are_indonesian(qtbot, indonesian):
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Cancel | buttons.Save | buttons.Close)
    qtbot.addWidget(box)

    texts = {button.text().replace("&", "") for button in box.buttons()}

    assert texts == {"Batal", "Simpan", "Tutup"}


@pytest.mark.parametrize("editor", [QPlainTextEdit, QLineEdit])
def test_the_menu_of_a_text_field_is_indonesian(qtbot, indonesian, editor):
    field = editor("teks")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()

    texts = [action.text().replace("&", "").split("\t")[0] for action in menu.actions()]

    assert [text for text in texts if text] == [
        "Urungkan",
        "Ulangi",
        "Potong",
        "Salin",
        "Tempel",
        "Hapus",
        "Pilih Semua",
    ]


def test_the_file_dialog_is_indonesian(qtbot, indonesian):
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)

    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}

    assert {"Cari di:", "Nama berkas:", "Jenis berkas:"} <= labels


def test_what_is_not_ours_to_translate_stays_as_it_is(indonesian):
    assert QCoreApplication.translate("Other", "Save") == "Save"


def test_a_translation_keeps_the_places_for_arguments():
    for words in _WORDS.values():
        for source, translation in words.items():
            assert source.count("%1") == translation.count("%1"), source
