"""What is handed out with the program says truly what is in it."""

from __future__ import annotations

import json
import subprocess

from shipping.bill import write_bill
from shipping.handouts import SOURCES, write_sums
from shipping.locked import FREEZER, WINDOWS, needed, shipped
from spbe_desktop.ui.user_folders import PORTABLE


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
