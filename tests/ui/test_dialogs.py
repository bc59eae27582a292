from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from spbe_desktop.errors import InstrumentUnknownError
from spbe_desktop.services.bundled_parts import Part
from spbe_desktop.ui.about_dialog import AboutDialog, AboutFacts
from spbe_desktop.ui.about_dialog import InstrumentFacts as AboutInstrument
from spbe_desktop.ui.address_dialog import AddressDialog
from spbe_desktop.ui.agency_form import NewAgency
from spbe_desktop.ui.assessment_dialog import AssessmentDialog, InstrumentFacts, NewAssessment
from spbe_desktop.ui.crash import CrashReport
from spbe_desktop.ui.crash_dialog import CrashDialog
from spbe_desktop.ui.key_map_dialog import KeyEntry, KeyMapDialog
from spbe_desktop.ui.licence_dialog import LicenceDialog
from spbe_desktop.ui.settings_dialog import SettingsDialog
from spbe_desktop.ui.widgets.labels import KeyHint
from tests.builders import make_agency

KNOWN = (make_agency(),)


@pytest.fixture
def show(qtbot):
    # The window outlives the dialog, which is gone once it closes.
    window = QWidget()
    qtbot.addWidget(window)

    def show(dialog):
        dialog.setParent(window, dialog.windowFlags())
        dialog.open()
        return dialog

    return show


def shown(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def field(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def press(dialog, text):
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    button.click()


def type_into(qtbot, dialog, name, text):
    editor = field(dialog, name)
    editor.clear()
    qtbot.keyClicks(editor, text)
    return editor


# Web addresses


def test_an_address_is_taken_as_browsers_take_it(show, theme, qtbot):
    dialog = show(AddressDialog(theme))
    type_into(qtbot, dialog, "Alamat", "jdih.paserkab.go.id/perbup/12")
    editor = type_into(qtbot, dialog, "Judul", "Perbup 12")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert dialog.answer() == ("https://jdih.paserkab.go.id/perbup/12", "Perbup 12")


def test_an_address_without_a_title_is_its_own_title(show, theme, qtbot):
    dialog = show(AddressDialog(theme))
    type_into(qtbot, dialog, "Alamat", "jdih.go.id")

    assert dialog.answer() == ("https://jdih.go.id", "jdih.go.id")


@pytest.mark.parametrize(
    ("text", "said"), [("", "Ketik alamatnya."), ("javascript:alert(1)", "bukan alamat web")]
)
def test_what_no_browser_opens_is_refused_beside_the_field(show, theme, qtbot, text, said):
    dialog = show(AddressDialog(theme))
    type_into(qtbot, dialog, "Alamat", text)

    press(dialog, "Tambah alamat")

    assert dialog.isVisible()
    assert said in shown(dialog)
    assert said in field(dialog, "Alamat").accessibleDescription()


# Keys


def test_the_keys_are_listed_by_group(show, theme):
    entries = [
        KeyEntry("Mengisi", "Pilih tingkat", ("1–5",)),
        KeyEntry("Umum", "Cari", ("Ctrl+K",)),
        KeyEntry("Mengisi", "Tandai", ("F", "Ctrl+B")),
    ]

    dialog = show(KeyMapDialog(theme, entries))

    assert shown(dialog).count("Mengisi") == 1
    assert {hint.accessibleName() for hint in dialog.findChildren(KeyHint)} == {
        "Tombol 1–5",
        "Tombol Ctrl+K",
        "Tombol F",
        "Tombol Ctrl+B",
    }


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_list_of_keys_closes_by_enter_and_escape(show, theme, qtbot, key):
    dialog = show(KeyMapDialog(theme, [KeyEntry("Umum", "Cari", ("Ctrl+K",))]))

    qtbot.keyClick(dialog.focusWidget(), key)

    assert not dialog.isVisible()


# Settings


def test_a_chosen_look_is_seen_at_once_and_announced_when_confirmed(show, theme, qtbot):
    dialog = show(SettingsDialog(theme))
    chosen: list[object] = []
    dialog.mode_chosen.connect(chosen.append)
    dialog.text_scale_chosen.connect(chosen.append)
    by_text = {button.text(): button for button in dialog.findChildren(QRadioButton)}

    by_text["Gelap"].click()
    by_text["125 %"].click()
    assert (theme.mode, theme.text_scale) == ("dark", 1.25)
    assert chosen == []
    press(dialog, "Selesai")

    assert chosen == ["dark", 1.25]


def test_cancelling_brings_the_look_back(show, theme, qtbot):
    dialog = show(SettingsDialog(theme))
    for button in dialog.findChildren(QRadioButton):
        button.click()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert (theme.mode, theme.text_scale) == ("light", 1.0)


def test_the_size_that_the_portal_takes_is_announced_when_confirmed(show, theme):
    dialog = show(SettingsDialog(theme, portal_limit=25_000_000))
    chosen: list[int] = []
    dialog.portal_limit_chosen.connect(chosen.append)
    buttons = {b.text(): b for b in dialog.findChildren(QRadioButton)}
    assert buttons["25 MB"].isChecked()

    buttons["10 MB"].click()
    press(dialog, "Selesai")

    assert chosen == [10_000_000]


def test_names_for_the_portal_are_announced_when_confirmed_and_only_if_they_can_be_used(
    show, theme
):
    dialog = show(SettingsDialog(theme, name_template="I{indikator}_{judul}"))
    chosen: list[object] = []
    dialog.name_template_chosen.connect(chosen.append)
    pattern = field(dialog, "Pola nama berkas")
    assert "Contoh: I4_SK-Tim-Koordinasi.pdf" in shown(dialog)

    pattern.setText("{indikator")
    press(dialog, "Selesai")
    assert (dialog.isVisible(), chosen) == (True, [])
    pattern.setText("{indikator}-{urut}")
    press(dialog, "Selesai")

    assert chosen == ["{indikator}-{urut}"]


# About


@pytest.fixture
def about(show, theme):
    """Return a function that shows what is true of a made-up copy of the program."""
    spbe = AboutInstrument("Pemantauan SPBE", "spbe-2020", "2021–2025", "1763712e5f57")
    parts = (Part("Qt", "6.11", "LGPL 3.0", "LESSER …"), Part("Lucide", "", "ISC", "Permission …"))

    def about(workspace=Path("/data/Paser")):
        facts = AboutFacts("0.1.0", "Windows 10, Qt 6.11", (spbe,), workspace, Path("/log/a.log"))
        return show(AboutDialog(theme, facts, lambda: parts))

    return about


ABOUT = ("0.1.0", "Pemantauan SPBE", "spbe-2020", "1763712e5f57", "/data/Paser", "/log/a.log")


def test_about_tells_version_instruments_and_places(about):
    text = shown(about())

    for word in (*ABOUT, "Windows 10, Qt 6.11"):
        assert word in text


def test_about_can_be_copied_for_whoever_helps(about):
    press(about(), "Salin")

    for word in (*ABOUT, "Windows 10, Qt 6.11"):
        assert word in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("name", ["data", "catatan"])
def test_about_opens_the_folders_it_tells_of(about, monkeypatch, tmp_path, name):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr("pathlib.Path.mkdir", lambda *_, **__: None)

    press(about(), f"Buka folder {name}")

    assert opened == [{"data": "/data/Paser", "catatan": "/log"}[name]]


def test_about_without_workspace_has_no_folder_to_open(about):
    dialog = about(workspace=None)

    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Buka folder data"]
    assert not button.isEnabled()
    assert "belum ada yang dibuka" in shown(dialog)


def test_each_licence_can_be_read_whole(about):
    dialog = about()
    press(dialog, "Lisensi")

    licences = dialog.findChild(LicenceDialog)
    listed = licences.findChild(QListWidget)
    texts = licences.findChild(QPlainTextEdit)
    assert [listed.item(row).text() for row in range(listed.count())] == ["Qt 6.11", "Lucide"]
    assert texts.toPlainText() == "LESSER …"
    listed.setCurrentRow(1)
    assert texts.toPlainText() == "Permission …"
    assert "Lucide: ISC" in shown(licences)


# Crash


def test_a_crash_says_what_is_safe_and_its_details_can_be_copied(show, theme):
    report = CrashReport("Bagian program gagal.", "KeyError\n  ui/x.py:3 f")
    dialog = show(CrashDialog(theme, report, Path("/log/spbe.log")))

    assert "Bagian program gagal." in shown(dialog)
    assert "aman" in shown(dialog)
    assert "KeyError" in dialog.findChild(QPlainTextEdit).toPlainText()
    press(dialog, "Salin rincian")
    assert "ui/x.py:3" in QGuiApplication.clipboard().text()


# New assessments


def instrument_for(year):
    if year < 2018:
        raise InstrumentUnknownError(str(year), ())
    return InstrumentFacts("Pemdi 2026", 20) if year >= 2026 else InstrumentFacts("SPBE 2020", 47)


@pytest.fixture
def ask(show, theme):
    def ask(agencies=KNOWN, taken=frozenset(), year=2026):
        return show(AssessmentDialog(theme, agencies, taken, instrument_for, year=year))

    return ask


def test_the_instrument_follows_from_the_year(ask, qtbot):
    dialog = ask()
    assert "Pemdi 2026, 20 indikator" in shown(dialog)

    type_into(qtbot, dialog, "Tahun", "2025")

    assert "SPBE 2020, 47 indikator" in shown(dialog)


def test_a_known_agency_a_year_and_a_day_make_an_assessment(ask, qtbot):
    dialog = ask()
    editor = type_into(qtbot, dialog, "Batas waktu", "30-9-2026")

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert dialog.answer() == NewAssessment(1, None, 2026, date(2026, 9, 30))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Tahun", "26", "Isi tahun dengan empat angka."),
        ("Tahun", "2017", "Tidak ada instrumen yang berlaku untuk tahun 2017."),
        ("Tahun", "2025", "sudah mempunyai penilaian tahun 2025"),
        ("Batas waktu", "besok", "Tulis tanggal, bulan, tahun"),
    ],
)
def test_a_wrong_field_is_told_beside_it(ask, qtbot, name, text, said):
    dialog = ask(taken={(1, 2025)})
    type_into(qtbot, dialog, name, text)

    press(dialog, "Buat penilaian")

    assert dialog.isVisible()
    assert said in shown(dialog)
    assert dialog.focusWidget() is field(dialog, name)


def test_a_new_agency_is_asked_for_where_none_is_known(ask, qtbot):
    dialog = ask(agencies=())
    for name, text in [
        ("Nama OPD", "Dinas  Perhubungan "),
        ("Nama singkat", "Dishub"),
        ("Kode OPD", "dishub"),
        ("Nama pemerintah daerah", "Kabupaten Paser"),
        ("Kode wilayah", "6401"),
    ]:
        type_into(qtbot, dialog, name, text)

    press(dialog, "Buat penilaian")

    wanted = NewAgency("6401", "Kabupaten Paser", "dishub", "Dinas Perhubungan", "Dishub")
    assert dialog.answer() == NewAssessment(None, wanted, 2026, None)


def test_a_new_agency_needs_its_facts_and_a_code_of_its_own(ask, qtbot):
    dialog = ask()
    combo = dialog.findChild(QComboBox)
    combo.setCurrentIndex(combo.count() - 1)
    type_into(qtbot, dialog, "Kode OPD", make_agency().code.lower())

    press(dialog, "Buat penilaian")

    assert dialog.isVisible()
    assert "Isi nama OPD." in shown(dialog)
    assert "sudah dipakai OPD lain" in shown(dialog)
    assert field(dialog, "Nama pemerintah daerah").text() == "Kabupaten Paser"
    assert dialog.focusWidget() is field(dialog, "Nama OPD")


def test_a_wrong_field_is_scrolled_to_where_it_can_be_seen(ask, qtbot):
    dialog = ask(agencies=())
    dialog.resize(420, 260)
    type_into(qtbot, dialog, "Nama OPD", "Dishub")
    type_into(qtbot, dialog, "Nama singkat", "Dishub")
    type_into(qtbot, dialog, "Kode OPD", "dishub")
    type_into(qtbot, dialog, "Nama pemerintah daerah", "Kabupaten Paser")

    press(dialog, "Buat penilaian")

    assert dialog.focusWidget() is field(dialog, "Kode wilayah")
    assert not field(dialog, "Kode wilayah").visibleRegion().isEmpty()


def test_a_dialog_that_was_opened_is_gone_once_it_closes(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = KeyMapDialog(theme, [KeyEntry("Umum", "Cari", ("Ctrl+K",))], window)

    dialog.open()
    dialog.accept()

    qtbot.waitUntil(lambda: window.findChildren(KeyMapDialog) == [])
