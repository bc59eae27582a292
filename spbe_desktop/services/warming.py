"""Loads what edits and the library need, while the officer is still reading the first page."""

from __future__ import annotations

from importlib import import_module

_NEEDED = (
    "spbe_desktop.models.edits",
    "spbe_desktop.models.statements",
    "spbe_desktop.services.answering",
    "spbe_desktop.services.attaching",
    "spbe_desktop.services.attaching_many",
    "spbe_desktop.services.compound",
    "spbe_desktop.services.intake",
    "spbe_desktop.services.keeping",
    "spbe_desktop.services.library_reading",
    "spbe_desktop.services.relinking",
    "spbe_desktop.services.searching",
    "spbe_desktop.services.taking_in",
    "spbe_desktop.services.shortcoming_reading",
    "spbe_desktop.services.slot_reading",
    "spbe_desktop.services.timeline",
)


def load_editing() -> None:
    """Import the modules that edits and the library run through; a job for the worker.

    Whoever edits before this is done waits for the rest of it, and for nothing else.
    """
    for name in _NEEDED:
        import_module(name)
