"""The library of 5,000 documents, each with 20 KB of text: opened, compared, searched."""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.searching import DocumentSearch
from spbe_desktop.services.workspace import Workspace, open_workspace

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
CONSONANTS, VOWELS = "bdghjklmnprst", "aeiou"
FREQUENT = (
    *("spbe", "layanan", "sistem", "pemerintahan", "berbasis", "elektronik", "dan", "yang"),
    *("kabupaten", "paser", "tim", "laporan", "koordinasi", "peraturan", "bupati", "nomor"),
    *("tahun", "data", "aplikasi", "keamanan", "informasi", "rencana", "di"),
)
WORDS = 20_000
WORDS_EACH = 2_900
"""Together about 20 KB."""

TYPED = (
    *("s", "sp", "spbe", "lap", "koordinasi", "tim koor", "keamanan informasi lap"),
    *("188.45/12", "2", "19", "I19", "di"),
)

# All in milliseconds, for 19 times out of 20.
PROMISED_SEARCH = 50.0
PROMISED_UNCHANGED = 20.0
PROMISED_OPEN = 300.0
PROMISED_STEP = 50.0


def texts(dice: random.Random) -> Iterator[str]:
    """Yield texts in an invented language, whose words are as unevenly used as in a real one."""
    syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
    words = ["".join(dice.choices(syllables, k=dice.choice((2, 3, 3, 4)))) for _ in range(WORDS)]
    weights = list(itertools.accumulate(1 / (rank + 1) ** 0.9 for rank in range(WORDS)))
    while True:
        text = dice.choices(words, cum_weights=weights, k=WORDS_EACH)
        text[::12] = [dice.choice(FREQUENT) for _ in text[::12]]
        text[5::60] = [str(dice.randrange(2100)) for _ in text[5::60]]
        yield " ".join(text)


def add_documents(workspace: Workspace, count: int) -> None:
    """Write *count* documents into the tables, each used under one of 47 indicators."""
    raw = workspace.database.raw
    (assessment,) = raw.execute("SELECT min(id) FROM assessment").fetchone()
    raw.execute("BEGIN")
    for number in range(count):
        title = f"Laporan {FREQUENT[number % len(FREQUENT)]} {number}"
        raw.execute(
            "INSERT INTO evidence (id, kind, title, original_name, media_type, size, sha256,"
            " document_type, number, publisher, classification, added_at)"
            " VALUES (?, 'file', ?, ?, 'application/pdf', 4194304, ?, 'Laporan', ?, 'Diskominfo',"
            " 'biasa', ?)",
            (
                f"E{number:05}",
                title,
                f"I{number % 47 + 1:02}_{title}.pdf",
                f"{number:064x}",
                f"188.45/{number}/2025",
                f"2025-01-01T{number:06}",
            ),
        )
        raw.execute(
            "INSERT INTO evidence_use (assessment_id, key, evidence_id, level, added_at)"
            " VALUES (?, ?, ?, ?, '')",
            (assessment, str(number % 47 + 1), f"E{number:05}", number % 5 + 1),
        )
    raw.execute("COMMIT")


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds that *work* takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def refreshed(search: DocumentSearch) -> list[float]:
    """Let *search* learn what documents there are; return the milliseconds of each portion."""
    portions = []
    left = 1
    while left:
        start = time.perf_counter()
        left = search.refresh()
        portions.append((time.perf_counter() - start) * 1000)
    return portions


def read(search: DocumentSearch) -> list[float]:
    """Hand over a text for every file; return the milliseconds that each takes."""
    taken = []
    text_of = texts(random.Random(1))
    while files := search.unread(100):
        for file in files:
            text = next(text_of)
            facts = FileFacts(Readability.READABLE, pages=9, first_text=text[:4000], text=text)
            taken.append(spent(lambda s=file.sha256, f=facts: search.take({s: f})))
    return taken


def opened(workspace: Workspace) -> tuple[DocumentSearch, float]:
    """Open the index of a full library; return the milliseconds until it can be searched."""
    start = time.perf_counter()
    search = DocumentSearch(workspace)
    search.refresh()
    return search, (time.perf_counter() - start) * 1000


def changed(workspace: Workspace, search: DocumentSearch, number: int) -> float:
    """Give a document another title; return the milliseconds until it is found by that."""
    change = "UPDATE evidence SET title = ? WHERE id = ?"
    workspace.database.raw.execute(change, (f"Judul baru {number}", f"E{number:05}"))
    return spent(search.refresh)


def line(name: str, values: Sequence[float], promised: float) -> bool:
    """Print a row of the table; tell whether what is promised is kept."""
    p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    print(f"| {name:32} | {statistics.median(values):6.2f} | {p95:6.2f} | {promised:8.0f} |")
    return p95 <= promised


def measure(workspace: Workspace, count: int) -> list[bool]:
    """Print what each step takes; return which promises are kept."""
    search = DocumentSearch(workspace)
    kept = [
        line("documents learnt, each portion", refreshed(search), PROMISED_STEP),
        line("text of a file taken", read(search), PROMISED_STEP),
    ]
    search.close()
    search, until_ready = opened(workspace)
    unchanged = [spent(search.refresh) for _ in range(20)]
    edits = [changed(workspace, search, n) for n in range(0, count, max(1, count // 50))]
    kept += [
        line("library opened", [until_ready], PROMISED_OPEN),
        line("nothing changed", unchanged, PROMISED_UNCHANGED),
        line("one title changed", edits, PROMISED_STEP),
        line("facts of all files", [spent(search.known_facts) for _ in range(20)], PROMISED_STEP),
        line("next files to read", [spent(search.unread) for _ in range(20)], PROMISED_STEP),
    ]
    for typed in TYPED:
        times = [spent(lambda t=typed: search.search(t)) for _ in range(20)]
        kept.append(line(f"searched: {typed}", times, PROMISED_SEARCH))
    search.close()
    return kept


def main() -> int:
    """Measure in a temporary folder and print; fail if what is promised is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where to write, by default the temp folder")
    options = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs")
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {options.documents} documents, SQLite ", end="")
    print(f"{sqlite3.sqlite_version}\n")
    print(f"| {'ms':32} | {'p50':>6} | {'p95':>6} | {'promised':>8} |")
    print(f"|{'-' * 34}|-------:|-------:|---------:|")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        root, catalogue = Path(name) / "contoh", Catalogue(RESOURCES / "instruments")
        create_sample(root, catalogue, RESOURCES / "sample")
        workspace = open_workspace(root, catalogue)
        add_documents(workspace, options.documents)
        kept = measure(workspace, options.documents)
        workspace.close()
        print(f"\n{(root / 'search.sqlite3').stat().st_size / 2**20:.0f} MiB on disk")
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
