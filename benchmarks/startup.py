"""Start-up beside a bare PySide6 window, in one run: `python benchmarks/startup.py [RUNS]`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHILD = Path(__file__).with_name("_startup_child.py")
RUNS = 15
FIRST_PAINT, USABLE, MEMORY = 1.6, 3.2, 130
"""Held to: times the bare window's first paint, and MiB with the sample open."""


def start(home: Path, *words: str) -> dict[str, float]:
    """Start a child and return what it told."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "BENCH_STARTED_NS": str(time.monotonic_ns()),
    }
    command = [sys.executable, str(CHILD), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    lines = (line.split() for line in done.stdout.splitlines())
    return {words[0]: float(words[1]) for words in lines if len(words) == 2}


def main() -> int:
    """Measure, print a table, and fail if a limit is passed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as folder:
        home, workspace = Path(folder), Path(folder) / "contoh"
        demo = [sys.executable, "-m", "spbe_desktop", "demo", str(workspace)]
        subprocess.run(demo, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        start(home, "bare"), start(home, "real", str(workspace))  # what is cached, is now
        pairs = [(start(home, "bare"), start(home, "real", str(workspace))) for _ in range(runs)]
    floor = statistics.median(bare["painted"] for bare, _ in pairs)
    painted = statistics.median(real["painted"] for _, real in pairs)
    ready = statistics.median(real["ready"] for _, real in pairs)
    resident = max(real["resident"] for _, real in pairs)
    print(f"bare window, first paint  {floor:5.0f} ms")
    for name, taken, limit in (
        ("program, first paint", painted, FIRST_PAINT),
        ("program, sample usable", ready, USABLE),
    ):
        print(f"{name:24}  {taken:5.0f} ms  {taken / floor:.2f} x, limit {limit}")
    print(f"memory, sample open       {resident:5.0f} MiB  limit {MEMORY}")
    kept = painted <= FIRST_PAINT * floor and ready <= USABLE * floor and resident <= MEMORY
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
