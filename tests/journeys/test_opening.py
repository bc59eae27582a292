"""Opening in place of what is open, and what the window shows if that does not go well."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path

import pytest

from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.workspace import open_workspace
from spbe_desktop.ui.welcome_page import NewWorkspace, WelcomePage
from spbe_desktop.ui.why_dialog import WhyDialog


def facts_for(folder: Path, year: int = 2025) -> NewWorkspace:
    return NewWorkspace(
        "6401", "Kabupaten Paser", "dinkes", "Dinas Kesehatan", "Dinkes", year, folder
    )


@pytest.fixture
def damaged(start, home):
    """A workspace that opens, but whose instrument somebody has edited."""
    root = home / "rusak"
    desktop = start()
    assert desktop.session.create(facts_for(root))
    desktop.close()
    pack = next((root / "instruments").iterdir())
    pack.write_bytes(pack.read_bytes() + b"\n")
    return root


def is_free(root: Path) -> bool:
    """Open and close *root*, as a colleague would."""
    open_workspace(root, Catalogue(root / "tidak-dipakai")).close()
    return True


def test_what_cannot_be_shown_is_told_and_left_to_others(start, damaged, home):
    desktop = start()
    assert desktop.shown is None  # it was open last, so that it was tried at once
    assert len(desktop.answers.told) == 1
    assert desktop.frame.pages.currentWidget() is desktop.frame.findChild(WelcomePage)

    assert desktop.session.create(facts_for(home / "baik"))
    assert not desktop.session.open(damaged)

    assert len(desktop.answers.told) == 2
    assert desktop.shown is None
    assert is_free(damaged)
    assert is_free(home / "baik")
    assert isinstance(desktop.frame.pages.currentWidget(), WelcomePage)
    assert not desktop.frame.header.isVisible()
    assert desktop.frame.windowTitle() == "SPBE Desktop"
    assert desktop.session.open(home / "baik")
    assert desktop.sheet.assessment.agency.short_name == "Dinkes"


def test_a_founding_that_fails_can_be_tried_again_in_the_same_folder(start, home):
    desktop = start()

    assert not desktop.session.create(facts_for(home / "kerja", year=2010))
    assert not (home / "kerja").exists()

    assert desktop.session.create(facts_for(home / "kerja"))


def test_only_what_is_open_now_answers_the_header(start, home):
    desktop = start()
    for name in ("satu", "dua"):
        assert desktop.session.create(facts_for(home / name))
        desktop.shown.view.go_to("1")
        desktop.shown.choose_level(3)

    desktop.frame.header.why_requested.emit()

    (shown,) = desktop.frame.findChildren(WhyDialog)
    shown.reject()


def test_a_workspace_that_a_colleague_has_open_stays_on_the_list(start, home):
    desktop = start()
    for name in ("satu", "dua"):
        assert desktop.session.create(facts_for(home / name))
    with closing(open_workspace(home / "satu", Catalogue(home / "tidak-dipakai"))):
        assert not desktop.session.open(home / "satu")

    assert home / "satu" in desktop.preferences.recent


def test_a_workspace_that_is_gone_leaves_the_list(start, home):
    desktop = start()
    assert desktop.session.create(facts_for(home / "satu"))
    desktop.preferences.remember(home / "hilang")

    assert not desktop.session.open(home / "hilang")

    assert desktop.preferences.recent == (home / "satu",)


def test_a_share_that_cannot_be_reached_does_not_hinder_the_start(start, home, monkeypatch):
    desktop = start()
    assert desktop.session.create(facts_for(home / "kerja"))
    desktop.preferences.remember(Path("/bersama/2025"))
    desktop.close()
    here = Path.is_dir

    def reach(path):
        if path == Path("/bersama/2025"):
            raise OSError(errno.ENETUNREACH, "Network is unreachable")
        return here(path)

    monkeypatch.setattr(Path, "is_dir", reach)

    assert start().shown.workspace.root == home / "kerja"
