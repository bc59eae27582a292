"""From the choice of a level to its commit, held against a bare `sqlite3` update and commit.

Both write to databases of their own on the same disk, with the same pragmas (write-ahead log,
synchronous FULL, exclusive locking), by turns within one run, so that a busy disk meets both
alike. The bare side updates one row; ours also checks the value, the lock and the undo step, and
appends a line to the journal.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.answering import SetValue
from spbe_desktop.services.layout import DATABASE_NAME
from spbe_desktop.services.offices import find_assessment
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.workspace import Workspace, open_workspace

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
INDICATORS = 47
ROUND = 25
"""Edits of one side before it is the other's turn."""

PROMISED_MS = 8.0
PROMISED_RATIO = 2.0

Edit = Callable[[int], None]
"""Makes the edit of this number, each of them different from the one before."""


def measure(edit: Edit, numbers: range) -> list[float]:
    """Return the milliseconds that each edit takes until it is on the disk."""
    spent = []
    for number in numbers:
        start = time.perf_counter()
        edit(number)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def through_the_editor(workspace: Workspace) -> Edit:
    """Return what the window does when a level is chosen."""
    assessment = find_assessment(workspace, "diskominfo", 2025)

    def edit(number: int) -> None:
        key = IndicatorKey(str(number % INDICATORS + 1))
        value = Decimal(1 + (number + number // INDICATORS) % 5)
        workspace.editor.run(SetValue(assessment.id, SELF_ASSESSMENT, key, value))

    return edit


def bare(path: Path) -> tuple[sqlite3.Connection, Edit]:
    """Return a connection to the same rows, and an update of one of them with its commit."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")

    def edit(number: int) -> None:
        value = str(1 + (number + number // INDICATORS) % 5)
        row = (value, datetime.now(UTC).isoformat(), str(number % INDICATORS + 1))
        connection.execute("BEGIN")
        connection.execute("UPDATE score SET value = ?, updated_at = ? WHERE key = ?", row)
        connection.execute("COMMIT")

    return connection, edit


def compare(folder: Path, edits: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of *edits* edits, ours and the bare ones, made by turns."""
    catalogue = Catalogue(RESOURCES / "instruments")
    create_sample(folder / "contoh", catalogue, RESOURCES / "sample")
    shutil.copy(folder / "contoh" / DATABASE_NAME, folder / "bare.sqlite3")
    workspace = open_workspace(folder / "contoh", catalogue)
    connection, bare_edit = bare(folder / "bare.sqlite3")
    our_edit = through_the_editor(workspace)
    # The first edits prepare statements and read the instrument.
    measure(our_edit, range(INDICATORS))
    measure(bare_edit, range(INDICATORS))
    ours: list[float] = []
    bares: list[float] = []
    for start in range(INDICATORS, INDICATORS + edits, ROUND):
        numbers = range(start, min(start + ROUND, INDICATORS + edits))
        ours += measure(our_edit, numbers)
        bares += measure(bare_edit, numbers)
    workspace.close()
    connection.close()
    return ours, bares


def percentiles(spent: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def main() -> int:
    """Measure in a temporary folder and print; fail if what is promised is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where to write, by default the temp folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        ours, bares = compare(Path(name), options.edits)
    (our_p50, our_p95), (bare_p50, bare_p95) = percentiles(ours), percentiles(bares)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs")
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {options.edits} edits each\n")
    print(f"| {'ms':16} | {'p50':>5} | {'p95':>5} |\n|{'-' * 18}|------:|------:|")
    print(f"| {'editor':16} | {our_p50:5.2f} | {our_p95:5.2f} |")
    print(f"| {'bare sqlite3':16} | {bare_p50:5.2f} | {bare_p95:5.2f} |")
    ratio = our_p50 / bare_p50
    print(f"\nratio of the medians  {ratio:5.2f}  (promised {PROMISED_RATIO:.2f})")
    print(f"p95 of the editor     {our_p95:5.2f}  (promised {PROMISED_MS:.2f})")
    return int(ratio > PROMISED_RATIO or our_p95 > PROMISED_MS)


if __name__ == "__main__":
    sys.exit(main())
