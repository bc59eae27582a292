"""The self-test of an installation finds instruments that reckon otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from spbe_desktop.cli import self_test
from tests.workspaces import RESOURCES


@pytest.fixture
def resources(tmp_path):
    """What the program brings along, for a test to spoil."""
    shutil.copytree(RESOURCES / "instruments", tmp_path / "instruments")
    for part in ("sample", "templates"):
        (tmp_path / part).symlink_to(RESOURCES / part)
    return tmp_path


def no_window(_resources: Path, _workspace: Path) -> tuple[()]:
    return ()


def test_a_whole_installation_passes(resources, capsys):
    assert self_test.run(resources, no_window) == 0

    assert "Semua 10 pemeriksaan berhasil." in capsys.readouterr().out


@pytest.mark.parametrize("spoil", ["index", "gone"])
def test_an_example_that_does_not_come_out_is_told(resources, capsys, spoil):
    examples = resources / "instruments" / "vectors" / "pemdi-2026.yaml"
    if spoil == "gone":
        examples.unlink()
    else:
        content = examples.read_text(encoding="utf-8")
        examples.write_text(content.replace('index: "1.24"', 'index: "1.25"'), encoding="utf-8")

    assert self_test.run(resources, no_window) == 1

    told = capsys.readouterr()
    assert told.err.endswith("Pemeriksaan gagal: menghitung ulang contoh semua instrumen.\n")
    assert "pemdi-2026" in told.err + told.out
