"""Takes the drive away while the program works on it, and puts it back afterwards."""

from __future__ import annotations

import math
import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from fault_trials.children import PATIENCE, Line, attempt, child, listen, watch
from fault_trials.kills import judge
from fault_trials.namespaces import mount, mounted, unmount
from fault_trials.operations import Operation, named
from fault_trials.places import Materials, Sandbox, Snapshot, differences
from fault_trials.results import Row
from spbe_desktop.models import database

_SIZE = 256 << 20
"""Bytes of the drive: more than the program wants to stay free."""
_DRIVE, _SAME_DRIVE = "drive", "drive yang sama"


def unplug_often(operation: Operation, materials: Materials, seed: int, count: int) -> Row:
    """Take the drive away *count* times during *operation*; only inside of `run_alone`."""
    row = Row("drive taken away", operation.name)
    began = time.perf_counter()
    dice = random.Random(f"{seed} {operation.name}")  # noqa: S311 - chance, no secret
    seconds = 0.0
    for number in range(-1, count):
        moment = None if number < 0 else dice.uniform(0, seconds)
        place = materials.folder / _DRIVE
        place.mkdir(exist_ok=True)
        before = _seen(materials.folder)
        with mounted(materials.folder / _SAME_DRIVE, _SIZE) as drive:
            kind = _Drive(drive, place, local=number % 2 == 0)
            taken = _unplug(row, operation, materials, kind, moment)
        seconds = taken if moment is None else min(seconds, taken)
        unmount(place)
        where = f"seed {seed}, run {number}"
        row.complaints += [f"{where}: {e}" for e in differences(before, _seen(materials.folder))]
    row.seconds = time.perf_counter() - began
    return row


@dataclass(frozen=True, slots=True)
class _Drive:
    """A drive that can be taken from its *place*."""

    itself: Path
    place: Path
    local: bool
    """Whether it passes for a disk of the computer: then there is a log beside the database."""

    def plug_in(self) -> None:
        """Have it be found at its place."""
        mount("--bind", str(self.itself), str(self.place))


def _unplug(
    row: Row, operation: Operation, materials: Materials, drive: _Drive, moment: float | None
) -> float:
    """Do *operation* on *drive*, which is taken away after *moment*.

    Return how many seconds all of it takes, as far as this run has shown.
    """
    place = drive.place
    drive.plug_in()
    sandbox = materials.fill(place / "sandbox")
    operation.prepare(sandbox)
    before = sandbox.snapshot(operation.writes_to)
    with child(perform_unplugged, operation.name, sandbox, drive, moment) as (line, _):
        line.poll(PATIENCE)
        began = time.perf_counter()
        heard = listen(line)
        seconds = time.perf_counter() - began
    if place.is_mount():  # it was done before the drive was to go
        unmount(place)
    row.runs += 1
    row.inside += bool(heard.refusals)
    row.refused += bool(heard.refusals)
    row.complaints += [f"written to the empty place: {path.name}" for path in place.rglob("*")]
    drive.plug_in()
    judge(row, operation, sandbox, heard, f"after {moment} s")
    row.complaints += differences(before, sandbox.snapshot(operation.writes_to))
    return math.inf if heard.refusals else seconds


def perform_unplugged(
    name: str, sandbox: Sandbox, drive: _Drive, moment: float | None, line: Line
) -> None:
    """Do an operation, and lose the drive after *moment* seconds."""
    sandbox.settle_in()
    operation = named(name)
    watch([sandbox.root / folder for folder in operation.writes_to], line)
    with mock.patch.object(database, "write_ahead_is_safe", return_value=drive.local):
        line.send(("begun",))
        losing = threading.Timer(moment or 0, _lose, (drive.place,))
        if moment is not None:
            losing.start()
        attempt(operation, sandbox, line)
        losing.cancel()
        if moment is not None:
            losing.join()
    line.send(("finished", 0))


def _lose(place: Path) -> None:
    """Have every descriptor on the drive fail, as those of a stick do, and its names vanish."""
    # One that can neither be read nor written.
    dead = os.open("/", os.O_PATH)
    for descriptor in _on(place):
        os.dup2(dead, descriptor)
    unmount(place)


def _on(place: Path) -> Iterator[int]:
    for entry in Path("/proc/self/fd").iterdir():
        try:
            if entry.readlink().is_relative_to(place):
                yield int(entry.name)
        except OSError:
            continue  # closed meanwhile


def _seen(folder: Path) -> Snapshot:
    """Return what there is beside the drive, and in its place once it is gone."""
    return {
        str(path.relative_to(folder)): str(path.stat().st_size)
        for path in folder.rglob("*")
        if _SAME_DRIVE not in path.parts
    }
