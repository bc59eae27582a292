"""Workspaces in odd places: what she is told there, and what the window refuses."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models import surroundings
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.drafts import Draft, Drafts, identity_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.new_workspace_form import NewWorkspaceForm
from spbe_desktop.ui.place_notices import NoticeRow
from spbe_desktop.ui.trend_tab.trend_tab import TrendTab
from spbe_desktop.ui.welcome_page import WelcomePage
from spbe_desktop.words.places import READ_ONLY_LEAD
from tests.journeys.conftest import RESOURCES
from tests.rights import picture_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("contoh") / "contoh"
    create_sample(root, Catalogue(RESOURCES / "instruments"), RESOURCES / "sample")
    return root


def hang_in(monkeypatch, point, kind: str) -> None:
    """Let the system have a disk of this *kind* at *point*."""

    def mount_of(folder):
        return (point, kind) if folder.is_relative_to(point) else (Path("/"), "ext4")

    monkeypatch.setattr(surroundings, "mount_of", mount_of)


@pytest.fixture
def system(home, monkeypatch):
    """A computer on which only what a test says is special."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(surroundings, "_home", lambda: home)
    hang_in(monkeypatch, home / "jaringan", "cifs")


@pytest.fixture
def medium(made, home, system, monkeypatch):
    """A workspace that the system says may not be written to; it would notice if it was."""
    root = home / "Arsip 2025"
    shutil.copytree(made, root)
    temporary = home / "sementara"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    access = os.access

    def refuse(path, mode, **how) -> bool:
        return not str(path).startswith(str(root)) and access(path, mode, **how)

    monkeypatch.setattr(os, "access", refuse)
    return root


def placed(made, root):
    shutil.copytree(made, root)
    return root


def row_of(desktop):
    """Return the row of notices, once the place was looked at."""
    status = desktop.frame.status
    desktop.qtbot.waitUntil(lambda: " · " in status.folder.text(), timeout=20_000)
    return desktop.frame.findChild(NoticeRow)


def looked_at(desktop) -> None:
    """Wait until the place was looked at, whatever was found."""
    desktop.qtbot.waitUntil(
        lambda: desktop.shown.surroundings._place_notices is not None, timeout=20_000
    )
    desktop.idle()


def test_what_cannot_be_written_to_is_read_and_stays_as_it_is(start, medium, home):
    before = picture_of(medium)
    desktop = start(medium)

    assert desktop.frame.windowTitle().endswith("hanya baca")
    assert desktop.frame.header.saved.text() == "Hanya baca"
    assert not desktop.frame.header.send.isVisible()
    assert READ_ONLY_LEAD in row_of(desktop)._strip.accessibleName()
    assert desktop.frame.status.folder.text().startswith("Hanya baca · ")
    for place in range(desktop.frame.tabs.count()):
        desktop.frame.tabs.setCurrentIndex(place)
        desktop.idle()
    level = desktop.value("19")
    desktop.shown.view.go_to("19", "evidence")
    desktop.press("5")
    desktop.tab.show_panel("note")

    assert desktop.value("19") == level
    assert "Hanya baca" in desktop.tab.page.lock_message.accessibleName()
    assert desktop.tab.page.explanation.edit.isReadOnly()
    assert desktop.tab.panel.page("note").edit.isReadOnly()
    assert desktop.close()
    assert desktop.answers.asked_to_leave == []
    assert desktop.answers.told == []
    assert picture_of(medium) == before
    assert [path.name for path in (home / "sementara").iterdir() if "baca" in path.name] == []


@pytest.mark.parametrize(
    "keys",
    [
        (Qt.Key.Key_S, CTRL | SHIFT),
        (Qt.Key.Key_E, CTRL | SHIFT),
        (Qt.Key.Key_N, CTRL),
        "f",
        "e",
    ],
    ids=["send", "folder", "assessment", "flag", "evidence"],
)
def test_what_would_write_is_refused_before_anything_is_asked(start, medium, keys):
    before = picture_of(medium)
    desktop = start(medium)
    desktop.shown.view.go_to("19")

    desktop.press(keys)

    assert "dibuka hanya untuk dibaca" in desktop.notice
    assert dialogs(desktop) == []
    assert desktop.frame.header.saved.text() == "Hanya baca"
    assert picture_of(medium) == before


def dialogs(desktop) -> list[QDialog]:
    return [found for found in desktop.frame.findChildren(QDialog) if found.isVisible()]


def click(dialog: QDialog, text: str) -> None:
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    button.click()


def told(dialog: QDialog) -> str:
    return " ".join(each.accessibleName() for each in dialog.findChildren(QWidget))


def test_its_backups_are_shown_and_tried_but_not_put_in_place(made, start, medium, home):
    desktop = start(placed(made, home / "kerja"))
    desktop.shown.handlers()["backup"]()
    desktop.idle()
    desktop.close()
    shutil.copytree(home / "kerja" / "backups", medium / "backups")
    before = picture_of(medium)
    desktop = start(medium)
    desktop.frame.status.backup.click()
    desktop.idle()
    (dialog,) = dialogs(desktop)

    click(dialog, "Uji pemulihan")
    desktop.idle()
    assert "Uji pemulihan berhasil" in told(dialog)
    click(dialog, "Pulihkan…")
    click(dialog, "Pulihkan")
    desktop.idle()
    assert "Tidak dipulihkan" in told(dialog)
    click(dialog, "Tutup")
    assert desktop.close()

    assert picture_of(medium) == before
    assert [path.name for path in (home / "sementara").iterdir() if "baca" in path.name] == []


def history_of(desktop):
    desktop.frame.tabs.set_current("tren")
    tab = desktop.frame.findChild(TrendTab)
    tab.open_history()
    desktop.qtbot.waitUntil(tab.history.table.hasFocus)
    return tab.history


def test_edits_of_other_tabs_are_refused_and_not_kept_to_be_tried_again(start, medium, home):
    before = picture_of(medium)
    desktop = start(medium)
    letter = home / "SK.pdf"
    letter.write_bytes(b"%PDF-1.4")
    desktop.frame.tabs.set_current("eviden")
    desktop.library.files_offered.emit([letter])
    desktop.idle()
    assert desktop.notice.count("dibuka hanya untuk dibaca") == 1
    desktop.session._notices.close_notice()
    desktop.shown.handlers()["backup"]()
    assert desktop.notice.count("dibuka hanya untuk dibaca") == 1
    desktop.session._notices.close_notice()
    grid = history_of(desktop)
    grid.table.go_to(grid.table._history.line_of(2019, "hasil"))
    cell = grid.table.currentIndex()
    stored = cell.data()
    desktop.press("2,90", Qt.Key.Key_Return)
    desktop.idle()

    assert desktop.notice.count("dibuka hanya untuk dibaca") == 1
    assert grid.table.model().index(cell.row(), cell.column()).data() == stored
    assert not desktop.shown.bridge.has_unsaved
    assert desktop.close()
    assert desktop.answers.asked_to_leave == []
    assert picture_of(medium) == before


def test_texts_that_wait_for_another_copy_of_it_go_on_waiting(start, medium):
    desktop = start(medium)
    workspace = identity_of(desktop.shown.workspace)
    drafts = Drafts(user_folders.drafts())
    waiting = (
        Draft(desktop.shown.bridge.assessment_id, "1", AnswerField.NOTE, "telepon Rina"),
        Draft(999, "1", AnswerField.NOTE, "tahun yang belum ada di sini"),
    )
    drafts.keep(workspace, waiting)
    desktop.close()

    again = start(medium)
    looked_at(again)

    assert dialogs(again) == []
    assert drafts.of(workspace) == waiting


def test_after_it_another_workspace_may_be_edited(start, medium, made, home, monkeypatch):
    desktop = start(medium)
    row_of(desktop)
    monkeypatch.undo()
    assert desktop.session.open(placed(made, home / "kerja"))

    assert desktop.frame.header.saved.text() == ""
    assert desktop.frame.header.send.isVisible()
    assert not desktop.frame.windowTitle().endswith("hanya baca")
    assert not desktop.frame.status.folder.text().startswith("Hanya baca")
    desktop.shown.view.go_to("19")
    desktop.press("4")
    assert desktop.value("19") == 4


def test_a_synced_folder_is_explained_once_and_named_always(start, made, home, system):
    root = placed(made, home / "OneDrive - Pemkab Paser" / "SPBE")
    desktop = start(root)
    row = row_of(desktop)

    assert row.isVisible()
    assert "salinan konflik" in row._strip.accessibleName()
    assert "OneDrive" in desktop.frame.status.folder.toolTip()
    row._strip.action_requested.emit()
    assert not row.isVisible()
    desktop.close()

    again = start(root)

    assert row_of(again) is None
    assert again.frame.status.folder.text().startswith("OneDrive · ")


def test_the_same_workspace_in_another_kind_of_place_is_explained_again(
    start, made, home, system, monkeypatch
):
    root = placed(made, home / "jaringan" / "SPBE")
    desktop = start(root)
    assert "folder jaringan" in row_of(desktop)._strip.accessibleName()
    desktop.close()
    hang_in(monkeypatch, home / "jaringan", "vfat")

    again = start(root)

    assert "drive lepas" in row_of(again)._strip.accessibleName()


def test_on_a_disk_of_this_computer_nothing_is_said(start, made, home, system):
    desktop = start(placed(made, home / "kerja"))
    looked_at(desktop)

    assert desktop.frame.findChild(NoticeRow) is None
    assert " · " not in desktop.frame.status.folder.text()


def test_second_databases_of_a_service_are_told_at_every_start(start, made, home, system):
    root = placed(made, home / "OneDrive" / "SPBE")
    (root / "assessment-LAPTOP-RINA.sqlite3").write_bytes(b"")
    desktop = start(root)
    row = row_of(desktop)

    assert "assessment-LAPTOP-RINA.sqlite3" in row._strip.accessibleName()
    row._close.click()
    assert "Buku kerja ini ada di folder OneDrive" in row._strip.accessibleName()
    desktop.close()

    again = start(root)

    assert "assessment-LAPTOP-RINA.sqlite3" in row_of(again)._strip.accessibleName()


def left_open_elsewhere(root) -> None:
    since = (datetime.now(UTC) - timedelta(hours=1)).astimezone().isoformat(" ", "minutes")
    facts = {"user": "rina", "computer": "LAPTOP-RINA", "since": since}
    (root / "workspace.lock").write_text(json.dumps(facts), encoding="utf-8")


def test_where_another_computer_may_be_at_work_she_is_asked_first(start, made, home, system):
    root = placed(made, home / "jaringan" / "SPBE")
    left_open_elsewhere(root)
    before = (root / "assessment.sqlite3").read_bytes()

    desktop = start(root)

    (asked,) = desktop.answers.asked_to_open
    assert "rina di komputer LAPTOP-RINA" in asked
    assert isinstance(desktop.frame.pages.currentWidget(), WelcomePage)
    assert desktop.answers.told == []
    assert (root / "assessment.sqlite3").read_bytes() == before

    desktop.answers.anyway = True
    assert desktop.session.open(root)
    desktop.shown.view.go_to("19")
    desktop.press("4")
    assert desktop.value("19") == 4
    assert "LAPTOP-RINA" not in (root / "workspace.lock").read_text(encoding="utf-8")


def test_a_new_workspace_in_a_synced_folder_is_warned_of_and_made(start, home, system):
    desktop = start()
    form = desktop.frame.findChild(NewWorkspaceForm)
    field = form._fields["folder"]

    form._folder.setText(str(home / "Dropbox" / "Diskominfo 2026"))
    desktop.qtbot.waitUntil(lambda: "disinkronkan Dropbox" in field._below.text())
    assert field.error == ""

    form._folder.setText(str(home / "kerja"))
    desktop.qtbot.waitUntil(lambda: "Folder baru" in field._below.text())
