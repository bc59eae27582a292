"""The library through the real window: from a file on the disk to a document with a history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.library_filter import Condition
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.ui.link_dialog import LinkDialog
from spbe_desktop.ui.link_target import LinkTarget
from spbe_desktop.ui.preview.dialog import PreviewDialog

TARGET = LinkTarget(IndicatorKey("19"), 3, (SlotCode("L3-01"),))
CTRL = Qt.KeyboardModifier.ControlModifier


def documents(desktop):
    return {document.title: document for document in read_library(desktop.shown.workspace)}


def titles(desktop):
    return [entry.document.title for entry in desktop.library.table.documents.entries]


def open_library(desktop):
    desktop.frame.tabs.set_current("eviden")
    return desktop.library


def settle(desktop):
    """Wait until the files are taken in and have been read."""
    desktop.idle()
    shelf = desktop.library.panel._source
    desktop.qtbot.waitUntil(lambda: shelf.unread == 0, timeout=30_000)


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def files(home):
    """Three files of which one tells of something that no name says."""
    texts = {
        "Notula Rapat Mei 2025.txt": "Rapat membahas pemulihan bencana pusat data.",
        "Laporan Semester II.txt": "Sembilan kegiatan terlaksana.",
        "Undangan Rapat.txt": "Mengharap kehadiran Saudara.",
    }
    folder = home / "unduhan"
    folder.mkdir()
    return [written(folder / name, text) for name, text in texts.items()]


def test_a_document_is_added_found_described_linked_replaced_and_taken_back(
    sample, answers, files, home
):
    library = open_library(sample)
    before = len(titles(sample))
    library.files_offered.emit(files)
    settle(sample)
    assert len(titles(sample)) == before + 3
    assert sample.notice == "3 dokumen disimpan di pustaka."

    sample.press((Qt.Key.Key_F, CTRL), "pemulihan bencana", Qt.Key.Key_Down)
    assert titles(sample) == ["Notula Rapat Mei 2025"]

    sample.press(Qt.Key.Key_E)
    library.panel.details.form.fields.number.setFocus()
    sample.press("005/51/2025", Qt.Key.Key_Return)
    assert documents(sample)["Notula Rapat Mei 2025"].number == "005/51/2025"

    answers.target = TARGET
    library.panel.link_requested.emit()
    (use,) = documents(sample)["Notula Rapat Mei 2025"].uses
    assert LinkTarget(use.key, use.level, use.slots) == TARGET
    assert sample.sheet.by_key["19"].evidence_count == 5

    answers.newer = written(home / "Notula final.txt", "Notula yang sudah ditandatangani.")
    library.panel.replace.click()
    sample.idle()
    replaced = documents(sample)["Notula Rapat Mei 2025"]
    assert (replaced.revision, replaced.original_name) == (2, "Notula final.txt")
    assert "revisi 2" in sample.notice

    sample.press((Qt.Key.Key_Z, CTRL))
    assert documents(sample)["Notula Rapat Mei 2025"].revision == 1
    assert sample.notice == "Diurungkan: ganti berkas dokumen."
    for _ in range(3):
        sample.press((Qt.Key.Key_Z, CTRL))
    assert len(documents(sample)) == before


def test_the_same_file_again_is_told_and_chosen_not_doubled(sample, files):
    library = open_library(sample)
    library.files_offered.emit(files[:1])
    sample.idle()
    count = len(titles(sample))

    library.files_offered.emit(files[:2])
    sample.idle()

    assert len(titles(sample)) == count + 1
    assert sample.notice == "1 dokumen disimpan di pustaka. 1 sudah ada, jadi tidak digandakan."
    assert len(library.chosen_ids) == 2


def test_several_documents_are_linked_in_one_step(sample, answers, files):
    library = open_library(sample)
    library.files_offered.emit(files)
    sample.idle()
    answers.target = LinkTarget(IndicatorKey("20"), 2)

    library.panel.link_requested.emit()
    assert sample.sheet.by_key["20"].evidence_count == 3
    assert sample.notice == "3 dokumen ditautkan ke indikator 20."

    sample.press((Qt.Key.Key_Z, CTRL))
    assert sample.sheet.by_key["20"].evidence_count == 0


def test_what_is_taken_out_comes_back_and_what_is_used_stays(sample, files):
    library = open_library(sample)
    library.files_offered.emit(files)
    sample.idle()
    used = next(d for d in documents(sample).values() if d.uses)
    chosen = (*library.chosen_ids, used.id)
    library.table.choose(chosen)
    count = len(documents(sample))

    sample.press(Qt.Key.Key_Delete)
    assert len(documents(sample)) == count - 3
    assert used.title in sample.notice

    sample.press((Qt.Key.Key_Z, CTRL))
    assert len(documents(sample)) == count


def test_a_use_of_last_year_leads_to_last_years_indicator(sample):
    library = open_library(sample)
    report = documents(sample)["Laporan Diklat TIK 2024"]
    library.table.choose((report.id,))

    library.use_requested.emit(report.uses[0])

    assert sample.sheet.assessment.year == 2024
    assert sample.tab.current_key == "25"
    open_library(sample)
    entry = next(e for e in sample.library.table.documents.entries if e.document.id == report.id)
    assert Condition.UNUSED_THIS_YEAR not in entry.conditions


def test_a_missing_file_is_seen_told_and_found_again(sample, answers, home):
    workspace = sample.shown.workspace
    decree = documents(sample)["Keputusan Bupati tentang Tim Koordinasi SPBE"]
    blob = workspace.vault.path_of(decree.sha256)
    copy = home / "SK.pdf"
    copy.write_bytes(blob.read_bytes())
    blob.unlink()
    library = open_library(sample)
    library.table.choose((decree.id,))
    assert "tidak ditemukan" in library.panel.details.messages[0].accessibleName()

    answers.files = (copy,)
    library.locate_wanted.emit(decree.id)
    sample.idle()

    assert blob.is_file()
    assert library.panel.details.messages == ()


def test_ctrl_f_searches_documents_here_and_anything_elsewhere(sample):
    library = open_library(sample)
    sample.press((Qt.Key.Key_F, CTRL))
    assert library.bar.query.hasFocus()

    sample.frame.tabs.set_current("ringkasan")
    sample.press((Qt.Key.Key_F, CTRL), "tim koordinasi", Qt.Key.Key_Return)

    assert sample.tab.current_key in {"10", "19"}


def test_an_indicator_is_chosen_by_a_word_with_its_level_and_slot(sample, qtbot, dressed_theme):
    dialog = LinkDialog(dressed_theme, sample.sheet, "Notula", sample.frame)
    dialog.open()
    search = next(
        e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == "Cari indikator"
    )

    qtbot.keyClicks(search, "19")
    dialog._level.setCurrentIndex(dialog._level.findData(3))
    dialog._slot.setCurrentIndex(dialog._slot.findData("L3-01"))
    assert dialog.target == TARGET

    search.setText("tidak ada yang begini")
    assert dialog.target is None


def test_closing_while_files_are_being_read_ends_at_once(sample, files):
    library = open_library(sample)
    library.files_offered.emit(files)
    sample.idle()

    assert sample.close()
    assert sample.shown is None


def test_the_library_tells_how_many_documents_prove_something(sample):
    strip = sample.frame.tabs
    shown = {key: count for key, _name, count in strip._tabs}
    assert shown["eviden"] == str(sample.sheet.documents)
    order = list(shown)
    later = order[order.index("eviden") :]
    assert [key for key in later if key != "aksi"] == [
        "eviden",
        "tahapan",
        "temuan",
        "tim",
        "tren",
    ]


def test_a_folder_dropped_on_the_library_is_looked_through(sample, files):
    library = open_library(sample)
    asked: list[object] = []
    sample.shown.folder_requested.disconnect()
    sample.shown.folder_requested.connect(asked.append)

    library.files_offered.emit([files[0].parent, files[0]])
    sample.idle()

    assert asked == [files[0].parent]
    assert "Notula Rapat Mei 2025" in titles(sample)


def test_a_document_is_seen_small_beside_the_table_and_large_over_the_window(sample, qtbot):
    library = open_library(sample)
    library.table.setFocus()
    sample.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: library.panel.details.well.shows_page, timeout=20_000)

    sample.press(Qt.Key.Key_Space)
    (preview,) = sample.frame.findChildren(PreviewDialog)
    first = preview.shown.title
    assert first == library.panel.details.document.title
    qtbot.waitUntil(lambda: preview.pane.area.paper.image is not None, timeout=20_000)
    qtbot.keyClick(preview, Qt.Key.Key_Down)

    assert preview.shown.title == titles(sample)[titles(sample).index(first) + 1]
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sample.frame.findChildren(PreviewDialog))


def test_an_address_is_looked_at_in_the_browser(sample, qtbot):
    library = open_library(sample)
    address = next(d for d in documents(sample).values() if d.location.startswith("http"))

    with qtbot.waitSignal(library.opened) as asked:
        library.preview_requested.emit(address.id)

    assert asked.args == [address.id]
    assert not sample.frame.findChildren(PreviewDialog)
