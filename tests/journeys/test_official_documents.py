"""The officer prepares what her head signs: from our template, and from her office's own."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog

from tests.journeys.test_evidence_out import dialog_of, field, press, run, words

COMMAND = "Dokumen untuk ditandatangani"


@pytest.fixture(autouse=True)
def opened_files(monkeypatch):
    opened: list[str] = []

    def open_url(url):
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return opened


@pytest.fixture
def target(tmp_path, monkeypatch):
    path = tmp_path / "komitmen.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


def text_of(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_a_commitment_is_saved_and_opened_and_its_signatory_remembered(
    sample, target, opened_files
):
    run(sample, COMMAND)
    dialog = dialog_of(sample)
    field(dialog, "Nama Kepala OPD").setText("Ir. Budi Santoso")

    press(dialog, "Simpan DOCX")
    sample.idle()

    assert "Dokumen tersimpan." in words(dialog)
    assert opened_files == [str(target)]
    assert "Ir. Budi Santoso" in text_of(target)
    assert sample.frame.windowTitle().split(" · ")[2] in text_of(target)
    dialog.reject()
    run(sample, COMMAND)
    assert field(dialog_of(sample), "Nama Kepala OPD").text() == "Ir. Budi Santoso"


def test_the_minutes_ask_for_both_who_sign(sample):
    run(sample, COMMAND)
    dialog = dialog_of(sample)
    assert not field(dialog, "Nama penerima").isVisible()

    dialog.findChild(QComboBox).setCurrentIndex(1)

    assert field(dialog, "Nama penerima").isVisible()


def test_who_signs_is_proposed_from_the_team_until_something_else_was_typed(sample, target):
    run(sample, COMMAND)
    dialog = dialog_of(sample)
    assert field(dialog, "Nama Kepala OPD").text() == "Yusran Effendi"
    assert field(dialog, "NIP Kepala OPD").text() == "197305121998031004"
    assert field(dialog, "Nama penerima").text() == "Rahmat Hidayat"

    field(dialog, "Nama penerima").setText("Siti Rahmawati")
    press(dialog, "Simpan DOCX")
    sample.idle()
    dialog.reject()

    run(sample, COMMAND)
    assert field(dialog_of(sample), "Nama penerima").text() == "Siti Rahmawati"


def test_the_office_edits_the_template_and_goes_back_to_ours(sample, target, opened_files):
    run(sample, COMMAND)
    dialog = dialog_of(sample)
    assert "templat bawaan" in words(dialog)

    press(dialog, "Sunting templat")
    (own,) = opened_files
    document = docx.Document(own)
    document.paragraphs[0].insert_paragraph_before("KOP DINAS KAMI")
    document.save(own)
    press(dialog, "Simpan DOCX")
    sample.idle()

    assert "KOP DINAS KAMI" in text_of(target)
    press(dialog, "Kembali ke bawaan")
    press(dialog, "Simpan DOCX")
    sample.idle()
    assert "KOP DINAS KAMI" not in text_of(target)


def test_a_spoilt_template_is_told_and_nothing_is_saved(sample, target, opened_files):
    run(sample, COMMAND)
    dialog = dialog_of(sample)
    press(dialog, "Sunting templat")
    document = docx.Document(opened_files[0])
    document.add_paragraph("{{ kepala_dinas }}")
    document.save(opened_files[0])

    press(dialog, "Simpan DOCX")
    sample.idle()

    assert "meminta isian “kepala_dinas”, yang tidak ada" in words(dialog)
    assert not target.exists()
