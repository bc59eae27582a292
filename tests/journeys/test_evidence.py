"""Evidence in the real window: what is opened, and what is said of a file that was lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.errors import DiskFullError

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class Browser(QObject):
    """Stands for the desktop: it is handed whatever is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(qapp):
    browser = Browser()
    schemes = ("file", "http", "https", "ms-msdt")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, browser, "take")  # type: ignore[arg-type] # it takes str
    yield browser
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def address_at(desktop, key: str):
    """Attach a web address to indicator *key* and return its use."""
    desktop.answers.web = ("www.jdih.go.id", "JDIH")
    desktop.shown.view.go_to(key)
    desktop.tab.address_wanted.emit(key, None)
    return desktop.shown.bridge.evidence_of(key)[-1]


def test_a_web_address_is_opened(sample, browser):
    use = address_at(sample, "19")

    sample.tab.evidence_opened.emit(use.use_id)

    assert browser.opened == ["https://www.jdih.go.id"]


@pytest.mark.parametrize("location", ["file:///C:/Users/Public/jahat.exe", "ms-msdt:/id PCW"])
def test_what_a_strangers_workspace_calls_an_address_is_not_opened(
    sample, start, browser, location
):
    use = address_at(sample, "19")
    path = sample.shown.workspace.database.path
    sample.close()
    with closing(sqlite3.connect(path)) as database, database:
        query = "UPDATE evidence SET location = ? WHERE id = ?"
        database.execute(query, (location, use.evidence_id))
    again = start()
    again.shown.view.go_to("19")

    again.tab.evidence_opened.emit(use.use_id)

    assert browser.opened == []
    assert "alamat" in again.notice.casefold()


@pytest.fixture
def lost(sample, home):
    """A linked file that was moved, and where it is now."""
    path = home / "SK Tim.pdf"
    path.write_bytes(PDF)
    sample.answers.files = (path,)
    sample.shown.view.go_to("19")
    sample.tab.link_wanted.emit("19", None)
    sample.idle()
    found = path.rename(home / "SK Tim (2).pdf")
    sample.answers.files = (found,)
    return sample.shown.bridge.evidence_of("19")[-1], found


def test_a_lost_file_is_not_called_found_before_that_is_stored(sample, lost, monkeypatch):
    use, _found = lost
    root = sample.shown.workspace.root

    def full(_operation):
        raise DiskFullError(root)

    monkeypatch.setattr(sample.shown.workspace.editor, "run", full)
    sample.tab.evidence_located.emit(use.use_id)
    sample.idle()

    assert "sudah ditemukan" not in sample.notice
    assert "Kosongkan ruang disk" in sample.notice


def test_a_file_is_found_again_whatever_year_is_shown_meanwhile(sample, lost):
    use, found = lost
    here = sample.sheet.assessment.id

    sample.tab.evidence_located.emit(use.use_id)
    header = sample.frame.header
    header.year_chosen.emit(header.year.itemData(1))
    sample.idle()

    sample.shown.bridge.show(here, SELF_ASSESSMENT)
    assert sample.shown.bridge.evidence_of("19")[-1].location == str(found)
    assert sample.notice.endswith("sudah ditemukan kembali.")


def test_many_files_come_in_as_one_step_and_each_that_does_not_is_named(sample, home):
    folder = home / "unduhan"
    folder.mkdir()
    good = [folder / f"Notula {number}.pdf" for number in range(1, 6)]
    for number, path in enumerate(good):
        path.write_bytes(PDF + bytes([number]))
    empty = [folder / "kosong.pdf", folder / "kosong juga.pdf"]
    for path in empty:
        path.touch()
    sample.shown.view.go_to("19", "evidence")
    before = sample.shown.bridge.evidence_of("19")

    sample.tab.files_offered.emit("19", 4, [*good, *empty])
    sample.idle()

    added = sample.shown.bridge.evidence_of("19")[len(before) :]
    assert [use.title for use in added] == [path.stem for path in good]
    assert {use.level for use in added} == {4}
    ((title, told),) = sample.answers.told
    assert title == "2 berkas tidak dapat diambil"
    assert all(path.name in told for path in empty)
    sample.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert sample.shown.bridge.evidence_of("19") == before
