"""Checks an assessment: what stands between it and its package."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.completeness import check
from spbe_desktop.domain.document_checks import EvidenceView, reckoning_day
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.findings import Finding
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.slot_reading import verdicts_of
from spbe_desktop.services.workspace import Workspace


def findings_of(
    workspace: Workspace,
    sheet: Sheet,
    facts: Mapping[str, FileFacts] | None = None,
    portal_limit: int = 0,
) -> tuple[Finding, ...]:
    """Return what stands between the assessment and its package.

    *facts* are what is known of the files, by their digests, and none where they are not read;
    *portal_limit* is how many bytes the portal takes of one file, 0 for any number.
    """
    return check(sheet, view_of(workspace, sheet, facts, portal_limit))


def view_of(
    workspace: Workspace, sheet: Sheet, facts: Mapping[str, FileFacts] | None, portal_limit: int
) -> EvidenceView:
    """Return the evidence of an assessment as the checks want it."""
    found = sheet.assessment
    today = workspace.clock().astimezone().date()
    return EvidenceView(
        uses=uses_of(workspace, found.id),
        facts=facts,
        as_of=reckoning_day(found.due, found.year, today),
        portal_limit=portal_limit,
        verdicts=verdicts_of(workspace, found.id),
    )
