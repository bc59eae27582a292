"""The frozen program's start beside the source's: `python benchmarks/frozen.py [RUNS]`.

Freezes it first if that was not done. Cold starts take root: what the system has read before is
dropped.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = (sys.executable, "-m", "spbe_desktop")
FROZEN = (str(ROOT / "dist" / "spbe-desktop" / "spbe-desktop"),)
RUNS = 7
LIMIT = 1.3
"""Held to: times the source's cold start."""
CACHES = Path("/proc/sys/vm/drop_caches")


def start(home: Path, command: tuple[str, ...], workspace: Path) -> tuple[float, float]:
    """Return the milliseconds until the frame is painted and until the sample is opened."""
    environment = dict(os.environ) | {
        "QT_QPA_PLATFORM": "offscreen",
        # Qt itself tells when the window is painted, whoever has started it.
        "QT_LOGGING_RULES": "qt.widgets.painting=true",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    lock = workspace / "workspace.lock"
    lock.unlink(missing_ok=True)
    began = time.perf_counter()
    program = subprocess.Popen(
        [*command, str(workspace)], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    assert program.stderr is not None
    next(line for line in program.stderr if "Flushing" in line)
    painted = time.perf_counter()
    while not lock.exists():
        time.sleep(0.001)
    opened = time.perf_counter()
    program.kill()
    program.wait()
    return (painted - began) * 1000, (opened - began) * 1000


def measure(cold: bool, runs: int, home: Path, workspace: Path) -> float:
    """Measure both in turn, print what came out, and return how many times longer it takes."""
    taken: dict[str, list[tuple[float, float]]] = {"source": [], "frozen": []}
    for _ in range(runs):
        for name, command in (("source", SOURCE), ("frozen", FROZEN)):
            if cold:
                os.sync()
                CACHES.write_text("3", encoding="ascii")
            taken[name].append(start(home, command, workspace))
    kind = "cold" if cold else "warm"
    medians = {}
    for name, pairs in taken.items():
        painted, opened = (statistics.median(times) for times in zip(*pairs, strict=True))
        medians[name] = opened
        print(f"{kind} {name}: first paint {painted:5.0f} ms, sample opened {opened:5.0f} ms")
    ratio = medians["frozen"] / medians["source"]
    print(f"{kind}: {ratio:.2f} x")
    return ratio


def main() -> int:
    """Measure warm starts and, as root, cold ones; fail if those pass the limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    if not Path(FROZEN[0]).exists():
        subprocess.run([sys.executable, ROOT / "scripts" / "build"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        home, workspace = Path(folder), Path(folder) / "contoh"
        demo = [*SOURCE, "demo", str(workspace)]
        subprocess.run(demo, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for command in (SOURCE, FROZEN):
            start(home, command, workspace)  # what is kept from start to start, is now
        measure(cold=False, runs=runs, home=home, workspace=workspace)
        if os.access(CACHES, os.W_OK):
            return int(measure(cold=True, runs=runs, home=home, workspace=workspace) > LIMIT)
    print("cold starts: not measured, which takes root")
    return 0


if __name__ == "__main__":
    sys.exit(main())
