"""The command line on Windows hands on every word, in both directions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONSOLE = ROOT / "packaging" / "windows" / "console.py"

START = f"""
import runpy, sys
sys.executable = sys.argv.pop(1)
runpy.run_path({str(CONSOLE)!r}, run_name="__main__")
"""


@pytest.fixture
def beside(tmp_path):
    """Return the console's place, beside a program that says what it was asked."""
    program = tmp_path / "SPBE Desktop.exe"
    lines = (
        f"#!{sys.executable}",
        "import sys",
        'print("Paket utuh:", sys.argv[1:])',
        'print("Peringatan – satu", file=sys.stderr)',
        "sys.exit(3)",
    )
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o755)
    return tmp_path / "spbe-desktop.exe"


def test_what_the_program_says_and_how_it_ends_is_told(beside):
    asked = (sys.executable, "-c", START, str(beside), "verify", "Kiriman ke-1.spbe.zip")

    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False)

    assert done.stdout == "Paket utuh: ['verify', 'Kiriman ke-1.spbe.zip']\n"
    assert done.stderr == "Peringatan – satu\n"
    assert done.returncode == 3
