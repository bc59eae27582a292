"""What the status strip says is due next: the assessment itself, or a date of the agenda."""

from __future__ import annotations

from datetime import date

from spbe_desktop.domain.agenda import Milestone, awaited_day, next_milestone
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.services.agenda_reading import milestones_of
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.header_facts import due_text
from spbe_desktop.words.agenda import countdown


def coming(workspace: Workspace, assessment: Assessment, today: date) -> Milestone | None:
    """Return the milestone that comes next, if there is one."""
    return next_milestone(milestones_of(workspace, assessment.id), today)


def next_date_text(workspace: Workspace, assessment: Assessment, today: date) -> str:
    """Return what comes first, the day the assessment is due or the next milestone."""
    milestone, due = coming(workspace, assessment, today), assessment.due
    if milestone is not None:
        open_due = due is not None and not assessment.locked and due >= today
        if not open_due or due is None or awaited_day(milestone, today) <= due:
            return countdown(milestone, today)
    return due_text(assessment, today)
