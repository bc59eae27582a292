"""Starts the program many times at once on one workspace."""

from __future__ import annotations

import platform
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

from fault_trials.acts import opened
from fault_trials.checks import soundness
from fault_trials.children import PATIENCE, Line, child
from fault_trials.places import Materials
from fault_trials.results import Row
from spbe_desktop.errors import SpbeError, WorkspaceInUseError
from spbe_desktop.models import presence
from spbe_desktop.words.failures import sentence

STARTS = 20


def start_together(materials: Materials, rounds: int) -> Row:
    """Start 20 at once, *rounds* times: one gets the workspace, the others learn who has it."""
    row = Row(f"{STARTS} starts at once", "open")
    began = time.perf_counter()
    root = materials.fill(materials.folder / "berebut").workspace
    for number in range(rounds):
        answers = _race(root)
        won = [said for outcome, said in answers if outcome == "opened"]
        row.runs += 1
        row.inside += 1
        row.refused += all(outcome == "in use" for outcome, _ in answers if outcome != "opened")
        if len(won) != 1:
            row.complaints.append(f"round {number}: {len(won)} have it")
        row.complaints += [said for outcome, said in answers if outcome == "wrong"]
    row.complaints += _whole(root)
    row.seconds = time.perf_counter() - began
    return row


def start_a_second(materials: Materials, rounds: int) -> Row:
    """Open what somebody has open, *rounds* times: refused with name and computer."""
    row = Row("second start", "open, edit")
    began = time.perf_counter()
    root = materials.fill(materials.folder / "berebut").workspace
    for number in range(rounds):
        with child(hold, root) as (line, _):
            line.send("go")
            first = _heard(line)
            try:
                with opened(root):
                    said = "opened a second time"
            except WorkspaceInUseError as error:
                said = sentence(error)
        row.runs += 1
        row.inside += 1
        wanted = {presence.current_user(), platform.node(), "sedang dibuka"}
        missing = [word for word in wanted if word not in said]
        row.refused += not missing
        if missing or first[0] != "opened":
            row.complaints.append(f"round {number}: {first}, {said}")
        # The first was killed: what it left behind must not keep anybody out.
        row.complaints += _whole(root)
    row.seconds = time.perf_counter() - began
    return row


def hold(root: Path, line: Line) -> None:
    """Wait for the word, open the workspace, say what came of it, and keep it."""
    line.recv()
    try:
        with opened(root):
            line.send(("opened", ""))
            line.recv()
    except WorkspaceInUseError as error:
        line.send(("in use", sentence(error)))
    except SpbeError as error:
        line.send(("wrong", sentence(error)))
    except EOFError:
        return
    except Exception:  # noqa: BLE001 - a traceback is what is looked for
        line.send(("wrong", traceback.format_exc()))


def _race(root: Path) -> list[tuple[str, str]]:
    with ExitStack() as stack:
        lines = [stack.enter_context(child(hold, root))[0] for _ in range(STARTS)]
        for line in lines:
            line.send("go")
        return [_heard(line) for line in lines]


def _heard(line: Line) -> tuple[str, str]:
    if not line.poll(PATIENCE):
        return "wrong", f"nothing was heard for {PATIENCE} s"
    outcome, said = line.recv()
    return outcome, said


def _whole(root: Path) -> list[str]:
    try:
        with opened(root) as workspace:
            return list(soundness(workspace))
    except SpbeError as error:
        return [f"cannot be opened afterwards: {sentence(error)}"]
