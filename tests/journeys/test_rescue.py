"""A damaged workspace in the window: what is left is shown, one is chosen, and it opens."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton, QRadioButton

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.errors import DiskFullError
from spbe_desktop.models.damaged_pages import DamagedPages
from spbe_desktop.models.damaged_trees import rows_of, walk
from spbe_desktop.services import setting_aside
from spbe_desktop.services.backing_up import EvidenceBackup, back_up
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.ui.evidence_check.dialog import EvidenceCheckDialog
from spbe_desktop.ui.rescue.dialog import RescueDialog
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.row_table import RowTable
from tests.workspaces import catalogue, opened, text

PAGE = 4096
THIS_YEAR = 2
"""The assessment of 2025 in the sample."""
WORDS = "Ditulis sesudah cadangan terakhir dibuat."


@pytest.fixture
def root(sample) -> Path:
    """The sample workspace, left with a complete backup and one text that is newer than it."""
    root: Path = sample.shown.workspace.root
    sample.close()
    workspace = opened(root)
    back_up(workspace, BackupCause.ROUTINE)
    evidence = EvidenceBackup(workspace.layout, 1 << 30)
    while evidence.advance():
        pass
    workspace.close()
    workspace = open_workspace(root, catalogue())
    workspace.editor.run(text("5", WORDS))
    workspace.close()
    return root


def lose_values(root: Path) -> None:
    """Overwrite a page on which values stand, as a bad sector does."""
    path = root / "assessment.sqlite3"
    with closing(sqlite3.connect(path)) as connection, closing(DamagedPages(path)) as pages:
        ((begin,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'score'"
        ).fetchall()
        lost = next(
            leaf.page
            for leaf in walk(pages, begin).leaves
            if any(row is not None and row.values[0] == THIS_YEAR for row in rows_of(pages, leaf))
        )
    content = path.read_bytes()
    path.write_bytes(content[: (lost - 1) * PAGE] + bytes(PAGE) + content[lost * PAGE :])


def remove_blobs(folder: Path, count: int) -> None:
    for blob in sorted(folder.glob("??/*"))[:count]:
        blob.chmod(0o644)
        blob.unlink()


def rescue_dialog(desktop) -> RescueDialog:
    found: list[RescueDialog] = desktop.frame.findChildren(RescueDialog)
    (dialog,) = [dialog for dialog in found if dialog.isVisible()]
    return dialog


def click(desktop, name: str) -> None:
    buttons = [b for b in rescue_dialog(desktop).findChildren(QPushButton) if b.isVisible()]
    (found,) = [button for button in buttons if button.text() == name]
    desktop.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def radio(desktop, name: str) -> QRadioButton:
    (found,) = [b for b in rescue_dialog(desktop).findChildren(QRadioButton) if b.text() == name]
    return found


def told(desktop) -> str:
    """Return what the strips of the page that is shown say."""
    strips = rescue_dialog(desktop).findChildren(MessageStrip)
    return " ".join(strip.accessibleName() for strip in strips if strip.isVisible())


def shown_rows(desktop) -> list[list[str]]:
    (table,) = rescue_dialog(desktop).findChildren(RowTable)
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


@pytest.fixture
def met(start, root):
    """What starts the program on the damaged workspace and waits for what it finds."""

    def met():
        desktop = start(root)
        desktop.idle()
        return desktop

    return met


def test_a_damaged_workspace_is_rescued_without_losing_anything(met, root):
    lose_values(root)

    desktop = met()

    assert not desktop.shown
    assert "Keduanya digabungkan" in told(desktop)
    assert radio(desktop, "Cadangan terakhir yang baik").isChecked()
    (newer,) = rescue_dialog(desktop).findChildren(QCheckBox)
    assert newer.text() == "Tambahkan 1 isian lebih baru yang masih terbaca"
    rows = shown_rows(desktop)
    assert [row[4] for row in rows if row[5] == "Terbaca"] == [WORDS]

    click(desktop, "Selamatkan")
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)
    assert "Buku kerja sudah terbuka lagi" in told(desktop)
    click(desktop, "Tutup")

    desktop.idle()
    assert desktop.sheet.answered == 31
    held = desktop.shown.workspace.database.rows(
        "SELECT 1 FROM answer WHERE explanation = ?", (WORDS,)
    )
    assert len(held) == 1
    assert len(list((root / "backups").glob("rusak-*/assessment.sqlite3"))) == 1
    assert not list((root / "backups").glob("*.part"))


def test_the_differences_of_one_year_can_be_looked_at(met, root):
    lose_values(root)
    desktop = met()
    every = shown_rows(desktop)
    (year,) = rescue_dialog(desktop).findChildren(QComboBox)

    year.setCurrentText("2024")

    shown = shown_rows(desktop)
    assert shown == [row for row in every if row[0].endswith("2024")]
    assert 0 < len(shown) < len(every)


def test_what_was_read_can_be_chosen_instead(met, root):
    lose_values(root)
    desktop = met()

    radio(desktop, "Yang masih terbaca").click()
    click(desktop, "Selamatkan")
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)

    assert desktop.sheet.answered < 31
    click(desktop, "Tutup")


def test_a_database_that_is_gone_is_met_too(met, root):
    (root / "assessment.sqlite3").unlink()

    desktop = met()

    assert "tidak ada isian yang masih terbaca" in told(desktop)
    assert not radio(desktop, "Yang masih terbaca").isEnabled()
    click(desktop, "Selamatkan")
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)
    assert desktop.sheet.answered == 31
    click(desktop, "Tutup")


def test_evidence_that_nobody_has_is_asked_for(met, root):
    lose_values(root)
    remove_blobs(root / "evidence", 3)
    remove_blobs(root / "backups" / "evidence", 2)
    desktop = met()

    click(desktop, "Selamatkan")
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)
    assert "1 berkas eviden dikembalikan dari cadangan" in told(desktop)
    assert "2 berkas eviden belum ditemukan" in told(desktop)
    click(desktop, "Periksa eviden")
    desktop.idle()

    def checks() -> list[EvidenceCheckDialog]:
        return [d for d in desktop.frame.findChildren(EvidenceCheckDialog) if d.isVisible()]

    desktop.qtbot.waitUntil(lambda: bool(checks()))
    (check,) = checks()
    assert len(check.lost) == 2
    check.reject()


def test_where_nothing_is_left_a_backup_file_is_offered(met, root, monkeypatch):
    shutil.rmtree(root / "backups")
    (root / "assessment.sqlite3").write_bytes(b"")
    asked: list[str] = []

    def ask(_window: object, title: str, *_rest: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    desktop = met()
    assert "Tidak ada yang dapat dipulihkan" in told(desktop)

    click(desktop, "Pulihkan dari berkas cadangan…")

    assert asked == ["Pilih berkas cadangan"]
    assert desktop.shown is None


def test_leaving_the_dialog_changes_nothing_and_it_comes_again(met, root):
    lose_values(root)
    damaged = (root / "assessment.sqlite3").read_bytes()
    desktop = met()

    click(desktop, "Batal")
    desktop.idle()

    assert (root / "assessment.sqlite3").read_bytes() == damaged
    assert not list((root / "backups").glob("*.part"))
    assert root in desktop.preferences.recent
    desktop.session.open(root)
    desktop.idle()
    click(desktop, "Batal")


def test_a_rescue_that_fails_says_so_and_can_be_tried_again(met, root, monkeypatch):
    lose_values(root)
    desktop = met()

    def refuse(*_rest: object) -> None:
        raise DiskFullError(root)

    with monkeypatch.context() as patched:
        patched.setattr(setting_aside, "exchange", refuse)
        click(desktop, "Selamatkan")
        desktop.idle()
    assert "Belum berhasil" in told(desktop)
    assert "Kosongkan ruang disk" in told(desktop)

    click(desktop, "Selamatkan")
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: desktop.shown is not None)
    click(desktop, "Tutup")


def test_a_rescue_can_be_cancelled(met, root):
    lose_values(root)
    damaged = (root / "assessment.sqlite3").read_bytes()
    desktop = met()

    click(desktop, "Selamatkan")
    desktop.qtbot.keyClick(rescue_dialog(desktop), Qt.Key.Key_Escape)
    desktop.idle()

    assert desktop.shown is None
    assert "Belum ada yang diganti" in told(desktop)
    assert (root / "assessment.sqlite3").read_bytes() == damaged
    click(desktop, "Batal")


def test_an_examination_can_be_cancelled(start, root):
    lose_values(root)
    desktop = start(root)

    desktop.qtbot.keyClick(rescue_dialog(desktop), Qt.Key.Key_Escape)
    desktop.idle()

    assert not [d for d in desktop.frame.findChildren(RescueDialog) if d.isVisible()]
    assert desktop.shown is None
