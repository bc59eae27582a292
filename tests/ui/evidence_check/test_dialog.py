from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import EvidenceChangedError
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.services.integrity import Condition, DamagedFile, KeptFile, UsePlace
from spbe_desktop.services.relinking import LinkPlace, Repair, Search
from spbe_desktop.services.tidying import StrayFile, Tidied
from spbe_desktop.ui.evidence_check.dialog import EvidenceCheckDialog
from spbe_desktop.ui.evidence_check.findings_list import FindingsList, FindingsModel, line_of

SHOWN = 1
STRAY = StrayFile("ab" * 32, 4096, datetime(2025, 3, 3, tzinfo=UTC), "application/pdf")


def make_place(key="19", assessment_id=SHOWN, year=2025):
    return UsePlace(assessment_id, year, "Diskominfo", IndicatorKey(key))


def make_damaged(number=1, state=FileState.MISSING, *uses, kind=EvidenceKind.FILE, is_newest=True):
    file = KeptFile(
        evidence_id=f"E{number}",
        revision=1,
        is_newest=is_newest,
        title=f"Dokumen {number}",
        original_name=f"dokumen {number}.pdf",
        kind=kind,
        place=Path(f"/arsip/{number}.pdf"),
        size=2048,
        sha256=f"{number:064x}",
        modified_ns=0,
        uses=uses,
    )
    return DamagedFile(file, state)


def make_condition(*damaged, faults=(), strays=()):
    return Condition(tuple(faults), damaged, files=58, size=3 << 20, strays=tuple(strays))


def found(*damaged):
    files = (each.file for each in damaged)
    return {
        f.sha256: HashedFile(Path(f"/cadangan/{f.original_name}"), f.size, 0, f.sha256)
        for f in files
    }


@pytest.fixture
def show(qtbot, theme, icons):
    def show(condition):
        dialog = EvidenceCheckDialog(theme, icons, condition, SHOWN)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def texts(dialog):
    return {button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()}


def press(dialog, start):
    (button,) = [
        b
        for b in dialog.findChildren(QPushButton)
        if b.text().startswith(start) and b.isVisible() and b.isEnabled()
    ]
    button.click()


def rows(dialog):
    model = dialog.findChild(FindingsList).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def test_a_sound_workspace_says_what_was_read_and_asks_for_nothing(show):
    dialog = show(make_condition())

    assert "Semua berkas eviden utuh" in words(dialog)
    assert "58 berkas, 3 MB, dibaca sampai selesai." in words(dialog)
    assert texts(dialog) == {"Tutup"}


def test_each_finding_says_what_is_wrong_and_where_the_file_should_be(show):
    link = make_damaged(2, FileState.ALTERED, kind=EvidenceKind.LINK)
    dialog = show(make_condition(make_damaged(1), link))

    assert "1 berkas hilang dan 1 berkas berubah isinya." in words(dialog)
    assert rows(dialog) == [
        "Dokumen 1, Hilang · dokumen 1.pdf · 2 KB",
        "Dokumen 2, Isinya berubah · tautan ke /arsip/2.pdf · 2 KB",
    ]


def test_a_damaged_database_is_told_even_if_every_file_is_whole(show):
    dialog = show(make_condition(faults=("row 3 missing from index",)))

    assert "Basis data rusak" in words(dialog)


def test_a_finding_leads_to_the_shown_assessment_first(qtbot, show):
    damaged = make_damaged(1, FileState.MISSING, make_place("5", 9, 2026), make_place("19"))
    dialog = show(make_condition(damaged))
    listed = dialog.findChild(FindingsList)

    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.keyClick(listed, Qt.Key.Key_Return)

    assert asked.args == [SHOWN, "19"]
    assert not dialog.isVisible()


def test_a_finding_of_another_year_names_the_year_and_leads_there(show):
    damaged = make_damaged(1, FileState.MISSING, make_place("5", 9, 2024))

    line = line_of(damaged, {}, SHOWN)

    assert line.where == "Buka indikator 5 (Diskominfo 2024)"


def test_an_unused_document_and_an_earlier_revision_are_told_as_such(show):
    line = line_of(make_damaged(1, is_newest=False), {}, SHOWN)

    assert (line.title, line.where, line.place) == (
        "Dokumen 1 (revisi 1)",
        "belum dipakai",
        None,
    )


def test_what_was_found_is_shown_with_its_place_and_can_be_put_back(qtbot, show):
    damaged = [make_damaged(1), make_damaged(2)]
    dialog = show(make_condition(*damaged))
    dialog.show_searching(Path("/cadangan"))
    dialog.show_files_seen(1234, 0)

    assert "1.234 berkas dilihat" in words(dialog)
    dialog.show_search(Search(found(damaged[0]), files=5000, unreadable=2))

    assert "1 dari 2 ditemukan." in words(dialog)
    assert "5.000 berkas dilihat. 2 folder atau berkas tidak dapat dibaca." in words(dialog)
    assert "Ditemukan di /cadangan/dokumen 1.pdf" in rows(dialog)[0]
    with qtbot.waitSignal(dialog.repair_requested):
        press(dialog, "Pulihkan 1 berkas")


def test_what_was_put_back_leaves_the_list_and_what_failed_stays(show):
    damaged = [make_damaged(1), make_damaged(2, kind=EvidenceKind.LINK), make_damaged(3)]
    dialog = show(make_condition(*damaged))
    dialog.show_search(Search(found(*damaged), 10, 0))
    error = EvidenceChangedError("Dokumen 3", Path("/cadangan/dokumen 3.pdf"))
    dialog.show_repair(
        Repair(
            (damaged[0].file,), (LinkPlace("E2", 1, "/cadangan", 0),), ((damaged[2].file, error),)
        )
    )

    assert [row.split(",")[0] for row in rows(dialog)] == ["Dokumen 3"]
    assert "2 berkas dipulihkan." in words(dialog)
    assert "1 disalin kembali ke buku kerja, 1 tautan menunjuk tempat baru. Gagal 1:" in words(
        dialog
    )


def test_work_under_way_is_cancelled_and_not_closed(qtbot, show):
    dialog = show(make_condition(make_damaged(1)))
    dialog.show_searching(Path("/cadangan"))

    with qtbot.waitSignal(dialog.cancel_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    dialog.show_cancelled()
    assert "Dibatalkan." in words(dialog)
    assert "Tutup" in texts(dialog)


def test_deleting_for_good_names_every_file_and_what_is_lost(qtbot, show):
    dialog = show(make_condition(strays=(STRAY,)))

    assert "1 berkas tanpa dokumen, 4 KB" in words(dialog)
    press(dialog, "Hapus permanen")

    assert "dihapus permanen dan tidak dapat dikembalikan" in words(dialog)
    listed = dialog.findChild(QListWidget)
    assert listed.item(0).text() == "PDF · 4 KB · disimpan 3 Mar 2025 · sidik abababababab"
    with qtbot.waitSignal(dialog.delete_requested):
        press(dialog, "Hapus 1 berkas permanen")
    dialog.show_working("Menghapus")
    dialog.show_tidied(Tidied(1, 4096, 0), ())
    assert "1 berkas dihapus, 4 KB ruang kembali." in words(dialog)
    assert "tanpa dokumen" not in words(dialog)


def test_the_question_before_deleting_can_be_left_without_deleting(qtbot, show):
    dialog = show(make_condition(strays=(STRAY,)))
    press(dialog, "Hapus permanen")

    with qtbot.assertNotEmitted(dialog.delete_requested):
        press(dialog, "Kembali")

    assert dialog.isVisible()
    assert "1 berkas tanpa dokumen" in words(dialog)


def test_the_list_of_findings_is_a_proper_model(qtbot):
    model = FindingsModel()
    tester = QAbstractItemModelTester(model)

    model.show_files([make_damaged(1), make_damaged(2)], {}, SHOWN)

    assert model.rowCount() == 2
    assert tester.model() is model
