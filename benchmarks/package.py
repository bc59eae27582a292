"""Writing and verifying a package of 1 GiB, held against the raw disk and against `zip -0`.

Every figure comes from the same run over the same bytes, with a warm page cache. The raw
write is only what it costs to write and fsync blocks that are in memory already: the hardest
yardstick there is. The package is timed as the officer gets it, read back and verified and with
its own SHA-256, and again for the writing alone.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

from spbe_desktop.domain.progress import unreported
from spbe_desktop.exchange import bag_writer
from spbe_desktop.exchange.bag_writer import write_package
from spbe_desktop.exchange.lanes import BLOCK
from spbe_desktop.exchange.plan import PackagePlan, plan_package
from spbe_desktop.exchange.verification import Verification
from spbe_desktop.exchange.verifier import verify_package
from tests.submissions import make_evidence, make_submission

_FILES = 99
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bench:
    """The evidence, the package it makes and the folder to write to."""

    folder: Path
    sources: tuple[Path, ...]
    plan: PackagePlan
    package: Path


def prepare(folder: Path, mebibytes: int) -> Bench:
    """Write documents of very different sizes that no compression makes smaller."""
    dice = random.Random(20250925)
    weights = [dice.paretovariate(1.2) for _ in range(_FILES)]
    evidence = []
    for number, weight in enumerate(weights):
        size = int(weight / sum(weights) * mebibytes * _MIB)
        head = b"%PDF-1.7\n" if number % 2 else b"\xff\xd8\xff\xe0"
        content = head + dice.randbytes(max(size, 1000))
        name = f"dokumen {number}.{'pdf' if number % 2 else 'jpg'}"
        evidence.append(make_evidence(folder, f"Dokumen {number}", content, name=name))
    plan = plan_package(make_submission(evidence), b"rekap" * 2000, b"<html>" * 2000)
    sources = tuple(item.source for item in plan.evidence)
    return Bench(folder, sources, plan, folder / "paket.spbe.zip")


def raw_write(bench: Bench) -> float:
    """Return the seconds to write and fsync the bytes of all sources to one file."""
    spent = 0.0
    target = bench.folder / "raw"
    with target.open("wb", buffering=0) as out:
        for source in bench.sources:
            with source.open("rb", buffering=0) as file:
                while block := file.read(BLOCK):
                    start = time.perf_counter()
                    out.write(block)
                    spent += time.perf_counter() - start
        start = time.perf_counter()
        os.fsync(out.fileno())
        spent += time.perf_counter() - start
    target.unlink()
    return spent


def package(bench: Bench) -> float:
    """Return the seconds until the officer is told that her package is whole."""
    return timed(lambda: write_package(bench.plan, bench.package, unreported))


def writing_alone(bench: Bench) -> float:
    """Return the seconds of the same without reading the package back."""

    def trusted(path: Path, *_: object, **__: object) -> Verification:
        return Verification(path, "", 0, None, "", "", "", "", 0, 0, 0, 0, ())

    with mock.patch.object(bag_writer, "verify_package", trusted):
        return timed(lambda: write_package(bench.plan, bench.package, unreported))


def zip_0(bench: Bench) -> float:
    """Return the seconds of Info-ZIP without compression and without any checksum file."""
    target = bench.folder / "zip0.zip"
    command = ["zip", "-0", "-q", "-j", str(target), *map(str, bench.sources)]
    spent = timed(lambda: subprocess.run(command, check=True))
    with target.open("rb") as file:
        spent += timed(lambda: os.fsync(file.fileno()))
    target.unlink()
    return spent


def read_and_hash(bench: Bench) -> float:
    """Return the seconds to read the package, and to reckon its CRC-32 and SHA-256."""

    def read() -> None:
        digest, crc = hashlib.sha256(), 0
        with bench.package.open("rb", buffering=0) as file:
            while block := file.read(BLOCK):
                crc = zlib.crc32(block, crc)
                digest.update(block)

    return timed(read)


def verify(bench: Bench) -> float:
    """Return the seconds of the full verification."""
    return timed(lambda: verify_package(bench.package, unreported))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def growth_of(subject: Callable[[Bench], float], bench: Bench) -> float:
    """Return by how many MiB memory grows in a process that does nothing else."""
    # Memory that an earlier subject gave back to Python would hide what this one takes.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(growth, subject, bench).result()


def growth(subject: Callable[[Bench], float], bench: Bench) -> float:
    """Return by how many MiB the resident memory peaks above its start during *subject*."""
    before = peak = _resident()
    running = threading.Event()
    running.set()

    def watch() -> None:
        nonlocal peak
        while running.is_set():
            peak = max(peak, _resident())
            time.sleep(0.005)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        subject(bench)
    finally:
        running.clear()
        watcher.join()
    return (peak - before) / _MIB


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def measure(bench: Bench, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of *rounds* interleaved rounds; a busy disk then meets all alike."""
    subjects = [raw_write, writing_alone, package, read_and_hash, verify]
    if shutil.which("zip"):
        subjects.insert(3, zip_0)
    seconds: dict[str, list[float]] = {subject.__name__: [] for subject in subjects}
    for _ in range(rounds):
        for subject in subjects:
            os.sync()
            seconds[subject.__name__].append(subject(bench))
    return seconds


def show(seconds: dict[str, list[float]], grown: dict[str, float], mebibytes: int) -> bool:
    """Print the table and what is promised; return whether all of it was kept."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs")
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, {mebibytes} MiB in {_FILES} files\n")
    print(f"| {'':13} | median s | best s | median MiB/s |")
    print(f"|{'-' * 15}|---------:|-------:|-------------:|")
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, value in medians.items():
        best = min(seconds[name])
        print(f"| {name:13} | {value:8.2f} | {best:6.2f} | {mebibytes / value:12.0f} |")
    raw = medians["raw_write"]
    promises = [
        ("package / raw write", medians["package"] / raw, 1.5),
        ("writing alone / raw write", medians["writing_alone"] / raw, 1.5),
        ("verify / read+crc+sha256", medians["verify"] / medians["read_and_hash"], 1.3),
        *((f"memory growth of {subject}, MiB", size, 64.0) for subject, size in grown.items()),
    ]
    if "zip_0" in medians:
        promises.append(("package / zip -0", medians["package"] / medians["zip_0"], 1.0))
    print()
    for name, value, most in promises:
        verdict = "" if value <= most else ", missed"
        print(f"{name:34} {value:6.2f}  (at most {most:.1f}{verdict})")
    return all(value <= most for _, value, most in promises)


def main() -> int:
    """Measure in a temporary folder and print; return 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mebibytes", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where to write, by default the temp folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        bench = prepare(Path(name), options.mebibytes)
        grown = {subject.__name__: growth_of(subject, bench) for subject in (package, verify)}
        seconds = measure(bench, options.rounds)
    return 0 if show(seconds, grown, options.mebibytes) else 1


if __name__ == "__main__":
    sys.exit(main())
