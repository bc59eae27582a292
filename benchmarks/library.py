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
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.searching import SearchedDocument, UsedAt
from spbe_desktop.models.search_index import SearchIndex

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

PROMISED_SEARCH_MS = 50.0
PROMISED_SYNC_MS = 20.0
PROMISED_OPEN_MS = 300.0
PROMISED_TAKE_MS = 50.0


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


def documents(count: int) -> list[SearchedDocument]:
    """Return *count* documents, each used under one of 47 indicators."""
    return [
        SearchedDocument(
            evidence_id=f"E{number:05}",
            sha256=f"{number:064x}",
            title=f"Laporan {FREQUENT[number % len(FREQUENT)]} {number}",
            number=f"188.45/{number}/2025",
            names=(f"I{number % 47 + 1:02}_Laporan-{number}.pdf",),
            document_type="Laporan",
            publisher="Diskominfo",
            used_at=(UsedAt(IndicatorKey(str(number % 47 + 1)), number % 5 + 1),),
        )
        for number in range(count)
    ]


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds that *work* takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def filled(path: Path, known: Sequence[SearchedDocument]) -> tuple[list[float], list[float]]:
    """Make an index of *known*; return the milliseconds of each portion and of each text."""
    index = SearchIndex(path)
    portions = []
    left = 1
    while left:
        start = time.perf_counter()
        left = index.sync(known)
        portions.append((time.perf_counter() - start) * 1000)
    taken = []
    for document, text in zip(known, texts(random.Random(1)), strict=False):
        facts = FileFacts(Readability.READABLE, pages=9, first_text=text[:4000], text=text)
        taken.append(spent(lambda s=document.sha256, f=facts: index.put_facts(s, f)))
    index.close()
    return portions, taken


def line(name: str, values: Sequence[float], promised: float | None = None) -> bool:
    """Print a row of the table; tell whether its longest time keeps what is promised."""
    longest = max(values)
    limit = "" if promised is None else f"{promised:.0f}"
    print(f"| {name:34} | {statistics.median(values):8.2f} | {longest:8.2f} | {limit:>8} |")
    return promised is None or longest <= promised


def main() -> int:
    """Measure in a temporary folder and print; fail if what is promised is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where to write, by default the temp folder")
    options = parser.parse_args()
    known = documents(options.documents)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs")
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {options.documents} documents, SQLite ", end="")
    print(f"{sqlite3.sqlite_version}\n")
    print(f"| {'ms':34} | {'median':>8} | {'longest':>8} | {'promised':>8} |")
    print(f"|{'-' * 36}|---------:|---------:|---------:|")
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        path = Path(name) / "search.sqlite3"
        portions, taken = filled(path, known)
        kept = [
            line("first sync, each portion", portions, PROMISED_TAKE_MS),
            line("text of a file taken", taken, PROMISED_TAKE_MS),
        ]
        kept += measured(path, known)
        print(f"\n{path.stat().st_size / 2**20:.0f} MiB on disk")
    return int(not all(kept))


def measured(path: Path, known: Sequence[SearchedDocument]) -> list[bool]:
    """Measure what happens while an officer works; return which promises are kept."""
    opened: list[SearchIndex] = []
    first = spent(lambda: opened.append(SearchIndex(path)))
    index = opened[0]
    first += spent(lambda: index.sync(known))
    unchanged = [spent(lambda: index.sync(known)) for _ in range(20)]
    kept = [
        line("opened, and first compared", [first], PROMISED_OPEN_MS),
        line("nothing changed", unchanged, PROMISED_SYNC_MS),
    ]
    changes = []
    for place in range(0, len(known), max(1, len(known) // 50)):
        edited = list(known)
        edited[place] = replace(edited[place], title=f"Judul baru {place}")
        changes.append(spent(lambda e=edited: index.sync(e)))
        known = edited
    kept.append(line("one document changed", changes, PROMISED_TAKE_MS))
    kept.append(line("all facts", [spent(index.known_facts) for _ in range(5)]))
    for typed in TYPED:
        times = [spent(lambda t=typed: index.search(t)) for _ in range(7)]
        kept.append(line(f"searched: {typed}", times, PROMISED_SEARCH_MS))
    index.close()
    return kept


if __name__ == "__main__":
    sys.exit(main())
