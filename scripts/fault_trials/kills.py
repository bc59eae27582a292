"""Kills the program at random moments, and at random points at which it writes."""

from __future__ import annotations

import random
import time

from fault_trials.checks import Fact
from fault_trials.children import PATIENCE, Heard, child, listen, perform
from fault_trials.operations import Operation
from fault_trials.places import Materials, Sandbox, differences
from fault_trials.results import Row
from fault_trials.write_points import end_here


def kill_often(operation: Operation, materials: Materials, seed: int, count: int) -> Row:
    """Do *operation* and kill it, *count* times."""
    row = Row("kill -9", operation.name)
    dice = random.Random(f"{seed} {operation.name}")  # noqa: S311 - chance, no secret
    began = time.perf_counter()
    unharmed, seconds = _undisturbed(operation, materials, row)
    for number in range(count):
        at = dice.randrange(1, unharmed.writes + 1) if number % 2 else 0
        moment = dice.uniform(0, seconds)
        sandbox = laid_out(operation, materials, "mati")
        before = sandbox.snapshot(operation.writes_to)
        heard = _at_write(operation, sandbox, at) if at else _at_moment(operation, sandbox, moment)
        if heard.finished:
            # The machine has become faster: later moments would come too late as well.
            seconds = min(seconds, moment)
        row.runs += 1
        row.inside += not heard.finished
        where = f"seed {seed}, kill {number}, " + (f"write {at}" if at else f"{moment:.3f} s")
        judge(row, operation, sandbox, heard, where)
        row.complaints += [
            f"{where}: {found}"
            for found in differences(before, sandbox.snapshot(operation.writes_to))
        ]
    row.seconds = time.perf_counter() - began
    return row


def _at_write(operation: Operation, sandbox: Sandbox, at: int) -> Heard:
    with child(perform, operation.name, sandbox, at, end_here) as (line, _):
        return listen(line)


def _at_moment(operation: Operation, sandbox: Sandbox, moment: float) -> Heard:
    with child(perform, operation.name, sandbox, 0, None) as (line, process):
        line.poll(PATIENCE)
        process.join(moment)
        process.kill()
        return listen(line)


def laid_out(operation: Operation, materials: Materials, name: str) -> Sandbox:
    """Return a sandbox for *operation*, as if nothing had happened yet."""
    sandbox = materials.fill(materials.folder / name)
    operation.prepare(sandbox)
    return sandbox


def judge(row: Row, operation: Operation, sandbox: Sandbox, heard: Heard, where: str) -> None:
    """Add to *row* all that is wrong after a run."""
    wrong = [*heard.wrong, *findings(operation, sandbox, heard.told)]
    wrong += [f"not a sentence: {told}" for told in heard.refusals if not is_sentence(told)]
    row.complaints += [f"{where}: {each}" for each in wrong]


def is_sentence(told: str) -> bool:
    """Tell whether a user was told in words; a list may follow."""
    return told.split("\n", 1)[0].endswith((".", ":"))


def findings(operation: Operation, sandbox: Sandbox, told: list[Fact]) -> list[str]:
    """Return what the checks of *operation* find; a failure of theirs is a finding, too."""
    try:
        return list(operation.verify(sandbox, told))
    except Exception as error:  # noqa: BLE001 - what cannot be looked at is lost
        return [f"cannot be looked at: {error!r}"]


def _undisturbed(operation: Operation, materials: Materials, row: Row) -> tuple[Heard, float]:
    """Return what is heard of a run that nothing disturbs, and its seconds."""
    sandbox = laid_out(operation, materials, "tanpa gangguan")
    before = sandbox.snapshot(operation.writes_to)
    with child(perform, operation.name, sandbox, 0, None) as (line, _):
        line.poll(PATIENCE)
        began = time.perf_counter()
        heard = listen(line)
        seconds = time.perf_counter() - began
    judge(row, operation, sandbox, heard, "undisturbed")
    row.complaints += differences(before, sandbox.snapshot(operation.writes_to))
    return heard, seconds
