"""Runs one command and turns its failures into one sentence and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from spbe_desktop.cli.commands import COMMANDS, DONE, UNREADABLE, WRONG
from spbe_desktop.cli.grammar import make_parser
from spbe_desktop.errors import SpbeError, StorageError
from spbe_desktop.words.failures import sentence


def run(words: Sequence[str], resources: Path) -> int:
    """Run the command in *words* and return its exit status.

    1 says that something is wrong with what was given, 2 that it could not be looked at.
    """
    _speak_utf8()
    arguments = make_parser().parse_args(words)
    try:
        status = COMMANDS[arguments.command](arguments, resources)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our answer has heard enough; Python must not complain at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except StorageError as error:
        print(sentence(error), file=sys.stderr)
        return UNREADABLE
    except SpbeError as error:
        print(sentence(error), file=sys.stderr)
        return WRONG
    return status


def _speak_utf8() -> None:
    """Make names of any script printable, also into a file and on Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
