"""Damages the database of the sample in a thousand ways, and opens what is left of it."""

from __future__ import annotations

import random
import shutil
import time
import traceback
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from fault_trials.acts import AGENCY, YEAR, opened
from fault_trials.children import Line, child, listen
from fault_trials.kills import is_sentence
from fault_trials.places import Materials, Sandbox, Snapshot, differences
from fault_trials.results import Row
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.errors import SpbeError
from spbe_desktop.services import integrity, offices
from spbe_desktop.services.answering import SetValue
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.words.failures import sentence

_BATCH = 25
_PAGE = 4096
_HEADER = 100


def open_mutated(materials: Materials, seed: int, count: int) -> Row:
    """Open *count* damaged databases: each opens, or is refused with a sentence and unchanged."""
    row = Row("mutated database", "open, read, edit")
    began = time.perf_counter()
    sandbox = materials.fill(materials.folder / "rusak")
    shutil.rmtree(sandbox.workspace / "evidence")
    for first in range(0, count, _BATCH):
        numbers = range(first, min(first + _BATCH, count))
        _open_batch(row, sandbox, seed, numbers)
    row.seconds = time.perf_counter() - began
    return row


def _open_batch(row: Row, sandbox: Sandbox, seed: int, numbers: Sequence[int]) -> None:
    """Try *numbers* in one process; when it dies, go on with the next in another."""
    left = list(numbers)
    while left:
        with child(open_each, sandbox, seed, left) as (line, _):
            heard = listen(line)
        done = [int(number) for _, number, _ in heard.told]
        row.runs += len(done)
        row.inside += sum(outcome != "opened" for _, _, outcome in heard.told)
        row.refused += sum(outcome == "refused" for _, _, outcome in heard.told)
        row.complaints += heard.wrong
        left = left[len(done) :]
        if left and not heard.finished:
            row.runs += 1
            row.complaints.append(f"seed {seed}, mutation {left.pop(0)}: the process died")


def open_each(sandbox: Sandbox, seed: int, numbers: Sequence[int], line: Line) -> None:
    """Open each mutation in *numbers*, and tell what came of it."""
    sandbox.settle_in()
    path = sandbox.workspace / "assessment.sqlite3"
    sound = path.read_bytes()
    for number in numbers:
        where = f"seed {seed}, mutation {number}"
        path.write_bytes(mutated(sound, seed, number))
        before = _files_of(sandbox)
        try:
            outcome, said = _open(sandbox.workspace)
        except BaseException:  # noqa: BLE001 - a traceback is what is looked for
            line.send(("wrong", f"{where}: {traceback.format_exc()}"))
            outcome, said = "failed", "."
        if outcome == "refused":
            for found in differences(before, _files_of(sandbox)):
                line.send(("wrong", f"{where}: refused, but {found}"))
        if not is_sentence(said):
            line.send(("wrong", f"{where}: not a sentence: {said}"))
        line.send(("told", "mutation", str(number), outcome))
        _clear(sandbox.workspace)
    path.write_bytes(sound)
    line.send(("finished", 0))


def mutated(sound: bytes, seed: int, number: int) -> bytes:
    """Return *sound* with damage of one kind or another."""
    dice = random.Random(f"{seed} {number}")  # noqa: S311 - chance, no secret
    content = bytearray(sound)
    _KINDS[number % len(_KINDS)](content, dice)
    return bytes(content)


def _change_bytes(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 2, 8, 64))):
        content[dice.randrange(len(content))] = dice.randrange(256)


def _flip_one_bit(content: bytearray, dice: random.Random) -> None:
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


def _cut_at_a_page(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content) // _PAGE) * _PAGE :]


def _swap_pages(content: bytearray, dice: random.Random) -> None:
    one, other = (dice.randrange(len(content) // _PAGE) * _PAGE for _ in range(2))
    kept = content[one : one + _PAGE]
    content[one : one + _PAGE] = content[other : other + _PAGE]
    content[other : other + _PAGE] = kept


def _zero(content: bytearray, dice: random.Random) -> None:
    size = dice.choice((1, 16, 512, _PAGE, 16 * _PAGE))
    start = dice.randrange(len(content))
    length = len(content[start : start + size])
    content[start : start + length] = bytes(length)


def _change_header(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 2, 8))):
        content[dice.randrange(_HEADER)] = dice.randrange(256)


def _repeat(content: bytearray, dice: random.Random) -> None:
    """Write one piece of the file over another, as a disk does that mixes up its blocks."""
    size = dice.choice((8, 64, 512))
    source, target = (dice.randrange(len(content) - size) for _ in range(2))
    content[target : target + size] = content[source : source + size]


_KINDS: Sequence[Callable[[bytearray, random.Random], None]] = (
    _change_bytes,
    _flip_one_bit,
    _cut,
    _cut_at_a_page,
    _swap_pages,
    _zero,
    _change_header,
    _repeat,
)


def _open(root: Path) -> tuple[str, str]:
    """Open a workspace and use it as the window would; return what came of it, and the words."""
    outcome = "refused"
    try:
        with opened(root) as workspace:
            outcome = "stopped"
            for assessment in offices.assessments_of(workspace):
                read_sheet(workspace, assessment.id)
                uses_of(workspace, assessment.id)
            found = offices.find_assessment(workspace, AGENCY, YEAR)
            value = Decimal(3)
            workspace.editor.run(SetValue(found.id, SELF_ASSESSMENT, IndicatorKey("7"), value))
            integrity.take_inventory(workspace).journal.first_break()
    except SpbeError as error:
        return outcome, sentence(error)
    return "opened", "."


def _files_of(sandbox: Sandbox) -> Snapshot:
    return sandbox.snapshot(("rumah", "sementara"))


def _clear(root: Path) -> None:
    """Take away what a database that was refused or stopped may have left beside it."""
    for path in root.glob("assessment.sqlite3-*"):
        path.unlink()
    (root / "workspace.lock").unlink(missing_ok=True)
    shutil.rmtree(root / "backups", ignore_errors=True)
