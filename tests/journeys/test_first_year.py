"""One year of one officer through the real window: begin, fill, attach, look back, send."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import bagit
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QCheckBox

from spbe_desktop.domain.progress import unreported
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog
from spbe_desktop.ui.trend_tab.history_rows import HistoryEdit
from spbe_desktop.ui.welcome_page import NewWorkspace

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def documents(home: Path) -> tuple[Path, ...]:
    folder = home / "berkas"
    folder.mkdir()
    names = ("SK Tim Koordinasi 2025.pdf", "Notula: rapat ✅.pdf", "Rencana Kerja.pdf")
    for place, name in enumerate(names):
        (folder / name).write_bytes(PDF + bytes([place]))
    return tuple(folder / name for name in names)


def begun(start, home):
    desktop = start()
    facts = NewWorkspace(
        "6401", "Kabupaten Paser", "dinkes", "Dinas Kesehatan", "Dinkes", 2025, home / "kerja"
    )
    assert desktop.session.create(facts)
    return desktop


def drop(widget, paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    point = widget.rect().center()
    buttons, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(point), action, data, buttons, no_keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(point), action, data, buttons, no_keys))


def answer_all(desktop, level: int) -> None:
    for row in desktop.sheet.rows:
        desktop.shown.view.go_to(row.key)
        desktop.shown.choose_level(level)


def send(desktop, target: Path) -> SubmitDialog:
    desktop.frame.header.send.click()
    dialog = desktop.frame.findChild(SubmitDialog)
    assert isinstance(dialog, SubmitDialog)
    dialog.write_requested.emit(target, "Siti", "0812")
    desktop.idle()
    return dialog


def test_an_officer_fills_attaches_looks_back_sends_and_goes_on(  # noqa: PLR0915 - a whole year
    start, home, answers, documents, qtbot
):
    desktop = begun(start, home)
    assert desktop.frame.header.coverage.accessibleName() == "0 dari 47 indikator terisi"

    answer_all(desktop, 3)
    assert desktop.sheet.score.complete
    assert desktop.frame.header.index.accessibleName() == "Indeks 3,00, predikat Baik"
    assert desktop.frame.header.saved.text().startswith("Tersimpan ")

    view = desktop.shown.view
    view.go_to("19")
    drop(desktop.tab, documents[:2])
    desktop.idle()
    qtbot.waitUntil(lambda: desktop.sheet.by_key["19"].evidence_count == 2)
    answers.files = documents[2:]
    desktop.tab.files_wanted.emit("19", 3)
    desktop.idle()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    desktop.tab.image_pasted.emit("19", picture, "")
    desktop.idle()
    answers.web = ("www.jdih.go.id", "JDIH")
    desktop.tab.address_wanted.emit("19", None)
    kinds = [use.kind for use in desktop.shown.bridge.evidence_of("19")]
    assert kinds == ["file", "file", "file", "file", "address"]

    desktop.frame.tabs.set_current("tren")
    desk = desktop.shown.view._pages.current
    desk.history_changed.emit(HistoryEdit(2024, "hasil", Decimal("2.90"), {"D1": Decimal("3.00")}))
    region = desktop.sheet.assessment.agency.region.id
    shown = [(p.result.year, str(p.shown)) for p in desktop.shown.bridge.trend(region).points]
    assert shown == [(2024, "2.90"), (2025, "3.00")]

    target = home / "kirim" / "paket.spbe.zip"
    target.parent.mkdir()
    send(desktop, target)
    assert verify_package(target, unreported).valid
    assert desktop.sheet.assessment.locked
    assert desktop.frame.header.send.text() == "Buka kembali"
    with zipfile.ZipFile(target) as package:
        package.extractall(home / "terbuka")
    (bag,) = (home / "terbuka").iterdir()
    assert bagit.Bag(str(bag)).validate()
    assert len(list((bag / "data" / "eviden").rglob("*.*"))) == 4

    desktop.shown.choose_level(5)
    assert desktop.value("19") == 3

    answers.words = "Ada dokumen baru"
    desktop.frame.header.send.click()
    assert (desktop.sheet.assessment.revision, desktop.sheet.assessment.locked) == (2, False)
    view.go_to("19")
    desktop.shown.choose_level(5)
    assert desktop.value("19") == 5


def test_what_was_sent_says_so_only_after_it_was_verified(start, home, qtbot):
    desktop = begun(start, home)
    desktop.shown.view.go_to("1")
    desktop.shown.choose_level(2)
    target = home / "tidak ada" / "paket.spbe.zip"

    dialog = send(desktop, target)

    assert not target.exists()
    assert not desktop.sheet.assessment.locked
    assert dialog._save is not None
    assert dialog._package is None


def test_by_keyboard_alone_from_the_first_page_to_the_package(  # noqa: PLR0915 - all of it
    start, home, answers, documents, qtbot
):
    desktop = start()
    desktop.tab_to("Mulai sebagai OPD")
    desktop.press(Qt.Key.Key_Space)
    for name, text in (
        ("Nama perangkat daerah", "Dinas Kesehatan"),
        ("Nama singkat", "Dinkes"),
        ("Nama pemerintah daerah", "Kabupaten Paser"),
        ("Kode wilayah", "6401"),
    ):
        desktop.tab_to(name)
        desktop.press(text)
    desktop.tab_to("Tahun penilaian")
    desktop.press("2025")
    desktop.tab_to("Buat buku kerja")
    desktop.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desktop.shown is not None)
    assert desktop.sheet.assessment.year == 2025

    desktop.press("n")
    first = desktop.tab.current_key
    desktop.press("4", "f")
    assert desktop.sheet.by_key[first].level.number == 4
    assert desktop.sheet.by_key[first].flagged
    desktop.press("p", "FAKTA sudah ada.", (Qt.Key.Key_S, CTRL))
    assert desktop.sheet.by_key[first].explanation.endswith("FAKTA sudah ada.")

    desktop.press((Qt.Key.Key_Down, ALT))
    second = desktop.tab.current_key
    assert second != first
    desktop.tab_to("Tingkat 1", part=True)
    desktop.press("2", "0")
    assert desktop.value(second) is None
    desktop.press((Qt.Key.Key_Z, CTRL))
    assert desktop.sheet.by_key[second].level.number == 2

    answers.files = documents[:1]
    desktop.press("e", Qt.Key.Key_Down, Qt.Key.Key_Return)
    desktop.idle()
    qtbot.waitUntil(lambda: desktop.sheet.by_key[second].evidence_count == 1)

    desktop.press((Qt.Key.Key_K, CTRL), "19", Qt.Key.Key_Return)
    assert desktop.tab.current_key == "19"
    desktop.press((Qt.Key.Key_Tab, CTRL))
    assert desktop.frame.tabs.tabText(desktop.frame.tabs.currentIndex()) == "Manajemen"

    desktop.press((Qt.Key.Key_S, CTRL | SHIFT))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not desktop.frame)
    for box in desktop.frame.findChild(SubmitDialog).findChildren(QCheckBox):
        desktop.tab_to(box.accessibleName())
        desktop.press(Qt.Key.Key_Space)
    desktop.tab_to("Lanjut: Ringkasan")
    desktop.press(Qt.Key.Key_Return)
    desktop.tab_to("Nama narahubung")
    desktop.press("Siti Aminah")
    desktop.tab_to("Folder tujuan")
    desktop.press((Qt.Key.Key_A, CTRL), str(home), Qt.Key.Key_Return)
    desktop.idle()
    desktop.tab_to("Selesai")
    desktop.press(Qt.Key.Key_Space)

    (package,) = home.glob("*.spbe.zip")
    assert verify_package(package, unreported).valid
    assert desktop.sheet.assessment.locked
