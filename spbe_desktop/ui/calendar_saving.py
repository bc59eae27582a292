"""Saves a calendar where the officer says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.portable_names import portable
from spbe_desktop.errors import SpbeError
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.services.agenda_export import save_calendar
from spbe_desktop.services.calendar_history import note_handed_out
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.tab_services import TabServices


def save_entries(
    parent: QWidget,
    services: TabServices,
    entries: Sequence[CalendarEntry],
    title: str,
    noun: str = "Kalender",
) -> None:
    """Ask where to, note what is handed out, and write the .ics file on the worker.

    *noun* is what the file is called when the outcome is told.
    """
    saver = DocumentSaver(services.runner, services.preferences, noun)
    path = saver.ask(parent, portable(title), "ics")
    if path is None:
        return
    workspace = services.bridge.workspace
    told, failed = services.listener.told, services.listener.failed

    def on_failure(error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        failed.emit(error)

    try:
        # Before it is written: what may be in somebody's calendar has to be known.
        note_handed_out(workspace, services.bridge.assessment_id, entries)
    except SpbeError as error:
        failed.emit(error)
        return
    services.runner.start(
        partial(save_calendar, tuple(entries), title, workspace.clock(), path),
        on_success=lambda _none: told.emit("info", f"{noun} disimpan di {path}."),
        on_failure=on_failure,
    )
