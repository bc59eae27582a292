"""Backups in the window: made, tried, restored in place, carried to another computer."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.widgets.labels import LinkButton
from spbe_desktop.ui.widgets.row_table import RowTable


def dialog_of(desktop) -> QDialog:
    found: list[QDialog] = [d for d in desktop.frame.findChildren(QDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def click(desktop, text: str) -> None:
    buttons = [b for b in dialog_of(desktop).findChildren(QPushButton) if b.isVisible()]
    found = [button for button in buttons if button.text() == text]
    assert len(found) == 1, [button.text() for button in buttons]
    desktop.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def told(desktop) -> str:
    """Return what the message above the list says."""
    strips = dialog_of(desktop).findChildren(QWidget)
    return " ".join(each.accessibleName() for each in strips if each.isVisible())


def rows_of(desktop) -> list[list[str]]:
    model = dialog_of(desktop).findChildren(RowTable)[0].model()
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


def show_backups(desktop) -> None:
    desktop.frame.status.backup.click()
    desktop.idle()


@pytest.fixture
def file_chosen(monkeypatch, tmp_path):
    """The backup file that the system's dialogs are answered with."""
    target = tmp_path / "flashdisk" / "bawa.spbebackup"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    return target


def blobs_of(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "evidence").glob("??/*")}


def test_a_backup_is_made_tried_and_restored_and_the_way_back_is_kept(sample):
    sample.shown.view.go_to("1")
    before = sample.value("1")
    show_backups(sample)
    click(sample, "Buat cadangan")
    sample.idle()
    assert "Cadangan dibuat dan diperiksa" in told(sample)
    assert rows_of(sample)[0][1:] == ["Diminta", "87", "23", "22, lengkap", "–"]

    click(sample, "Uji pemulihan")
    sample.idle()
    assert "Uji pemulihan berhasil" in told(sample)
    assert "sama sampai byte terakhir" in told(sample)
    click(sample, "Tutup")

    wanted = 2 if before != Decimal(2) else 3
    sample.shown.choose_level(wanted)
    assert sample.value("1") == wanted

    show_backups(sample)
    assert rows_of(sample)[0][-1] == "1"
    click(sample, "Pulihkan…")
    click(sample, "Pulihkan")
    sample.idle()
    sample.qtbot.waitUntil(lambda: "Cadangan sudah dipulihkan" in sample.notice)
    assert sample.value("1") == before
    assert sample.shown.bridge.sheet.assessment.year == 2025

    # What was there before the restore is a backup of its own.
    show_backups(sample)
    assert rows_of(sample)[0][1] == "Sebelum pemulihan"
    click(sample, "Pulihkan…")
    click(sample, "Pulihkan")
    sample.idle()
    sample.qtbot.waitUntil(lambda: sample.shown is not None and sample.value("1") == wanted)


def test_a_backup_file_is_carried_to_another_computer(sample, start, home, file_chosen):
    root = sample.shown.workspace.root
    blobs = blobs_of(root)
    index = sample.frame.header.index.accessibleName()
    show_backups(sample)
    click(sample, "Simpan ke satu berkas…")
    sample.idle()
    assert "sudah dibaca ulang" in told(sample)
    click(sample, "Tutup")
    assert sample.close()
    shutil.rmtree(root, ignore_errors=True)
    sample.preferences.forget(root)

    other = start()
    link = next(
        b for b in other.frame.findChildren(LinkButton) if b.text().startswith("Pulihkan dari")
    )
    link.click()
    other.idle()
    assert "utuh" in dialog_text(other)
    click(other, "Pulihkan")
    other.idle()
    other.qtbot.waitUntil(lambda: other.shown is not None)

    assert other.frame.header.index.accessibleName() == index
    assert blobs_of(other.shown.workspace.root) == blobs


def dialog_text(desktop) -> str:
    return " ".join(label.text() for label in dialog_of(desktop).findChildren(QLabel))


def test_a_backup_file_that_is_opened_by_its_icon_asks_where_to(start, home, tmp_path):
    path = tmp_path / "rusak.spbebackup"
    path.write_bytes(b"bukan zip")

    desktop = start(path)
    desktop.idle()

    assert "bukan berkas cadangan yang utuh" in told(desktop)
    click(desktop, "Tutup")
    assert desktop.shown is None


def test_a_restore_is_not_begun_when_what_is_there_cannot_be_kept(sample, monkeypatch):
    from spbe_desktop.errors import DiskFullError
    from spbe_desktop.services import backing_up

    show_backups(sample)
    click(sample, "Buat cadangan")
    sample.idle()
    before = sample.value("1")

    def refuse(workspace: Workspace, _cause: object) -> None:
        raise DiskFullError(workspace.root)

    monkeypatch.setattr(backing_up, "back_up", refuse)
    click(sample, "Pulihkan…")
    click(sample, "Pulihkan")
    sample.idle()

    assert "Tidak dipulihkan" in told(sample)
    assert sample.value("1") == before


def test_esc_leaves_the_question_before_it_leaves_the_list(sample):
    show_backups(sample)
    click(sample, "Buat cadangan")
    sample.idle()
    click(sample, "Pulihkan…")

    sample.qtbot.keyClick(dialog_of(sample), Qt.Key.Key_Escape)
    assert rows_of(sample)
    sample.qtbot.keyClick(dialog_of(sample), Qt.Key.Key_Escape)

    assert QApplication.activeModalWidget() is None
