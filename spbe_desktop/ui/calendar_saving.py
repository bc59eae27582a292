"""Saves a calendar where the officer says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.portable_names import portable
from spbe_desktop.errors import SpbeError
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.services.agenda_export import save_calendar
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.tab_services import TabServices


def save_entries(
    parent: QWidget,
    services: TabServices,
    entries: Sequence[CalendarEntry],
    title: str,
    noun: str = "Kalender",
) -> None:
    """Ask where to, and write the .ics file on the worker; *noun* is what it is called then."""
    saver = DocumentSaver(services.runner, services.preferences, noun)
    path = saver.ask(parent, portable(title), "ics")
    if path is None:
        return
    told, failed = services.listener.told, services.listener.failed

    def on_failure(error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        failed.emit(error)

    services.runner.start(
        partial(save_calendar, tuple(entries), title, services.bridge.workspace.clock(), path),
        on_success=lambda _none: told.emit("info", f"{noun} disimpan di {path}."),
        on_failure=on_failure,
    )
