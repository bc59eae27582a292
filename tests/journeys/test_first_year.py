"""One year of one officer through the real window: begin, fill, attach, look back, send."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import bagit
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from spbe_desktop.domain.progress import unreported
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog
from spbe_desktop.ui.trend_tab.history_rows import HistoryEdit
from spbe_desktop.ui.welcome_page import NewWorkspace

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
    desktop.tab.image_pasted.emit("19", picture)
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


def test_by_keyboard_alone_from_the_first_page_to_an_answer(start, home, qtbot):  # noqa: PLR0915 - all of it
    desktop = start()
    qtbot.waitUntil(desktop.frame.isActiveWindow)
    page = desktop.session._welcome
    page._office.button.setFocus()
    desktop.press(Qt.Key.Key_Space)
    for text in ("Dinas Kesehatan", "Dinkes"):
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        desktop.press(text, Qt.Key.Key_Tab)
    desktop.press(Qt.Key.Key_Tab, "Kabupaten Paser", Qt.Key.Key_Tab, "6401")
    create = next(b for b in page.findChildren(QPushButton) if b.text() == "Buat buku kerja")
    for _ in range(12):
        if QApplication.focusWidget() is create:
            break
        desktop.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is create
    desktop.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desktop.shown is not None)

    desktop.press("n")
    first = desktop.tab.current_key
    desktop.press("4")
    assert desktop.sheet.by_key[first].level.number == 4
    desktop.press("f")
    assert desktop.sheet.by_key[first].flagged
    desktop.press("p", "FAKTA sudah ada.")
    desktop.press((Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier))
    assert desktop.sheet.by_key[first].explanation.endswith("FAKTA sudah ada.")
    desktop.press(Qt.Key.Key_Escape)
    desktop.tab.setFocus()
    desktop.press((Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier))
    second = desktop.tab.current_key
    assert second != first
    desktop.press("2", "0")
    assert desktop.value(second) is None
    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert desktop.sheet.by_key[second].level.number == 2
    desktop.press((Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier))
    assert desktop.frame.tabs.currentIndex() != 1
