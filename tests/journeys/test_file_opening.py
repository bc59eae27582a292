"""Files of the program that are no workspaces: opened by their icon, they are checked."""

from __future__ import annotations

import shutil

import pytest

from spbe_desktop.ui.file_check.dialog import FileCheckDialog
from tests.journeys.conftest import RESOURCES
from tests.packages import make_package


def outcome(desktop) -> tuple[str, str]:
    """Return what the dialog says, and its details."""
    desktop.idle()
    (dialog,) = (d for d in desktop.frame.findChildren(FileCheckDialog) if d.isVisible())
    return dialog._strip.accessibleName(), dialog._details.toPlainText()


@pytest.fixture
def package(tmp_path):
    (tmp_path / "sumber").mkdir()
    path = tmp_path / "SPBE.spbe.zip"
    shutil.move(make_package(tmp_path / "sumber"), path)
    return path


def test_a_package_is_checked_and_says_whom_it_speaks_for(start, package):
    desktop = start(package)

    told, details = outcome(desktop)

    assert "Paket utuh" in told
    assert "revisi 3" in details
    assert desktop.shown is None


def test_a_package_that_was_altered_is_told_with_every_problem(start, package):
    content = bytearray(package.read_bytes())
    content[len(content) // 3] ^= 0xFF
    package.write_bytes(content)

    told, details = outcome(start(package))

    assert "Paket tidak sah" in told
    assert "isinya berbeda" in details or "zip" in details


def test_what_is_no_package_is_told_in_a_sentence(start, tmp_path):
    path = tmp_path / "x.spbe.zip"
    path.write_bytes(b"bukan zip")

    told, _details = outcome(start(path))

    assert "tidak dapat dibaca sebagai paket" in told


def test_an_instrument_is_checked(start, tmp_path):
    path = tmp_path / "spbe.spbepack"
    shutil.copyfile(RESOURCES / "instruments" / "spbe-2020.yaml", path)

    told, details = outcome(start(path))

    assert "Instrumen sah" in told
    assert "Indikator: 47" in details


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a: [1", b"x" * (5 << 20)])
def test_an_instrument_that_is_none_is_told_with_its_faults(start, tmp_path, content):
    path = tmp_path / "rusak.spbepack"
    path.write_bytes(content)

    told, details = outcome(start(path))

    assert "kesalahan" in told
    assert details
