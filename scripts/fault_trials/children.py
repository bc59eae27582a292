"""The program at work in a process of its own, which tells by a pipe what it calls done."""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fault_trials.checks import Fact
from fault_trials.operations import Operation, named
from fault_trials.places import Sandbox
from fault_trials.write_points import Harm, WritePoints
from spbe_desktop.errors import SpbeError
from spbe_desktop.words.failures import sentence

PATIENCE = 60
"""Seconds after which a child is taken to hang."""

# Each has to import the program first; where a process can be copied, that is done once.
if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["fault_trials.children"])

Line = Connection
"""The pipe to the parent."""


@dataclass(slots=True)
class Heard:
    """What a child has told until it ended."""

    told: list[Fact] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    """Sentences for the user."""
    wrong: list[str] = field(default_factory=list)
    """Tracebacks, and places outside the sandbox that were written to."""
    writes: int = 0
    finished: bool = False

    def take(self, message: tuple[Any, ...]) -> None:
        """Note one message."""
        kind, *facts = message
        if kind == "told":
            self.told.append(tuple(facts))
        elif kind == "refused":
            self.refusals.append(facts[0])
        elif kind == "wrong":
            self.wrong.append(facts[0])
        elif kind == "finished":
            self.writes, self.finished = facts[0], True


@contextmanager
def child(task: Callable[..., None], *facts: Any) -> Iterator[tuple[Line, Any]]:
    """Have *task* done in a process of its own, and kill that in the end."""
    ours, theirs = processes.Pipe()
    process = processes.Process(target=task, args=(*facts, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours, process
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def listen(line: Line) -> Heard:
    """Take what comes until the child has ended or says nothing for too long."""
    heard = Heard()
    with suppress(EOFError, ConnectionResetError):
        while not heard.finished:
            if not line.poll(PATIENCE):
                heard.wrong.append(f"hangs: nothing was heard for {PATIENCE} s")
                break
            heard.take(line.recv())
    return heard


def perform(name: str, sandbox: Sandbox, at: int, harm: Harm | None, line: Line) -> None:
    """Do an operation, with *harm* from the writing numbered *at* on.

    If it is refused, it is done again without harm.
    """
    sandbox.settle_in()
    operation = named(name)
    points = WritePoints(at, harm)
    watch([sandbox.root / name for name in operation.writes_to], line)
    line.send(("begun",))
    with points.watched():
        if not attempt(operation, sandbox, line) and harm is not None:
            points.heal()
            if not attempt(operation, sandbox, line):
                line.send(("wrong", "refused although there was room again"))
    line.send(("finished", points.count))


def attempt(operation: Operation, sandbox: Sandbox, line: Line) -> bool:
    """Do *operation*, and tell what came of it; return whether it went through."""
    try:
        operation.act(sandbox, lambda *fact: line.send(("told", *fact)))
    except SpbeError as error:
        line.send(("refused", sentence(error)))
        return False
    except BaseException:  # noqa: BLE001 - a traceback is what is looked for
        line.send(("wrong", traceback.format_exc()))
        return False
    return True


def watch(allowed: Iterable[Path], line: Line) -> None:
    """Tell of every file that Python writes, renames or makes outside of what is *allowed*."""
    inside = (*map(str, allowed), "/dev/")
    told: set[str] = set()

    def look(event: str, facts: tuple[Any, ...]) -> None:
        for place in _written(event, facts):
            # What has no whole path is in a folder that was opened before.
            outside = os.path.isabs(place) and not place.startswith(inside)  # noqa: PTH117 - text
            if outside and place not in told:
                told.add(place)
                line.send(("wrong", f"written outside: {event} {place}"))

    sys.dont_write_bytecode = True
    sys.addaudithook(look)


_OF_ONE_NAME = {"os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod"}
"""What Python tells of before it changes what stands under one name."""


def _written(event: str, facts: tuple[Any, ...]) -> Iterator[str]:
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    if event == "open" and not isinstance(facts[0], int) and (facts[2] or 0) & writing:
        yield os.fsdecode(facts[0])
    elif event in {"os.rename", "os.link", "os.symlink"}:
        yield from map(os.fsdecode, facts[:2])
    elif event in _OF_ONE_NAME and not isinstance(facts[0], int):
        yield os.fsdecode(facts[0])
