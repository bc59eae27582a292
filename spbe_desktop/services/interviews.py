"""Gets ready for an interview or a visit: what is asked, and the documents for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from spbe_desktop.domain.duties import Assignee
from spbe_desktop.domain.interview import InterviewSheet, interview_sheets
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.sheet import Assessment, Sheet
from spbe_desktop.evidence.storage import write_whole
from spbe_desktop.exports.interview_fields import AskedSheet, interview_fields
from spbe_desktop.services.library import UsesByKey
from spbe_desktop.services.team_reading import duties_of
from spbe_desktop.services.timeline import earlier_answers
from spbe_desktop.services.workspace import Workspace

INTERVIEW_TEMPLATE, VISIT_TEMPLATE = "lembar-interviu", "daftar-visitasi"


def read_interview(
    workspace: Workspace, sheet: Sheet, uses: UsesByKey
) -> tuple[InterviewSheet, ...]:
    """Return what the agency is ready to say of every indicator of *sheet*."""
    duties = duties_of(workspace, sheet.assessment.id)
    speakers = {
        key: tuple(_called(each) for each in duty.everybody) for key, duty in duties.items()
    }
    return interview_sheets(sheet, uses, earlier_answers(workspace, sheet), speakers)


def save_sheets(
    asked: Sequence[AskedSheet],
    about: tuple[Assessment, date],
    template: Path,
    path: Path,
    report: Report = unreported,
) -> None:
    """Write a document about *asked* to *path* as .docx; a job for the worker.

    *about* is the assessment, and the day on which it is printed. What was in *path* stays
    until the new document is whole.
    """
    # Word documents take long to learn to write, and this is the worker.
    from spbe_desktop.exports.filled_template import filled

    content = filled(template, interview_fields(asked, *about))
    report(0, len(content))
    write_whole(path, content)


def _called(assignee: Assignee) -> str:
    return f"{assignee.name} ({assignee.office})" if assignee.name else assignee.office
