"""Evidence beyond its indicator: checked, found again, named for the portal, and asked for."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.intake import link
from spbe_desktop.ui.evidence_check.findings_list import ROW_ROLE, FindingsList
from spbe_desktop.ui.library_tab.document_menu import document_menu
from spbe_desktop.ui.library_tab.tab import LibraryTab
from tests.journeys.conftest import spoken

NINETEEN, TWENTY = IndicatorKey("19"), IndicatorKey("20")


def run(desktop, command):
    next(action for action in desktop.frame.actions() if action.text() == command).trigger()
    desktop.idle()


def dialog_of(desktop):
    (found,) = [d for d in desktop.frame.findChildren(QDialog) if d.isVisible()]
    return found


def press(dialog, start):
    (found,) = [
        b
        for b in dialog.findChildren(QPushButton)
        if b.text().startswith(start) and b.isVisible() and b.isEnabled()
    ]
    found.click()


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def field(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def nameless(dialog):
    """Return what takes the keyboard in *dialog* and has no name to be read out."""
    return [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not spoken(widget)
    ]


def notice_of(desktop):
    """Return the notice without the marks at which a long name may be broken."""
    return desktop.notice.replace("\N{ZERO WIDTH SPACE}", "")


def blob_of(desktop, key=NINETEEN):
    use = desktop.shown.bridge.evidence_of(key)[0]
    return use, desktop.shown.workspace.vault.path_of(use.sha256)


CHECK = "Periksa eviden dan keutuhan buku kerja"


def test_a_lost_file_is_found_on_another_drive_put_back_and_seen_at_once(sample, home, answers):
    desktop = sample
    desktop.shown.view.go_to(NINETEEN, "evidence")
    use, blob = blob_of(desktop)
    drive = home / "drive lain" / "arsip"
    drive.mkdir(parents=True)
    (drive / "nama lama.pdf").write_bytes(blob.read_bytes())
    blob.unlink()

    run(desktop, CHECK)
    dialog = dialog_of(desktop)
    assert "1 berkas hilang." in words(dialog)
    assert nameless(dialog) == []
    answers.folder = home / "drive lain"
    press(dialog, "Cari di folder lain")
    desktop.idle()
    assert "Semuanya ditemukan." in words(dialog)
    press(dialog, "Pulihkan 1 berkas")
    desktop.idle()

    assert "1 berkas dipulihkan." in words(dialog)
    assert desktop.shown.bridge.evidence_of(NINETEEN)[0].state is FileState.INTACT
    assert desktop.shown.workspace.vault.verify(use.sha256, use.size) is FileState.INTACT


def test_links_that_moved_are_found_again_and_that_can_be_taken_back(sample, home, answers):
    desktop = sample
    moved = home / "foto rapat.pdf"
    moved.write_bytes(b"%PDF-1.7 foto")
    desktop.shown.bridge.run(Attach(desktop.sheet.assessment.id, TWENTY, link(moved)))
    target = home / "baru"
    target.mkdir()
    moved.rename(target / moved.name)

    run(desktop, CHECK)
    dialog = dialog_of(desktop)
    answers.folder = target
    press(dialog, "Cari di folder lain")
    desktop.idle()
    press(dialog, "Pulihkan 1 berkas")
    desktop.idle()
    dialog.reject()

    assert desktop.shown.bridge.evidence_of(TWENTY)[0].location == str(target / moved.name)
    run(desktop, "Urungkan")
    assert desktop.notice == "Diurungkan: tempat berkas yang ditautkan."
    assert desktop.shown.bridge.evidence_of(TWENTY)[0].location == str(moved)


def test_a_finding_leads_to_its_indicator(sample):
    desktop = sample
    _use, blob = blob_of(desktop)
    blob.unlink()
    run(desktop, CHECK)

    dialog = dialog_of(desktop)
    listed = dialog.findChild(FindingsList)
    named = listed.currentIndex().data(ROW_ROLE).where.split()[2].rstrip(",")
    desktop.press(Qt.Key.Key_Return)

    assert desktop.tab.current_key == named
    assert not any(dialog.isVisible() for dialog in desktop.frame.findChildren(QDialog))


def test_a_drive_that_is_pulled_out_is_told_and_the_finding_stays(sample, home, answers):
    desktop = sample
    _use, blob = blob_of(desktop)
    blob.unlink()
    run(desktop, CHECK)
    dialog = dialog_of(desktop)
    answers.folder = home / "dicabut"

    press(dialog, "Cari di folder lain")
    desktop.idle()

    assert "tidak dapat dibaca lagi" in words(dialog)
    press(dialog, "Cari di folder lain")


def test_stray_files_go_only_while_nothing_else_is_running(sample, qtbot):
    desktop = sample
    stray = desktop.shown.workspace.vault.add_bytes(b"%PDF-1.7 sisa")
    run(desktop, CHECK)
    dialog = dialog_of(desktop)
    press(dialog, "Hapus permanen")
    assert nameless(dialog) == []
    held: list[bool] = []
    desktop.session._runner.start(
        lambda _report: None, on_success=held.append, on_failure=held.append
    )

    press(dialog, "Hapus 1 berkas permanen")
    assert "Masih ada pekerjaan lain" in words(dialog)
    desktop.idle()
    assert desktop.shown.workspace.vault.has(stray.sha256)

    press(dialog, "Hapus permanen")
    press(dialog, "Hapus 1 berkas permanen")
    desktop.idle()

    assert not desktop.shown.workspace.vault.has(stray.sha256)
    assert desktop.shown.workspace.editor.next_undo is None
    assert "1 berkas dihapus" in words(dialog)


def copy_name(desktop):
    """Copy the portal name of the first document in the panel."""
    menu = desktop.tab.panel.page("evidence").items[0].actions_line.menu()
    next(action for action in menu.actions() if action.text() == "Salin nama portal").trigger()


def test_the_name_for_the_portal_is_copied_from_the_panel(sample):
    desktop = sample
    desktop.shown.view.go_to(NINETEEN, "evidence")

    copy_name(desktop)

    name = QGuiApplication.clipboard().text()
    assert name.startswith("I19-")
    assert notice_of(desktop) == f"Nama portal tersalin: {name}"


def library_of(desktop):
    desktop.frame.tabs.set_current("eviden")
    tab = desktop.frame.findChild(LibraryTab)
    assert tab.isVisible()
    return tab


def choose_in(menu, text):
    (action,) = [action for action in menu.actions() if action.text().startswith(text)]
    action.trigger()


def test_a_document_of_the_library_has_the_name_of_its_use_in_this_year(sample):
    desktop = sample
    use, _blob = blob_of(desktop)
    tab = library_of(desktop)
    tab.choose((use.evidence_id,))

    choose_in(document_menu(tab, tab.table.chosen, tab._icons, tab), "Salin nama portal")

    assert QGuiApplication.clipboard().text().startswith("I")
    assert notice_of(desktop) == f"Nama portal tersalin: {QGuiApplication.clipboard().text()}"


def test_a_document_that_this_year_does_not_use_has_no_name(sample):
    sample.shown.evidence.copy_document_name("tidak dipakai")

    assert "belum dipakai di penilaian ini" in sample.notice


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("Periksa eviden", "Periksa eviden"),
        ("Salin eviden ke folder", "Salin eviden untuk portal"),
        ("Surat permintaan", "Surat permintaan eviden"),
    ],
)
def test_the_library_leads_to_what_concerns_all_evidence(sample, command, title):
    tab = library_of(sample)

    choose_in(tab.bar.more_menu(), command)
    sample.idle()

    assert dialog_of(sample).windowTitle() == title


def test_all_evidence_is_copied_under_the_names_that_were_chosen_and_remembered(sample, home):
    desktop = sample
    target = home / "unggah"
    target.mkdir()
    run(desktop, "Salin eviden ke folder untuk portal")
    dialog = dialog_of(desktop)
    assert nameless(dialog) == []
    field(dialog, "Pola nama berkas").setText("Bukti_I{indikator:02}_{urut:02}_{judul}")
    field(dialog, "Folder tujuan").setText(str(target))

    press(dialog, "Salin berkas")
    desktop.idle()

    assert "disalin dan dibaca ulang dengan hasil sama." in words(dialog)
    (folder,) = target.iterdir()
    copied = list(folder.rglob("*.pdf"))
    assert len(copied) > 20
    assert all(path.name.startswith("Bukti_I") for path in copied)
    assert (folder / "daftar.xlsx").is_file()
    assert desktop.preferences.name_template == "Bukti_I{indikator:02}_{urut:02}_{judul}"
    assert desktop.preferences.portal_folder == target


def test_the_pattern_is_a_setting_that_copied_names_follow(sample):
    desktop = sample
    run(desktop, "Pengaturan")
    dialog = dialog_of(desktop)
    assert nameless(dialog) == []
    field(dialog, "Pola nama berkas").setText("X{indikator}_{judul}")
    press(dialog, "Selesai")
    desktop.shown.view.go_to(NINETEEN, "evidence")

    copy_name(desktop)

    assert QGuiApplication.clipboard().text().startswith("X19_")


def addressee_of(dialog):
    (found,) = [
        c for c in dialog.findChildren(QComboBox) if c.accessibleName() == "Diminta kepada"
    ]
    return found


@pytest.mark.parametrize(("button", "suffix"), [("Simpan DOCX", ".docx"), ("Simpan PDF", ".pdf")])
def test_a_letter_is_made_from_empty_slots_saved_and_remembered(
    sample, home, monkeypatch, button, suffix
):
    desktop = sample
    path = home / f"surat{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    run(desktop, "Surat permintaan eviden")
    dialog = dialog_of(desktop)
    assert nameless(dialog) == []
    addressee_of(dialog).setEditText("Camat Tanah Grogot")
    press(dialog, "Lanjut: Isi surat")
    assert nameless(dialog) == []
    field(dialog, "Nama").setText("Siti Rahma")

    press(dialog, button)
    desktop.idle()

    assert "Surat tersimpan." in words(dialog)
    content = path.read_bytes()
    if suffix == ".docx":
        letter = docx.Document(io.BytesIO(content))
        assert len(letter.tables[1].rows) == dialog.letter.slot_count + 1
    else:
        assert content.startswith(b"%PDF-")
    dialog.reject()
    run(desktop, "Surat permintaan eviden")
    again = dialog_of(desktop)
    assert addressee_of(again).findText("Camat Tanah Grogot") >= 0
    press(again, "Lanjut: Isi surat")
    assert field(again, "Nama").text() == "Siti Rahma"
    assert desktop.preferences.letter_folder == home


@pytest.mark.parametrize("button", ["Simpan DOCX", "Simpan PDF"])
def test_a_letter_that_the_disk_refuses_is_told_in_the_dialog(sample, home, monkeypatch, button):
    desktop = sample
    nowhere = home / "tidak ada" / "surat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(nowhere), ""))
    run(desktop, "Surat permintaan eviden")
    dialog = dialog_of(desktop)
    press(dialog, "Lanjut: Isi surat")

    press(dialog, button)
    desktop.idle()

    assert "Surat belum tersimpan." in words(dialog)
    assert not Path(nowhere.parent).exists()
