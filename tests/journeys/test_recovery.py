"""A program that is ended hard, and a drive that is pulled out: what was typed comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.drafts import Drafts, identity_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.ui import reconnecting, user_folders, workspace_view
from spbe_desktop.ui.crash import CrashGuard
from spbe_desktop.ui.crash_log import CrashLog
from spbe_desktop.ui.crash_watch import mark_run
from spbe_desktop.ui.day_watch import DayWatch
from spbe_desktop.ui.draft_keeping import DraftKeeping
from spbe_desktop.ui.drafts_dialog import DraftsDialog
from spbe_desktop.ui.reconnecting import Reconnecting
from tests.journeys.conftest import RESOURCES
from tests.journeys.crasher import TYPED

ROOT = Path(__file__).parents[2]
AT = IndicatorKey("19")


@pytest.fixture
def folder(home):
    """A workspace on a stick."""
    place = home / "stik" / "buku kerja"
    place.parent.mkdir()
    create_sample(place, Catalogue(RESOURCES / "instruments"), RESOURCES / "sample")
    return place


@pytest.fixture
def soon(monkeypatch):
    """Look for a lost drive more often than anybody could pull it out."""
    monkeypatch.setattr(reconnecting, "EVERY_MS", 20)


def crash(home, folder, monkeypatch) -> int:
    """Have a program with a text in *folder* ended by the system; its user is ours afterwards."""
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home)}
    environment = dict(os.environ) | own | {"PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "tests.journeys.crasher", str(RESOURCES), str(folder)]
    ended = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False
    )
    for kind, name in (("log", "galat.log"), ("drafts", "draf"), ("runs", "jalan")):
        place = home / "data" / "SPBE Desktop" / name
        monkeypatch.setattr(user_folders, kind, lambda place=place: place)
    return ended.returncode


def served(desktop):
    """Wait until drafts are kept, which begins with the first page."""
    desktop.qtbot.waitUntil(lambda: desktop.shown.findChild(DraftKeeping) is not None)


def waiting(desktop):
    return desktop.shown.findChild(Reconnecting).waiting


def offered(desktop):
    """Return the dialog that offers texts."""
    desktop.qtbot.waitUntil(lambda: bool(desktop.frame.findChildren(DraftsDialog)))
    return desktop.frame.findChild(DraftsDialog)


def click(dialog, text):
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text).click()


def texts(dialog):
    return [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]


def type_at_19(desktop, text):
    desktop.shown.view.go_to("19")
    desktop.tab.page.explanation.edit.setPlainText(text)


def drafts_of(desktop):
    return Drafts(user_folders.drafts()).of(identity_of(desktop.shown.workspace))


def test_a_text_of_a_program_that_the_system_ended_is_told_offered_and_restored(
    start, home, folder, monkeypatch, qapp
):
    assert crash(home, folder, monkeypatch) != 0
    log = CrashLog(user_folders.log())
    marks = mark_run(log, qapp)
    desktop = start()
    desktop.session.mark_run(marks)

    desktop.session.open(folder)
    assert "berhenti mendadak" in desktop.notice
    dialog = offered(desktop)
    before = desktop.sheet.by_key["19"].explanation
    assert texts(dialog) == [TYPED, before]
    click(dialog, "Pulihkan yang dicentang")
    assert desktop.sheet.by_key["19"].explanation == TYPED
    desktop.shown.bridge.undo()
    assert desktop.sheet.by_key["19"].explanation == before
    assert drafts_of(desktop) == ()
    marks.end()
    told = log.path.read_text(encoding="utf-8")
    assert told.count("Segmentation fault") == 1
    assert "spbe_desktop/ui/launch.py" in told
    for personal in (str(home), str(ROOT), TYPED):
        assert personal not in told


def test_a_drive_that_is_put_back_takes_what_was_typed_meanwhile(start, folder, soon):
    desktop = start(folder)
    served(desktop)
    desktop.idle()
    type_at_19(desktop, "Kalimat pertama.")
    desktop.shown.bridge.flush()
    away = folder.rename(folder.parent / "dicabut")

    type_at_19(desktop, "Kalimat yang penting.")
    desktop.shown.bridge.flush()
    assert desktop.frame.header.saved.text() == "Belum tersimpan"
    assert "disimpan sementara di komputer ini" in desktop.notice
    assert desktop.sheet.by_key["19"].explanation == "Kalimat yang penting."
    desktop.qtbot.waitUntil(lambda: len(drafts_of(desktop)) == 1)

    shutil.copytree(away, folder)
    desktop.qtbot.waitUntil(lambda: "tersambung lagi" in desktop.notice)
    assert desktop.frame.header.saved.text().startswith("Tersimpan")
    assert not waiting(desktop)
    desktop.qtbot.waitUntil(lambda: drafts_of(desktop) == ())
    shown = desktop.sheet.assessment.id
    desktop.close()
    workspace = open_workspace(folder, Catalogue(RESOURCES / "instruments"))
    stored = read_sheet(workspace, shown).by_key[AT].explanation
    workspace.close()
    assert stored == "Kalimat yang penting."


def test_what_was_changed_elsewhere_meanwhile_is_shown_and_not_overwritten(start, folder, soon):
    desktop = start(folder)
    served(desktop)
    desktop.idle()
    shown = desktop.sheet.assessment.id
    away = folder.rename(folder.parent / "dicabut")
    type_at_19(desktop, "Ditulis di sini.")
    desktop.shown.bridge.flush()
    elsewhere = open_workspace(away_copy(away), Catalogue(RESOURCES / "instruments"))
    edit = SetAnswerField(shown, AT, AnswerField.EXPLANATION, "Ditulis di tempat lain.")
    elsewhere.editor.run(edit)
    elsewhere.close()

    elsewhere.root.rename(folder)
    dialog = offered(desktop)

    assert desktop.sheet.by_key["19"].explanation == "Ditulis di tempat lain."
    assert texts(dialog) == ["Ditulis di sini.", "Ditulis di tempat lain."]


def away_copy(away):
    return Path(shutil.copytree(away, away.parent / "di komputer lain"))


def test_no_tab_throws_anything_at_the_officer_while_the_drive_is_away(start, folder, qtbot):
    desktop = start(folder)
    served(desktop)
    desktop.idle()
    guard = CrashGuard(CrashLog(user_folders.log()), "0")
    crashes: list[object] = []
    before = sys.excepthook
    guard.crashed.connect(crashes.append)
    guard.refused.connect(desktop.session.take_failure)
    desktop.shown.workspace.database._raw.close()
    desktop.shown.workspace.database._connected = False
    away = folder.rename(folder.parent / "dicabut")
    guard.install()
    try:
        for place in range(desktop.frame.tabs.count()):
            desktop.frame.tabs.setCurrentIndex(place)
            qtbot.wait(30)
        assert "tidak terhubung" in desktop.notice

        away.rename(folder)
        qtbot.waitUntil(lambda: "tersambung lagi" in desktop.notice, timeout=10_000)
        for place in range(desktop.frame.tabs.count()):
            desktop.frame.tabs.setCurrentIndex(place)
    finally:
        sys.excepthook = before
        guard.uninstall()
        sys.excepthook = before

    assert crashes == []
    assert desktop.frame.pages.currentWidget() is not None


def test_the_countdown_follows_the_day_without_a_touch(start, folder, monkeypatch):
    desktop = start(folder)
    served(desktop)
    desktop.idle()
    before = desktop.frame.status.due.toolTip(), desktop.frame.status.due.text()
    monkeypatch.setattr(workspace_view, "today", lambda: date(2025, 9, 1))

    desktop.shown.findChild(DayWatch).day_changed.emit()

    desktop.qtbot.waitUntil(
        lambda: (desktop.frame.status.due.toolTip(), desktop.frame.status.due.text()) != before
    )
    assert "hari lagi" in desktop.frame.status.due.text()
