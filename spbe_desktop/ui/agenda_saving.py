"""Saves the calendar where the officer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.agenda_export import calendar_entries, save_calendar
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.user_folders import documents


def save_agenda(
    parent: QWidget,
    services: TabServices,
    assessment: Assessment,
    milestones: Sequence[Milestone],
    names: Mapping[str, str],
) -> None:
    """Ask where to, and write the .ics file on the worker; the outcome is told."""
    folder = services.preferences.letter_folder
    start = folder if folder is not None and folder.is_dir() else documents()
    title = f"Agenda SPBE {assessment.agency.short_name} {assessment.year}"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Simpan agenda", str(start / f"{title}.ics"), "Kalender (*.ics)"
    )
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() != ".ics":
        path = path.with_name(f"{path.name}.ics")
    services.preferences.letter_folder = path.parent
    entries = calendar_entries(milestones, names)
    told, failed = services.listener.told, services.listener.failed

    def on_failure(error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        failed.emit(error)

    services.runner.start(
        partial(save_calendar, entries, title, services.bridge.workspace.clock(), path),
        on_success=lambda _none: told.emit("info", f"Agenda disimpan di {path}."),
        on_failure=on_failure,
    )
