"""Where the program writes: to the user's folders, or, as a portable copy, to its own alone."""

from __future__ import annotations

import os
import sys
import tempfile

import pytest

from spbe_desktop.ui import user_folders


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The folder of a frozen copy of the program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "SPBE Desktop.exe"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("TMP", "TEMP", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path.parent))
    return tmp_path


def everything() -> list[str]:
    user_folders.keep_temporary_files_here()
    places = (
        user_folders.workspaces(),
        user_folders.log(),
        user_folders.chart_cache(),
        user_folders.viewing(),
        user_folders.settings().fileName(),
        tempfile.gettempdir(),
    )
    return [os.fspath(place) for place in places]


def test_a_portable_copy_keeps_everything_in_its_own_folder(copy):
    (copy / user_folders.PORTABLE).touch()

    outside = [place for place in everything() if not place.startswith(str(copy / "data"))]

    assert outside == []


def test_an_installed_copy_puts_nothing_beside_itself(copy):
    assert [place for place in everything() if place.startswith(str(copy))] == []
