"""Saves the calendar where the officer says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.services.agenda_export import UID_BEGINNING, calendar_entries
from spbe_desktop.services.calendar_history import handed_out, sequence_now, withdrawn
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
    workspace, sequence = services.bridge.workspace, sequence_now(services.bridge.workspace)
    standing = calendar_entries(milestones, names, sequence)
    handed = handed_out(workspace, assessment.id)
    agenda = {uid: entry for uid, entry in handed.items() if uid.startswith(UID_BEGINNING)}
    gone = withdrawn(agenda, {entry.uid for entry in standing}, sequence, assessment.year - 1)
    save_entries(parent, services, (*standing, *gone), title, "Agenda")
