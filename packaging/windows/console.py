"""The command line on Windows: lets "SPBE Desktop.exe" do the work and shows what it says.

A program with a window has no console to write to, and one with a console would open a black box
beside the window. This small one is frozen as spbe-desktop.exe, beside the other.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

PROGRAM = "SPBE Desktop.exe"
INTERRUPTED = 130
_SECONDS_TO_NOTICE = 0.2
_SECONDS_TO_HEAR = 2.0


def main() -> int:
    """Run the program with our words and return its exit status."""
    program = Path(sys.executable).with_name(PROGRAM)
    asked = subprocess.Popen(
        [program, *sys.argv[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asked.stdout is not None
    assert asked.stderr is not None
    ways = ((asked.stdout, sys.stdout.buffer), (asked.stderr, sys.stderr.buffer))
    hands = [threading.Thread(target=_hand_on, args=way, daemon=True) for way in ways]
    for hand in hands:
        hand.start()
    try:
        status = _end_of(asked)
    except KeyboardInterrupt:
        asked.terminate()
        return INTERRUPTED
    # What it said is handed on. That nobody can say more is not waited for: a process that it
    # has started may hold the pipe.
    for hand in hands:
        hand.join(_SECONDS_TO_HEAR)
    return status


def _end_of(asked: subprocess.Popen[bytes]) -> int:
    """Return the exit status; on Windows, only a wait that ends now and then notices Ctrl+C."""
    while True:
        try:
            return asked.wait(_SECONDS_TO_NOTICE)
        except subprocess.TimeoutExpired:
            continue


def _hand_on(said: BinaryIO, told: BinaryIO) -> None:
    """Hand on line by line: half a letter is nothing that a console could show."""
    try:
        for line in said:
            told.write(line)
            told.flush()
    except OSError:
        # Whoever listens has heard enough; with this, the program learns it, too.
        said.close()


if __name__ == "__main__":
    sys.exit(main())
