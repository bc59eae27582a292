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


def main() -> int:
    """Run the program with our words and return its exit status."""
    program = Path(sys.executable).with_name(PROGRAM)
    with subprocess.Popen(
        [program, *sys.argv[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asked:
        assert asked.stdout is not None
        assert asked.stderr is not None
        ways = ((asked.stdout, sys.stdout.buffer), (asked.stderr, sys.stderr.buffer))
        hands = [threading.Thread(target=_hand_on, args=way, daemon=True) for way in ways]
        for hand in hands:
            hand.start()
        try:
            # Whatever it still has to say is heard out.
            for hand in hands:
                hand.join()
            return asked.wait()
        except KeyboardInterrupt:
            asked.terminate()
            return INTERRUPTED


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
