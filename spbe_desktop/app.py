"""The composition root: decides between window and command line, and puts the parts together."""

from __future__ import annotations

import builtins
import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from spbe_desktop.cli.names import COMMANDS
from spbe_desktop.reader.names import READ_FILES

Observe = Callable[[str], None]

_ASKS_THE_COMMAND_LINE = frozenset({*COMMANDS, "-h", "--help", "--version"})


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with *words* (by default the command line's) and return its exit status."""
    words = sys.argv[1:] if words is None else words
    # We ourselves, asked by the program that is already open.
    if words and words[0] == READ_FILES:
        from spbe_desktop.reader.child import main as read_files

        return read_files()
    if words and words[0] == "self-test":
        return _answer(_self_test)
    # A mistyped command is told; it is no workspace that a window could open. On Windows the
    # program without a console has nobody to tell, and lets the window say what is missing.
    if (
        words
        and sys.stdout is not None
        and (words[0] in _ASKS_THE_COMMAND_LINE or not Path(words[0]).exists())
    ):
        from spbe_desktop.cli.main import run

        return run(words, resources())
    # What is remembered must be found from wherever the program is started next.
    return open_window(Path(words[0]).absolute() if words else None)


def resources() -> Path:
    """Return the folder of packs, icons and fonts: in the bundle, or beside the package."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else Path(__file__).resolve().parent.parent) / "resources"


def open_window(workspace: Path | None, observe: Observe | None = None) -> int:
    """Show the frame at once; what it is filled with is loaded after it was painted.

    *observe* is told when the frame is painted and when the window is ready, by name.
    """
    # Nothing that is made while starting becomes garbage; looking for it takes a tenth of it.
    gc.disable()
    with _plain_imports():
        import PySide6.QtCore  # noqa: F401 - what follows is imported without its hook
    from spbe_desktop.ui.launch import launch

    return launch(resources(), workspace, observe or _unobserved)


@contextmanager
def _plain_imports() -> Iterator[None]:
    """Keep PySide from reading the source of every module that is imported after it.

    It looks for the word PySide6 there, to switch on its `__feature__` options, which this
    program does not use; that cost a sixth of the whole start.
    """
    plain = builtins.__import__
    yield
    builtins.__import__ = plain


def _unobserved(_milestone: str) -> None:
    pass


def _run_command(words: Sequence[str]) -> int:
    from spbe_desktop.cli.main import run

    return run(words, resources())


def _answer(command: Callable[[], int]) -> int:
    """Run *command*, and tell on the command line, too, what nobody has foreseen.

    The frozen program on Windows would show it in a box, and whoever waits for an answer, maybe
    a program itself, would wait until somebody closes it.
    """
    try:
        return command()
    except Exception:  # noqa: BLE001 - whatever it is
        traceback.print_exc()
        return 1


def _self_test() -> int:
    """Try every part of this installation on a throw-away workspace."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from spbe_desktop.cli.self_test import run
    from spbe_desktop.ui.self_test import window_checks

    return run(resources(), window_checks)
