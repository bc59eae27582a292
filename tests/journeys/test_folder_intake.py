"""A folder full of evidence: from the drive into its places, and back again with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab.evidence_page import EvidencePage
from spbe_desktop.ui.folder_intake.folder_intake_dialog import FolderIntakeDialog
from spbe_desktop.ui.folder_intake.model import Column
from spbe_desktop.ui.library_tab.search_bar import SearchBar
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.workspace_pages import LIBRARY_TAB

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folder(home: Path) -> Path:
    found = home / "Eviden dari bidang"
    for name, content in (
        ("I31_L2_Laporan.pdf", b"laporan"),
        ("Indikator 40/Level 3/SK.pdf", b"sk"),
        ("salinan/I41.pdf", b"sk"),
        ("36. SIMPEG.pdf", b"simpeg"),
        ("Scan0019.pdf", b"scan"),
        ("kosong.pdf", b""),
    ):
        path = found / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content and b"%PDF-1.7 " + content)
    return found


def dialog_of(desktop) -> FolderIntakeDialog:
    dialogs: list[FolderIntakeDialog] = desktop.frame.findChildren(FolderIntakeDialog)
    return next(dialog for dialog in dialogs if dialog.isVisible())


def back_to_window(desktop) -> None:
    """Turn to the window, as its system does once a dialog has closed."""
    desktop.frame.activateWindow()
    desktop.qtbot.waitUntil(desktop.frame.isActiveWindow)


def open_dialog(desktop) -> None:
    back_to_window(desktop)
    desktop.press((Qt.Key.Key_E, CTRL | SHIFT))
    desktop.qtbot.waitUntil(lambda: dialog_of(desktop).isActiveWindow())


def press_button(desktop, text: str) -> None:
    buttons = dialog_of(desktop).findChildren(QPushButton)
    button = next(b for b in buttons if b.isVisible() and b.text() == text)
    assert button.isEnabled()
    button.setFocus()
    desktop.press(Qt.Key.Key_Return)


def come_to(desktop, text: str) -> None:
    """Wait until the primary button says *text*."""
    desktop.qtbot.waitUntil(lambda: dialog_of(desktop)._next.text() == text, timeout=10_000)


def titles(desktop, key: str) -> set[str]:
    return {use.title for use in desktop.shown.bridge.evidence_of(IndicatorKey(key))}


def uses(desktop) -> int:
    return sum(map(len, desktop.shown.bridge.all_evidence().values()))


def test_a_folder_comes_in_and_goes_again_with_one_key(sample, folder):
    sample.answers.folder = folder
    before = uses(sample)

    open_dialog(sample)
    press_button(sample, "Pilih folder…")
    press_button(sample, "Baca folder")
    come_to(sample, "Lanjut: 4 berkas")
    # The scan is of indicator 5; the officer says so.
    grid = dialog_of(sample).check.table
    line = next(
        n for n in range(grid.shown) if grid.model().index(n, Column.FILE).data() == "Scan0019.pdf"
    )
    grid.go_to(line, Column.INDICATOR)
    grid.setFocus()
    sample.press("5", Qt.Key.Key_Return)
    come_to(sample, "Lanjut: 5 berkas")
    press_button(sample, "Lanjut: 5 berkas")
    press_button(sample, "Ambil 5 berkas")
    come_to(sample, "Selesai")

    assert dialog_of(sample).take.heading == "5 berkas sudah di tempatnya"
    press_button(sample, "Selesai")
    assert {"I31 L2 Laporan"} <= titles(sample, "31")
    assert {"SK"} <= titles(sample, "40") & titles(sample, "41")
    assert {"Scan0019"} <= titles(sample, "5")
    (use,) = (use for use in sample.shown.bridge.evidence_of("36") if use.title == "36. SIMPEG")
    assert use.proposed
    assert uses(sample) == before + 5
    kept = sample.shown.workspace.layout.backups.glob("*-import.sqlite3")
    assert len(list(kept)) == 1, "what was there before is a backup"

    back_to_window(sample)
    sample.press((Qt.Key.Key_Z, CTRL))
    assert uses(sample) == before
    assert "tambah beberapa eviden" in sample.notice


def test_the_folder_is_remembered_and_taking_it_in_again_finds_nothing_new(sample, folder):
    sample.answers.folder = folder
    for _ in range(2):
        open_dialog(sample)
        if dialog_of(sample).choose.folder is None:
            press_button(sample, "Pilih folder…")
        press_button(sample, "Baca folder")
        sample.idle()
        sample.qtbot.waitUntil(lambda: bool(dialog_of(sample).check.model.rows))
        if not dialog_of(sample).check.wanted:
            break
        press_button(sample, "Lanjut: 4 berkas")
        press_button(sample, "Ambil 4 berkas")
        come_to(sample, "Selesai")
        press_button(sample, "Selesai")

    assert dialog_of(sample).choose.folder == folder
    assert dialog_of(sample).check.wanted == []


@pytest.mark.parametrize("tab", ["Ringkasan", "19"])
def test_a_folder_dropped_on_the_window_is_looked_through(sample, folder, tab):
    if tab != "Ringkasan":
        sample.shown.view.go_to(tab)
    watched = sample.frame if tab == "Ringkasan" else sample.tab
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    # A domain tab leaves folders to the window around it.
    entered = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(watched, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(sample.frame, QDropEvent(QPointF(50, 50), copy, mime, left, none))

    come_to(sample, "Lanjut: 4 berkas")


@pytest.mark.parametrize("place", ["the panel", "the library"])
def test_the_menus_that_add_documents_lead_to_folders(sample, folder, place):
    sample.answers.folder = folder
    if place == "the panel":
        sample.shown.view.go_to("19")
        sample.tab.show_panel("evidence")
        menu = sample.tab.findChild(EvidencePage).menu()
    else:
        sample.frame.tabs.set_current(LIBRARY_TAB)
        menu = sample.frame.findChild(SearchBar).menu()

    next(action for action in menu.actions() if action.text() == "Dari folder …").trigger()

    assert dialog_of(sample).isVisible()


def test_a_folder_among_files_for_an_indicator_is_looked_through_too(sample, folder):
    sample.shown.view.go_to("19")
    file = folder.parent / "SK 19.pdf"
    file.write_bytes(b"%PDF-1.7 sk 19")

    sample.tab.files_offered.emit("19", None, [folder, file])

    sample.idle()
    assert dialog_of(sample)._next.text() == "Lanjut: 4 berkas"
    assert "SK 19" in titles(sample, "19")


def test_an_assessment_that_was_sent_takes_in_no_folder(sample, folder):
    with sample.shown.workspace.database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE assessment SET sent_at = '2025-09-25T05:00:00.000000+00:00'"
        )
    sample.shown.bridge.reload()

    sample.press((Qt.Key.Key_E, CTRL | SHIFT))

    assert "sudah dikirim" in sample.notice
    assert not any(d.isVisible() for d in sample.frame.findChildren(FolderIntakeDialog))


def test_a_folder_that_is_not_there_is_told_in_the_dialog(sample, home):
    sample.answers.folder = home / "flashdisk yang dicabut"
    open_dialog(sample)
    press_button(sample, "Pilih folder…")
    press_button(sample, "Baca folder")
    sample.idle()

    told = [strip.accessibleName() for strip in dialog_of(sample).findChildren(MessageStrip)]
    assert any("flashdisk yang dicabut” tidak ditemukan" in text for text in told)
    assert dialog_of(sample).choose.choose.isEnabled()
