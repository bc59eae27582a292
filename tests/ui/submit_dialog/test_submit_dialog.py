from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from spbe_desktop.domain.findings import Field, Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.submit_dialog import AnswerChange, SubmissionFacts, SubmitDialog

GAP = Finding(
    FindingCode.GAPS,
    Severity.ERROR,
    (IndicatorKey("19"),),
    field=Field.EXPLANATION,
    title="Tim Koordinasi",
    subjects=("[ISI: nomor]",),
)
UNPROVED = Finding(
    FindingCode.WITHOUT_EVIDENCE,
    Severity.WARNING,
    (IndicatorKey("16"),),
    field=Field.EVIDENCE,
    title="Pusat Data",
    value=Decimal(2),
)
EMPTY = Finding(FindingCode.UNANSWERED, Severity.WARNING, tuple(map(IndicatorKey, "123")))
SECRET = Finding(
    FindingCode.SECRET_LEFT_OUT, Severity.INFO, (IndicatorKey("5"),), subjects=("Topologi.pdf",)
)


@pytest.fixture
def facts(tmp_path):
    return SubmissionFacts(
        agency="Dinas Kominfo",
        year=2025,
        revision=3,
        index_title="Indeks SPBE",
        index=Decimal("2.98"),
        predicate="Baik",
        predicate_rank=3,
        predicate_ranks=5,
        answered=31,
        total=47,
        index_if_lowest=Decimal("2.29"),
        predicate_if_lowest="Cukup",
        files=58,
        size=96 * 1024**2,
        addresses=3,
        secret=("Topologi.pdf",),
        folder=tmp_path,
        file_name="SPBE_6401_diskominfo_2025_r03.spbe.zip",
        contact_name="Siti Rahma",
        contact_phone="0812-3456-7890",
        changes=(AnswerChange("19", "value", "2", "3"),),
        last_sent=date(2025, 9, 12),
    )


@pytest.fixture
def open_dialog(qtbot, theme, icons, facts):
    # The window outlives the dialog, which is gone once it closes.
    window = QWidget()
    qtbot.addWidget(window)

    def build(findings=(), *, facts=facts, **seams):
        dialog = SubmitDialog(theme, icons, findings, facts, parent=window, **seams)
        dialog.open()
        return dialog

    return build


@pytest.fixture
def writes(open_dialog):
    """A dialog on its third step, with what it asked to be written."""
    dialog = open_dialog()
    asked = []
    dialog.write_requested.connect(lambda *what: asked.append(what))
    press(dialog, "Lanjut: Ringkasan")
    press(dialog, "Simpan paket")
    return dialog, asked


def button(dialog, text):
    found = [b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, f"one visible button “{text}”"
    return found[0]


def press(dialog, text):
    button(dialog, text).click()


def shown(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def field(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def test_errors_hold_the_package_up_and_the_reason_stands_beside_the_button(open_dialog):
    dialog = open_dialog([GAP, UNPROVED, SECRET])

    assert not button(dialog, "Lanjut: Ringkasan").isEnabled()
    assert "Perbaiki 1 kesalahan untuk melanjutkan" in shown(dialog)
    assert "Kesalahan" in shown(dialog)
    assert "Tim Koordinasi: [ISI: nomor]" in shown(dialog)


def test_the_first_error_has_the_keyboard(open_dialog):
    dialog = open_dialog([GAP, UNPROVED])

    assert dialog.focusWidget() is button(dialog, "Buka isian →")


def test_enter_on_a_finding_leads_to_its_field_and_closes_the_dialog(open_dialog, qtbot):
    dialog = open_dialog([GAP])
    wanted = []
    dialog.indicator_requested.connect(lambda key, field: wanted.append((key, field)))

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert wanted == [("19", "explanation")]
    assert not dialog.isVisible()


def test_warnings_are_accepted_one_by_one_by_keyboard(open_dialog, qtbot):
    dialog = open_dialog([UNPROVED, EMPTY])
    first, second = dialog.findChildren(QCheckBox)

    assert dialog.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert "Terima 1 peringatan untuk melanjutkan" in shown(dialog)
    assert not button(dialog, "Lanjut: Ringkasan").isEnabled()
    qtbot.keyClick(second, Qt.Key.Key_Space)

    assert button(dialog, "Lanjut: Ringkasan").isEnabled()
    assert dialog.accepted_findings == {UNPROVED.identity, EMPTY.identity}


def test_many_warnings_can_be_accepted_at_once(open_dialog):
    warnings = [replace(UNPROVED, keys=(IndicatorKey(str(n)),)) for n in range(6)]
    dialog = open_dialog(warnings)

    press(dialog, "Terima semua")

    assert button(dialog, "Lanjut: Ringkasan").isEnabled()


def test_what_was_accepted_before_is_still_accepted(open_dialog):
    dialog = open_dialog([UNPROVED, EMPTY], accepted=frozenset({UNPROVED.identity}))

    assert [box.isChecked() for box in dialog.findChildren(QCheckBox)] == [True, False]


def test_without_findings_the_package_is_ready(open_dialog):
    dialog = open_dialog()

    assert "Siap dikirim" in shown(dialog)
    assert dialog.focusWidget() is button(dialog, "Lanjut: Ringkasan")


def test_the_list_can_be_copied(open_dialog):
    dialog = open_dialog([GAP])

    press(dialog, "Salin daftar")

    assert "Penjelasan memuat isian kosong" in QGuiApplication.clipboard().text()


def test_the_summary_shows_the_figures_and_what_changed(open_dialog):
    dialog = open_dialog()

    press(dialog, "Lanjut: Ringkasan")

    text = shown(dialog)
    assert "2,98" in text
    assert "31 dari 47 indikator" in text
    assert "2,29 Cukup" in text
    assert "58 berkas, 96 MB" in text
    assert "1 berkas rahasia: Topologi.pdf" in text
    assert "Perubahan sejak revisi 2, 12 Sep 2025" in text
    assert "19 · Tingkat: 2 → 3" in text


def test_a_first_revision_has_nothing_to_compare_with(open_dialog, facts):
    dialog = open_dialog(facts=replace(facts, revision=1, last_sent=None, changes=()))

    press(dialog, "Lanjut: Ringkasan")

    assert "Belum ada revisi yang dikirim sebelumnya." in shown(dialog)


def test_writing_is_asked_for_with_path_and_contact(writes, facts):
    dialog, asked = writes

    path = facts.folder / facts.file_name
    assert asked == [(path, "Siti Rahma", "0812-3456-7890")]
    assert "tersimpan dan lolos" not in shown(dialog)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Nama narahubung", " ", "Isi nama orang"),
        ("Telepon narahubung", "tidak punya", "Tulis nomor telepon"),
        ("Folder tujuan", "/tidak/ada", "Folder ini tidak ditemukan."),
        ("Nama berkas", "", "Isi nama berkas."),
        ("Nama berkas", "a/b", "tidak boleh memuat"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_nothing_is_written(open_dialog, name, text, said):
    dialog = open_dialog()
    asked = []
    dialog.write_requested.connect(lambda *what: asked.append(what))
    press(dialog, "Lanjut: Ringkasan")
    field(dialog, name).setText(text)

    press(dialog, "Simpan paket")

    assert said in shown(dialog)
    assert asked == []
    assert dialog.focusWidget() is field(dialog, name)


def test_a_chosen_folder_and_a_name_without_suffix_make_the_path(open_dialog, tmp_path):
    chosen = tmp_path / "usb"
    chosen.mkdir()
    dialog = open_dialog(choose_folder=lambda _parent, _start: chosen)
    asked = []
    dialog.write_requested.connect(lambda path, *_: asked.append(path))
    press(dialog, "Lanjut: Ringkasan")

    press(dialog, "Pilih…")
    field(dialog, "Nama berkas").setText("paket")
    press(dialog, "Simpan paket")

    assert asked == [chosen / "paket.spbe.zip"]


def test_an_existing_file_is_announced_before_it_is_replaced(open_dialog, facts):
    (facts.folder / facts.file_name).write_text("lama")
    dialog = open_dialog()

    press(dialog, "Lanjut: Ringkasan")

    assert "sudah ada dan akan diganti" in shown(dialog)


def test_progress_is_told_in_bytes(writes):
    dialog, _ = writes

    dialog.show_progress(32 * 1024**2, 96 * 1024**2)

    assert "32 MB dari 96 MB" in shown(dialog)


def test_escape_while_writing_cancels_but_does_not_close(writes, qtbot):
    dialog, _ = writes
    cancelled = []
    dialog.cancel_requested.connect(lambda: cancelled.append(True))

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert cancelled == [True]
    assert dialog.isVisible()

    dialog.show_cancelled()

    assert "Tidak ada berkas yang tertinggal." in shown(dialog)
    assert button(dialog, "Simpan paket").isEnabled()


def test_success_shows_the_file_and_its_hash_and_ends_accepted(writes, qtbot):
    dialog, _ = writes
    dialog.show_written(Path("/media/usb/paket.spbe.zip"), "ab12cd34" * 8, 97 * 1024**2)

    text = shown(dialog)
    assert "Paket revisi 3 tersimpan dan lolos pemeriksaan" in text
    assert "paket.spbe.zip, 97 MB" in text
    assert "ab12cd34 ab12cd34" in text

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_cover_text_names_the_package(writes):
    dialog, _ = writes
    dialog.show_written(Path("/media/usb/paket.spbe.zip"), "ab12cd34" * 8, 97 * 1024**2)

    press(dialog, "Salin teks pengantar")

    text = QGuiApplication.clipboard().text()
    assert "Dinas Kominfo tahun 2025, revisi 3" in text
    assert "paket.spbe.zip (97 MB)" in text
    assert "ab12cd34" * 8 in text
    assert "Narahubung: Siti Rahma · 0812-3456-7890" in text
    assert "tersalin" in shown(dialog)


def test_the_folder_of_the_package_can_be_opened(open_dialog):
    opened: list[Path] = []
    dialog = open_dialog(open_folder=opened.append)
    press(dialog, "Lanjut: Ringkasan")
    press(dialog, "Simpan paket")
    dialog.show_written(Path("/media/usb/paket.spbe.zip"), "0" * 64, 1)

    press(dialog, "Buka folder")

    assert opened == [Path("/media/usb")]


def test_after_a_failure_it_can_be_tried_again(writes):
    dialog, asked = writes

    dialog.show_failure("Disk penuh.")
    assert "Disk penuh." in shown(dialog)
    press(dialog, "Coba lagi")

    assert len(asked) == 2
    assert "Disk penuh." not in shown(dialog)


def test_everything_that_takes_the_keyboard_has_a_name(open_dialog):
    dialog = open_dialog([GAP, UNPROVED, SECRET])

    nameless = [
        widget
        for kind in (QPushButton, QCheckBox, QLineEdit)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_window_behind_is_dimmed_while_the_dialog_is_open(qtbot, theme, icons, facts):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 440)
    window.show()
    dialog = SubmitDialog(theme, icons, [], facts, parent=window)

    dialog.open()
    (dim,) = [w for w in window.findChildren(QWidget) if type(w).__name__ == "_Dim"]
    window.resize(1000, 500)
    assert dim.size() == window.size()
    dialog.reject()

    assert not dim.isVisible()
