"""Two programs at one workspace, and programs that end without a word."""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

import pytest

from spbe_desktop.errors import WorkspaceInUseError
from spbe_desktop.models import presence
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.sheets import read_sheet
from tests.services import typist
from tests.workspaces import DISKOMINFO_THIS_YEAR, journal_of, opened, value

KILLS = 30

# Each has to import the program first; where a process can be copied, that is done once.
if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.services.typist"])


@contextmanager
def somebody(task: Callable[..., None], *facts: Any) -> Iterator[tuple[Connection, Any]]:
    """Have *task* done in a process of its own, and kill that in the end."""
    ours, theirs = processes.Pipe()
    process = processes.Process(target=task, args=(*facts, theirs))
    process.start()
    theirs.close()
    try:
        yield ours, process
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def test_a_second_program_is_told_who_has_the_workspace_open(folder):
    with somebody(typist.hold, folder) as (line, _):
        assert line.recv() == "opened"

        with pytest.raises(WorkspaceInUseError) as caught:
            opened(folder)

    assert caught.value.path == folder
    assert caught.value.user == presence.current_user()
    assert caught.value.computer
    assert caught.value.since.startswith("2025-09-25")


def test_a_workspace_opens_without_fuss_after_its_program_was_killed(folder):
    with somebody(typist.hold, folder) as (line, _):
        assert line.recv() == "opened"
    assert (folder / "workspace.lock").exists()

    workspace = opened(folder)
    workspace.editor.run(value("1", 3))

    workspace.close()
    assert not (folder / "workspace.lock").exists()


def test_trying_to_open_it_twice_gives_nobody_else_a_way_in(workspace, folder):
    with pytest.raises(WorkspaceInUseError):
        opened(folder)

    with somebody(typist.hold, folder) as (line, _):
        said = line.recv()

    assert presence.current_user() in said
    assert "sedang dibuka" in said


def test_a_refused_program_disturbs_nothing(workspace, folder):
    workspace.editor.run(value("1", 3))
    note = (folder / "workspace.lock").read_bytes()

    with somebody(typist.hold, folder) as (line, _):
        assert line.recv() != "opened"

    workspace.editor.run(value("2", 4))
    assert (folder / "workspace.lock").read_bytes() == note
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).score.answered == 2
    assert not workspace.database.integrity_check()


def test_whatever_was_said_to_be_saved_survives_a_kill(folder):
    dice = random.Random(20250925)
    for kill in range(KILLS):
        mark = f"ronde {kill}"
        with somebody(typist.type_fast, folder, mark) as (line, process):
            saved = [line.recv() for _ in range(dice.randint(1, typist.EDITS - 1))]
            process.kill()
            # What was on its way had been said before the kill: it must be there too.
            with suppress(EOFError):
                while True:
                    saved.append(line.recv())

        workspace = opened(folder)
        wrong = workspace.database.integrity_check()
        broken = verify(workspace)
        lines = journal_of(workspace)
        rows = read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key
        workspace.close()

        assert wrong == ()
        assert broken is None
        written = {entry["after"] for entry in lines}
        assert {f"{mark}.{number}" for number in saved if number % 3} <= written
        last = {(entry["key"], entry["field"]): entry["after"] for entry in lines}
        for key, row in rows.items():
            assert row.explanation == last.get((key, "explanation"), "")
            assert str(row.value or "") == last.get((key, "value"), "")
