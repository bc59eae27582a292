"""What each layer brings along when it is really imported, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("alembic", "matplotlib", "openpyxl", "jsonschema", "sqlalchemy.orm", "PySide6")

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if ".migrations." not in found.name:
        importlib.import_module(found.name)
print("\\n".join(sys.modules))
"""
IMPORT_ONE = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print("\\n".join(sys.modules))
"""
CALL_QT = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for _ in range(20_000):
    label.setEnabled(True)
print("alive")
"""


def unmeasured() -> dict[str, str]:
    """Return the environment without what would measure coverage, and load modules for it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def output_of(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=unmeasured() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded(names: set[str], wanted: tuple[str, ...]) -> list[str]:
    return [name for name in wanted if name in names]


@pytest.mark.parametrize(
    "layer",
    [
        "charts",
        "cli",
        "domain",
        "evidence",
        "exchange",
        "exports",
        "instruments",
        "models",
        "reader",
        "services",
        "words",
    ],
)
def test_only_the_window_knows_qt(layer):
    names = set(output_of(IMPORT_ALL, f"spbe_desktop.{layer}").splitlines())

    assert f"spbe_desktop.{layer}" in names
    assert not [name for name in names if name.startswith(("PySide6", "shiboken6"))]


def test_nothing_speaks_to_a_network():
    clients = ("PySide6.QtNetwork", "ftplib", "http.client", "smtplib", "urllib.request")

    names = set(output_of(IMPORT_ALL, "spbe_desktop").splitlines())

    assert "spbe_desktop.ui.launch" in names
    assert loaded(names, clients) == []


def test_the_domain_knows_no_files_and_no_tables():
    names = set(output_of(IMPORT_ALL, "spbe_desktop.domain").splitlines())

    assert not loaded(names, ("sqlalchemy", "sqlite3", "yaml", *HEAVY))


def test_opening_a_workspace_loads_nothing_that_opening_does_not_need():
    services = ("workspace", "sheets", "summary", "library", "offices", "answering", "attaching")

    names = set(output_of(IMPORT_ONE, *(f"spbe_desktop.services.{s}" for s in services)).split())

    assert "sqlalchemy" in names
    assert loaded(names, HEAVY) == []


def test_the_process_that_reads_files_loads_nothing_of_the_program():
    names = set(output_of(IMPORT_ONE, "spbe_desktop.reader.child").split())

    assert loaded(names, (*HEAVY, "sqlalchemy", "sqlite3", "pypdfium2", "PIL", "yaml")) == []
    assert {name for name in names if name.startswith("spbe_desktop.")} == {
        "spbe_desktop.domain",
        "spbe_desktop.domain.file_facts",
        "spbe_desktop.domain.plain_text",
        "spbe_desktop.reader",
        *(f"spbe_desktop.reader.{name}" for name in ("answers", "child", "kinds", "limits")),
        *(f"spbe_desktop.reader.{name}" for name in ("texts", "wire")),
    }


def test_the_program_looks_into_no_file_itself():
    names = set(
        output_of(IMPORT_ONE, "spbe_desktop.app", "spbe_desktop.services.searching").split()
    )

    assert "spbe_desktop.reader.reader" in names
    assert loaded(names, (*HEAVY, "pypdfium2", "PIL", "lxml", "sqlalchemy")) == []


def test_checking_before_sending_loads_no_workbook_library():
    names = set(output_of(IMPORT_ONE, "spbe_desktop.services.submission_checks").split())

    assert loaded(names, ("openpyxl", "matplotlib", "alembic")) == []


def test_many_calls_without_result_do_not_use_up_none():
    # PySide6 6.12.0 drops a reference to None at each of them, and Python 3.11 then aborts.
    assert output_of(CALL_QT) == "alive\n"
