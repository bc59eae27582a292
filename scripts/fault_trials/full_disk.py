"""Fills the disk at every point at which an operation writes: one pretended, one real."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from unittest import mock

from fault_trials.children import Line, attempt, child, listen, perform, watch
from fault_trials.kills import judge, laid_out
from fault_trials.operations import Operation, named
from fault_trials.places import Materials, Sandbox, Snapshot, differences
from fault_trials.results import Row
from fault_trials.write_points import find_disk_full
from spbe_desktop.evidence import storage

PAGE = 4096
_SIZE = 32 << 20
_BALLAST = "ganjal"


def fill_at_every_write(operation: Operation, materials: Materials, every: int = 1) -> Row:
    """Let all writing fail from the Nth on, for N = 1, 1 + *every*, … until nothing fails."""
    row = Row("ENOSPC at write N", operation.name)
    began = time.perf_counter()
    at = 1
    while True:
        sandbox = laid_out(operation, materials, "penuh")
        before = sandbox.snapshot(operation.writes_to)
        with child(perform, operation.name, sandbox, at, find_disk_full) as (line, _):
            heard = listen(line)
        if heard.writes < at and not heard.refusals:
            break
        row.runs += 1
        row.inside += heard.writes >= at
        row.refused += bool(heard.refusals)
        judge(row, operation, sandbox, heard, f"write {at}")
        row.complaints += _left_behind(operation, before, sandbox, f"write {at}")
        at += every
    row.seconds = time.perf_counter() - began
    return row


def fill_for_real(operation: Operation, materials: Materials, mount: Path, every: int = 1) -> Row:
    """Leave 0, *every*, 2 × *every*, … pages of a small disk free until they are enough.

    *mount* is a disk of its own, with room for little else than a sandbox.
    """
    row = Row("disk of N free pages", operation.name)
    began = time.perf_counter()
    pages = 0
    while True:
        sandbox = _laid_out_on(operation, materials, mount)
        before = sandbox.snapshot(operation.writes_to)
        _leave_free(mount, pages * PAGE)
        with child(perform_with_little_room, operation.name, sandbox, mount) as (line, _):
            heard = listen(line)
        row.runs += 1
        row.inside += bool(heard.refusals)
        row.refused += bool(heard.refusals)
        (mount / _BALLAST).unlink(missing_ok=True)
        judge(row, operation, sandbox, heard, f"{pages} pages")
        row.complaints += _left_behind(operation, before, sandbox, f"{pages} pages")
        if not heard.refusals:
            break
        pages += every
    row.seconds = time.perf_counter() - began
    return row


def perform_with_little_room(name: str, sandbox: Sandbox, mount: Path, line: Line) -> None:
    """Do an operation on a disk that is nearly full; if it is refused, again with room."""
    sandbox.settle_in()
    operation = named(name)
    allowed = [sandbox.root / name for name in operation.writes_to]
    watch([*allowed, mount / _BALLAST], line)
    with _no_margin():
        if not attempt(operation, sandbox, line):
            (mount / _BALLAST).unlink()
            if not attempt(operation, sandbox, line):
                line.send(("wrong", "refused although there was room again"))
    line.send(("finished", 0))


def _no_margin() -> AbstractContextManager[object]:
    """Let files in for which the program would find too little room.

    What it looks for beforehand, another program may take meanwhile.
    """
    return mock.patch.object(storage, "MARGIN", -_SIZE)


def _laid_out_on(operation: Operation, materials: Materials, mount: Path) -> Sandbox:
    (mount / _BALLAST).unlink(missing_ok=True)
    sandbox = materials.fill(mount / "sandbox")
    with _no_margin():
        operation.prepare(sandbox)
    return sandbox


def _leave_free(mount: Path, size: int) -> None:
    """Fill the disk at *mount* but for *size* bytes."""
    state = os.statvfs(mount)
    with (mount / _BALLAST).open("wb") as ballast:
        os.posix_fallocate(ballast.fileno(), 0, max(1, state.f_bavail * state.f_frsize - size))


def _left_behind(
    operation: Operation, before: Snapshot, sandbox: Sandbox, where: str
) -> Iterator[str]:
    for found in differences(before, sandbox.snapshot(operation.writes_to)):
        yield f"{where}: {found}"
    for path in sandbox.root.rglob("*"):
        if path.suffix == ".part" or path.name.endswith(".sedang-ditulis"):
            yield f"{where}: half done, and left behind: {path.name}"
