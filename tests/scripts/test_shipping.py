"""What is handed out with the program says truly what is in it."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from shipping import system_parts
from shipping.bill import write_bill
from shipping.handouts import SOURCES, write_sums
from shipping.locked import FREEZER, WINDOWS, needed, shipped
from shipping.places import ROOT
from spbe_desktop.services.bundled_parts import BUNDLED, COLLECTED, Part, parts, write_collected
from spbe_desktop.ui.user_folders import PORTABLE

DPKG_QUERY = """#!/bin/sh
# Knows one file by its name from before /usr was merged, as Debian does.
case "$1 $2" in
  "--search /lib/libglib-2.0.so.0") echo "libglib2.0-0:amd64: $2" ;;
  "--show --showformat="*) echo "libglib2.0-0 2.74.6-2" ;;
  *) exit 1 ;;
esac
"""


def test_the_list_of_parts_names_every_library_with_version_and_licence(tmp_path):
    bill = write_bill(tmp_path, shipped(), "3.11.7")

    parts = {part["name"]: part for part in json.loads(bill.read_text("utf-8"))["components"]}
    # What the program asks for, what that asks for, and what is no package.
    assert {"pypdfium2", "python-docx", "lxml", "numpy", "Python", "Noto Sans"} <= set(parts)
    assert parts["pyside6-essentials"]["version"] == "6.11.2"
    assert "LGPL-3.0-only" in parts["pyside6-essentials"]["licenses"][0]["expression"]
    assert [name for name, part in parts.items() if not part.get("licenses")] == []
    assert not {"pytest", "mypy", "ruff"} & set(parts)


def test_the_same_parts_make_the_same_list(tmp_path):
    first = write_bill(tmp_path, shipped(), "3.11.7").read_bytes()

    assert write_bill(tmp_path, shipped(), "3.11.7").read_bytes() == first


def test_what_windows_alone_needs_is_installed_for_it_with_its_hash():
    names = {part.name: part.entry for part in needed([FREEZER], WINDOWS)}

    assert "--hash=sha256:" in names["pefile"]
    assert "pefile" not in {part.name for part in needed([FREEZER], {"sys_platform": "linux"})}


def test_the_sums_are_what_everybody_checks_with(tmp_path):
    made = [tmp_path / "satu.zip", tmp_path / "dua.exe"]
    for path in made:
        path.write_text(path.name, encoding="utf-8")

    write_sums(made, tmp_path)

    done = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_the_portable_zip_holds_the_file_that_makes_it_portable():
    assert (SOURCES / PORTABLE).is_file()


@pytest.mark.parametrize(
    "environment", [{"sys_platform": "linux"}, WINDOWS], ids=["linux", "windows"]
)
def test_everything_that_is_shipped_is_named_where_the_user_can_read_it(environment):
    named = {package for each in BUNDLED for package in each.packages}

    assert {part.name for part in shipped(environment)} - named == set()


def test_nothing_is_named_that_is_not_shipped():
    named = {package for each in BUNDLED for package in each.packages}

    assert named - {part.name for part in shipped()} == {FREEZER}


def test_each_part_comes_with_version_and_the_text_of_its_licence():
    found = {part.name: part for part in parts(ROOT / "resources")}

    assert set(found) == {each.name for each in BUNDLED}
    assert [part.name for part in found.values() if len(part.text) < 200] == []
    assert found["Qt dan PySide6"].version == "6.11.2"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt dan PySide6"].text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["docxtpl"].text


def test_a_frozen_program_shows_what_was_collected_when_it_was_built(tmp_path):
    (tmp_path / "licences").mkdir()
    glib = Part("libglib2.0-0", "2.74.6", "lihat teks", "LGPL …")

    write_collected(ROOT / "resources", [glib], tmp_path / "licences" / COLLECTED)

    assert parts(tmp_path) == (*parts(ROOT / "resources"), glib)


def test_libraries_of_the_build_system_come_with_their_copyright(tmp_path, monkeypatch):
    asked = tmp_path / "dpkg-query"
    asked.write_text(DPKG_QUERY, encoding="utf-8")
    asked.chmod(0o755)
    (tmp_path / "libglib2.0-0").mkdir()
    (tmp_path / "libglib2.0-0" / "copyright").write_text("LGPL-2.1+", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(system_parts, "COPYRIGHTS", tmp_path)

    found = list(system_parts.system_parts(["/usr/lib/libglib-2.0.so.0", "/opt/libpython3.so"]))

    assert found == [Part("libglib2.0-0", "2.74.6-2", "lihat teks", "LGPL-2.1+")]
