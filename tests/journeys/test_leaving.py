"""Leaving a workspace, for another one or for good, while something is not done yet."""

from __future__ import annotations

from contextlib import closing

import pytest

from spbe_desktop.errors import DiskFullError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.ui.welcome_page import WelcomePage
from tests.journeys.conftest import RESOURCES


@pytest.fixture
def other(home):
    """The folder of a second workspace."""
    create_sample(home / "lain", Catalogue(RESOURCES / "instruments"), RESOURCES / "sample")
    return home / "lain"


@pytest.fixture
def letter(home):
    path = home / "SK Tim.pdf"
    path.write_bytes(b"%PDF-1.4\nisi\n%%EOF\n")
    return path


def occupy(desktop) -> None:
    """Keep the worker busy until it is told to stop."""

    def job(report):
        while True:
            report(0, 1)

    def told(_outcome):
        pass

    desktop.session._runner.start(job, on_success=told, on_failure=told)


def take_in(desktop, path) -> None:
    """Drop a file on indicator 19 while the worker has something else to do."""
    desktop.shown.view.go_to("19")
    occupy(desktop)
    desktop.tab.files_offered.emit("19", 3, [path])


@pytest.fixture
def refused(sample, monkeypatch):
    """The sample, with a text that the disk did not take; it takes nothing more."""
    sample.shown.view.go_to("19")

    root = sample.shown.workspace.root

    def full(_operation):
        raise DiskFullError(root)

    monkeypatch.setattr(sample.shown.workspace.editor, "run", full)
    sample.tab.explanation_settled.emit("19", "Kalimat yang penting.")
    return sample


def test_no_other_workspace_takes_the_place_of_a_text_that_the_disk_refused(refused, other):
    before = refused.shown

    assert not refused.session.open(other)

    assert len(refused.answers.asked_to_leave) == 1
    assert refused.shown is before
    assert refused.sheet.by_key["19"].explanation == "Kalimat yang penting."


def test_whoever_insists_leaves_what_the_disk_refused(refused, other):
    refused.answers.leave = True

    assert refused.session.open(other)

    assert refused.shown.workspace.root == other


def test_a_file_that_is_being_read_keeps_its_workspace_open(sample, other, letter):
    take_in(sample, letter)
    before = sample.shown

    assert not sample.session.open(other)
    assert not sample.close()

    assert [text.split(". ")[0] for text in sample.answers.asked_to_leave] == [
        "Masih dikerjakan: SK Tim.pdf"
    ] * 2
    assert sample.shown is before


def test_nothing_goes_on_in_a_workspace_that_was_left(sample, other, letter, qtbot):
    take_in(sample, letter)
    left = sample.shown.workspace.root
    sample.answers.leave = True

    with qtbot.captureExceptions() as raised:
        assert sample.session.open(other)
        sample.shown.view.go_to("19")
        count = sample.sheet.by_key["19"].evidence_count
        sample.tab.files_offered.emit("19", 3, [letter])
        qtbot.waitUntil(lambda: sample.sheet.by_key["19"].evidence_count == count + 1)

    assert raised == []
    assert sample.session._progress.isHidden()
    with closing(open_workspace(left, Catalogue(RESOURCES / "instruments"))) as workspace:
        assert not list((workspace.root / "evidence" / "incoming").iterdir())


def test_reading_what_edits_need_is_no_reason_to_stay(sample):
    occupy(sample)

    assert sample.close()

    assert sample.answers.asked_to_leave == []


def test_a_double_click_on_the_sample_opens_it_once(start, qtbot):
    desktop = start()
    page = desktop.frame.findChild(WelcomePage)

    page.sample_requested.emit()
    page.sample_requested.emit()
    qtbot.waitUntil(lambda: desktop.shown is not None)
    desktop.idle()

    assert desktop.sheet.assessment.agency.short_name
    assert desktop.notice == ""
    assert desktop.answers.told == []
