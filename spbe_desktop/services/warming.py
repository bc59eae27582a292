"""Loads what the first edit needs, while the officer is still reading the first page."""

from __future__ import annotations

from importlib import import_module

_NEEDED = (
    "spbe_desktop.models.edits",
    "spbe_desktop.models.statements",
    "spbe_desktop.services.answering",
    "spbe_desktop.services.attaching",
    "spbe_desktop.services.intake",
    "spbe_desktop.services.timeline",
)


def load_editing() -> None:
    """Import the modules that edits run through; a job for the worker.

    Whoever edits before this is done waits for the rest of it, and for nothing else.
    """
    for name in _NEEDED:
        import_module(name)
