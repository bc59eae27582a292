"""Saves the calendar where the officer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.services.agenda_export import calendar_entries
from spbe_desktop.ui.calendar_saving import save_entries
from spbe_desktop.ui.tab_services import TabServices


def save_agenda(
    parent: QWidget,
    services: TabServices,
    assessment: Assessment,
    milestones: Sequence[Milestone],
    names: Mapping[str, str],
) -> None:
    """Ask where to, and write the .ics file on the worker; the outcome is told."""
    title = f"Agenda SPBE {assessment.agency.short_name} {assessment.year}"
    save_entries(parent, services, calendar_entries(milestones, names), title, "Agenda")
