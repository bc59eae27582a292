"""Before the interview: sheets on paper, and practice over the whole screen."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel

from spbe_desktop.ui.interview.dialog import InterviewDialog
from spbe_desktop.ui.interview.practice import Practice
from tests.journeys.test_evidence_out import press, run, words

COMMAND = "Interviu dan visitasi"


@pytest.fixture
def target(tmp_path, monkeypatch):
    path = tmp_path / "lembar.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return path


def begin(desktop):
    run(desktop, COMMAND)
    (dialog,) = desktop.frame.findChildren(InterviewDialog)
    return dialog


def shown(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def text_of(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_the_sheets_hold_claim_evidence_and_questions_of_each_indicator(sample, target):
    dialog = begin(sample)
    sheets = dialog.chosen

    press(dialog, "Lembar interviu")
    sample.idle()

    text = text_of(target)
    assert "Dokumen tersimpan." in words(dialog)
    assert text.count("LEMBAR INTERVIU") == len(sheets) == 31
    proved = next(sheet for sheet in sheets if sheet.evidence)
    assert proved.evidence[0].title in text
    assert proved.indicator.title in text
    assert "Tingkat" in text
    assert "{" not in text
    first = sheets[0].answered_by[0]
    assert first.startswith("Siti")
    assert first in text


def test_the_checklist_of_a_visit_has_a_box_for_all_that_the_claims_rest_on(sample, target):
    dialog = begin(sample)

    press(dialog, "Daftar visitasi")
    sample.idle()

    text = text_of(target)
    assert "DAFTAR PERIKSA VISITASI" in text
    assert text.count("☐") >= len(dialog.chosen)


def test_practice_asks_first_shows_the_answer_on_enter_and_tells_what_to_repeat(sample):
    dialog = begin(sample)
    first, second = dialog.chosen[:2]
    assert first.key == "1"
    press(dialog, "Mulai latihan")
    (practice,) = dialog.findChildren(Practice)
    qtbot = sample.qtbot
    assert practice.isFullScreen()
    assert first.indicator.title in shown(practice)
    assert first.criterion not in shown(practice)

    qtbot.keyClick(practice, Qt.Key.Key_Return)
    assert first.criterion in shown(practice)

    qtbot.keyClick(practice, Qt.Key.Key_1)
    assert second.indicator.title in shown(practice)
    assert second.criterion not in shown(practice)

    qtbot.keyClick(practice, Qt.Key.Key_2)
    qtbot.keyClick(practice, Qt.Key.Key_Left)
    assert practice.current == 1
    qtbot.keyClick(practice, Qt.Key.Key_Space)
    assert practice.countdown.paused
    qtbot.keyClick(practice, Qt.Key.Key_Escape)

    assert "Perlu dilatih lagi:</span> 1\n" in words(dialog)


def test_after_the_last_answer_the_practice_ends_by_itself(sample):
    dialog = begin(sample)
    press(dialog, "Mulai latihan")
    (practice,) = dialog.findChildren(Practice)

    for _ in dialog.chosen:
        sample.qtbot.keyClick(practice, Qt.Key.Key_2)

    assert not practice.isVisible()
    assert "Latihan selesai." in words(dialog)


def test_the_template_of_a_sheet_is_the_office_s_own_once_it_was_edited(sample, target):
    dialog = begin(sample)
    dialog._named.setCurrentIndex(1)
    press(dialog, "Sunting templat")
    [kept] = list(sample.shown.workspace.root.rglob("daftar-visitasi.docx"))
    document = docx.Document(str(kept))
    document.add_paragraph("Kop Diskominfo {{ opd }}")
    document.save(str(kept))

    press(dialog, "Daftar visitasi")
    sample.idle()

    assert "Kop Diskominfo Dinas Komunikasi" in text_of(target)
    press(dialog, "Kembali ke bawaan")
    press(dialog, "Daftar visitasi")
    sample.idle()
    assert "Kop Diskominfo" not in text_of(target)
