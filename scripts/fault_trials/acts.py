"""What the officer does while trouble comes; each step is told once the program calls it done."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from fault_trials.places import Sandbox, catalogue
from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Assessment
from spbe_desktop.errors import EvidenceAlreadyAttachedError
from spbe_desktop.services import backing_up, offices, submission
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.taking_in import take_in_all
from spbe_desktop.services.workspace import Workspace, open_workspace

Tell = Callable[..., None]
"""Tells a step by its name and facts: from now on it counts as shown to the user."""

AGENCY, YEAR = "diskominfo", 2025
BUDGET = 5_000_000_000
_EDITS = 30
_COPIES = 3


@dataclass
class Clock:
    """Tells the time it was last set to."""

    now: datetime = field(default=datetime(2026, 3, 2, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


@contextmanager
def opened(root: Path, clock: Clock | None = None) -> Iterator[Workspace]:
    """Open the workspace in *root* as the program does, and leave it in the end."""
    workspace = open_workspace(root, catalogue(), clock or Clock())
    try:
        yield workspace
    finally:
        workspace.close()


def assessment_in(workspace: Workspace) -> Assessment:
    """Return the assessment that is worked on."""
    return offices.find_assessment(workspace, AGENCY, YEAR)


def edit(sandbox: Sandbox, tell: Tell) -> None:
    """Choose levels and write explanations, some of them taken back and made again."""
    mark = secrets.token_hex(4)
    with opened(sandbox.workspace) as workspace:
        found = assessment_in(workspace)
        for number in range(_EDITS):
            key = IndicatorKey(str(number % 20 + 1))
            written = f"{mark}.{number} " + "bukti dukung " * (500 if number == 15 else number)
            workspace.editor.run(SetAnswerField(found.id, key, AnswerField.EXPLANATION, written))
            tell("explanation", key, written)
            value = Decimal(number % 5 + 1)
            workspace.editor.run(SetValue(found.id, SELF_ASSESSMENT, key, value))
            if number % 7 == 0:
                workspace.editor.undo()
                workspace.editor.redo()
            tell("value", key, str(value))


def take_in_files(sandbox: Sandbox, tell: Tell) -> None:
    """Attach files, the first of them one by one and the others together."""
    with opened(sandbox.workspace) as workspace:
        found = assessment_in(workspace)
        sources = sandbox.sources
        for number, source in enumerate(sources[:3], start=1):
            _attach(workspace, found, number, take_in(workspace.vault, source), tell)
        together = take_in_all(workspace.vault, sources[3:])
        for number, document in enumerate(together.documents, start=4):
            _attach(workspace, found, number, document, tell)
        for failure in together.failures:
            raise failure


def _attach(
    workspace: Workspace, found: Assessment, number: int, document: Document, tell: Tell
) -> None:
    # It may have been attached before the trouble came.
    with suppress(EvidenceAlreadyAttachedError):
        workspace.editor.run(Attach(found.id, IndicatorKey(str(number)), document))
    tell("attached", str(number), document.sha256)


def export(sandbox: Sandbox, tell: Tell) -> None:
    """Write the package over an older one, and record that it was sent."""
    with opened(sandbox.workspace) as workspace:
        found = assessment_in(workspace)
        if found.locked:
            return
        written = submission.write(submission.freeze(workspace, found.id), sandbox.package)
        tell("written", written.sha256)
        submission.record_sent(workspace, found.id, written)
        tell("sent", written.sha256)


def back_up(sandbox: Sandbox, tell: Tell) -> None:
    """Make backups with all evidence, some changes and an hour apart, and let old ones go."""
    clock = Clock()
    with opened(sandbox.workspace, clock) as workspace:
        found = assessment_in(workspace)
        clock.now = max(clock.now, workspace.last_backup or clock.now)
        for number in range(_COPIES):
            clock.now += timedelta(hours=1)
            changed = SetAnswerField(
                found.id, IndicatorKey("1"), AnswerField.NOTE, secrets.token_hex(4)
            )
            workspace.editor.run(changed)
            copy = backing_up.back_up(workspace, BackupCause.ASKED)
            tell("backup", copy.name, str(changed.content))
            files = backing_up.EvidenceBackup(workspace.layout, BUDGET, copy)
            while files.advance(portion=200_000):
                pass
            tell("files", str(number), str(files.kept.files - files.kept.lost))
            backing_up.rotate(workspace.layout, BUDGET, clock.now, copy)


def migrate(sandbox: Sandbox, tell: Tell) -> None:
    """Open workspaces of the first and the second revision."""
    for root in (sandbox.workspace, sandbox.older):
        with opened(root):
            tell("migrated", str(root))
