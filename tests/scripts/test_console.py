"""The command line on Windows hands on every word, in both directions."""

from __future__ import annotations

import os
import signal
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


def test_nobody_is_waited_for_but_the_program_itself(beside):
    program = beside.with_name("SPBE Desktop.exe")
    lines = (
        f"#!{sys.executable}",
        "import subprocess",
        "print(subprocess.Popen(['sleep', '600']).pid, flush=True)",
    )
    program.write_text("\n".join(lines), encoding="utf-8")

    # What it has left behind holds its pipe; it must not hold ours.
    told = beside.with_name("dikatakan")
    with told.open("wb") as file:
        asked = (sys.executable, "-c", START, str(beside))
        done = subprocess.run(asked, stdout=file, timeout=60, check=False)
    os.kill(int(told.read_text()), signal.SIGTERM)

    assert done.returncode == 0
