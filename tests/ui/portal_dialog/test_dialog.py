from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QRadioButton

from spbe_desktop.errors import EvidenceMissingError
from spbe_desktop.exports.portal_list import ListedFile
from spbe_desktop.services.portal_folder import (
    FailedCopy,
    Grouping,
    PlannedCopy,
    PortalFolder,
    PortalPlan,
)
from spbe_desktop.ui.portal_dialog.dialog import PortalDialog
from spbe_desktop.ui.portal_dialog.wishes import PortalWishes


def make_listed(name="I01-L1-01_SK.pdf"):
    return ListedFile("1", 1, "L1-01", "SK", name, "", "0" * 64)


def make_plan(files=2, *, addresses=1, secret=("Daftar Risiko",), proposed=3):
    copies = (PlannedCopy(make_listed(), Path("/arsip/sk.pdf"), 1024) for _ in range(files))
    listed = tuple(make_listed("https://paserkab.go.id") for _ in range(addresses))
    return PortalPlan("Eviden-portal_2025", tuple(copies), listed, tuple(secret), proposed)


@pytest.fixture
def show(qtbot, theme, icons, tmp_path):
    def show(plan=None, template="", opened=None):
        dialog = PortalDialog(
            theme,
            icons,
            "Diskominfo · 2025",
            plan or make_plan(),
            PortalWishes(template, Grouping.BY_INDICATOR, tmp_path),
            choose_folder=lambda _parent, _start: tmp_path / "stik",
            open_folder=(opened if opened is not None else []).append,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog, text):
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def field(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def test_it_says_what_is_copied_and_what_stays_out(show):
    said = words(show())

    assert "2 berkas, 2 KB" in said
    assert "1, ditulis ke tautan.txt" in said
    assert "1 rahasia: Daftar Risiko" in said
    assert "3 usulan yang belum dikonfirmasi" in said
    assert "Contoh: I04-L1-02_SK-Tim-Koordinasi_2026.pdf" in said


def test_the_example_follows_the_pattern_and_a_wrong_one_cannot_be_used(qtbot, show):
    dialog = show()
    pattern = field(dialog, "Pola nama berkas")

    pattern.setText("Bukti_I{indikator}_{urut}")
    assert "Contoh: Bukti_I4_2.pdf" in words(dialog)
    pattern.setText("{indikator}_{halaman}")

    assert "{halaman} tidak dikenal." in words(dialog)
    assert not button(dialog, "Salin berkas").isEnabled()
    qtbot.mouseClick(button(dialog, "Pakai pola biasa"), Qt.MouseButton.LeftButton)
    assert button(dialog, "Salin berkas").isEnabled()


def test_what_was_chosen_is_asked_for(qtbot, show, tmp_path):
    (tmp_path / "stik").mkdir()
    dialog = show()
    field(dialog, "Pola nama berkas").setText("I{indikator}_{judul}")
    (flat,) = [b for b in dialog.findChildren(QRadioButton) if "Semua" in b.text()]
    flat.setChecked(True)
    button(dialog, "Pilih…").click()

    with qtbot.waitSignal(dialog.copy_requested) as asked:
        button(dialog, "Salin berkas").click()

    assert asked.args == [PortalWishes("I{indikator}_{judul}", Grouping.FLAT, tmp_path / "stik")]
    assert "Menyalin dan memeriksa berkas" in words(dialog)


def test_a_folder_that_is_not_there_is_told_beside_its_field(qtbot, show):
    dialog = show()
    field(dialog, "Folder tujuan").setText("/tidak/ada")

    with qtbot.assertNotEmitted(dialog.copy_requested):
        button(dialog, "Salin berkas").click()

    assert "Folder ini tidak ditemukan." in words(dialog)


def test_without_any_evidence_the_button_says_why_it_cannot_be_pressed(show):
    dialog = show(make_plan(0, addresses=0))

    assert not button(dialog, "Salin berkas").isEnabled()
    assert "Belum ada eviden yang dapat disalin" in words(dialog)


def test_the_result_names_the_folder_and_every_document_that_is_not_in_it(show, tmp_path):
    opened: list[Path] = []
    dialog = show(opened=opened)
    failed = FailedCopy("Notula", EvidenceMissingError("Notula", Path("/arsip/notula.pdf")))

    dialog.show_copied(PortalFolder(tmp_path / "Eviden", 2, 2048, (failed,)))

    assert "2 berkas, 2 KB, disalin dan dibaca ulang" in words(dialog)
    assert str(tmp_path / "Eviden") in words(dialog)
    listed = dialog.findChild(QListWidget)
    assert listed.item(0).text() == "Notula: Berkas eviden tidak ditemukan"
    button(dialog, "Buka folder").click()
    assert opened == [tmp_path / "Eviden"]
    button(dialog, "Selesai").click()
    assert dialog.result() == PortalDialog.DialogCode.Accepted


def test_escape_cancels_what_is_being_copied_and_the_form_comes_back(qtbot, show):
    dialog = show()
    button(dialog, "Salin berkas").click()

    with qtbot.waitSignal(dialog.cancel_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show_cancelled()

    assert "Tidak ada berkas yang tertinggal." in words(dialog)
    assert button(dialog, "Salin berkas").isEnabled()


def test_a_failure_is_told_and_can_be_tried_again(show):
    dialog = show()
    button(dialog, "Salin berkas").click()

    dialog.show_failure("Disk tempat “E:” tidak mempunyai cukup ruang.")

    assert "Belum tersalin. Disk tempat" in words(dialog).replace("</span>", "")
    assert button(dialog, "Salin berkas").isEnabled()
