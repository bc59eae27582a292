"""Somebody else at a workspace, in a process of her own that may be killed at any moment."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from spbe_desktop.errors import WorkspaceInUseError
from spbe_desktop.words.failures import sentence
from tests.workspaces import opened, text, value

EDITS = 200
INDICATORS = 47


def hold(root: Path, line: Connection) -> None:
    """Open the workspace, say so or why not, and keep it open until told otherwise."""
    try:
        workspace = opened(root)
    except WorkspaceInUseError as error:
        line.send(sentence(error))
        return
    line.send("opened")
    line.recv()
    workspace.close()


def type_fast(root: Path, mark: str, line: Connection) -> None:
    """Make 200 edits that carry *mark*, each told by its number once the editor returned."""
    workspace = opened(root)
    for number in range(EDITS):
        key = str(number % INDICATORS + 1)
        if number % 3:
            workspace.editor.run(text(key, f"{mark}.{number}"))
        else:
            workspace.editor.run(value(key, None))
            workspace.editor.run(value(key, number % 5 + 1))
        line.send(number)
    line.recv()
