"""The shortcomings and checklists of the sample workspace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource, ShortcomingState
from spbe_desktop.services.checklists import AddChecklistLine
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.shortcoming_reading import read_shortcomings
from spbe_desktop.services.shortcomings import (
    AddFindings,
    LinkFindingEvidence,
    NewFinding,
    TakeStep,
)
from spbe_desktop.services.workspace import Workspace


def follow_up(
    workspace: Workspace,
    assessment: Assessment,
    entry: Mapping[str, Any],
    documents: Mapping[str, Document],
) -> None:
    """Add what *entry* tells of the findings, steps and checklist lines of one assessment."""
    edits: list[Operation] = []
    if "findings" in entry:
        edits.append(AddFindings(assessment.id, tuple(map(_finding, entry["findings"]))))
    for key, lines in entry.get("checklist", {}).items():
        edits += [AddChecklistLine(assessment.id, IndicatorKey(str(key)), x) for x in lines]
    known = {e.shortcoming.label: e.id for e in read_shortcomings(workspace, assessment)}
    for label, steps in entry.get("follow_up", {}).items():
        for state, reason, *proofs in steps:
            found = known[label]
            edits += [
                LinkFindingEvidence(assessment.id, found, documents[name].id) for name in proofs
            ]
            edits.append(TakeStep(assessment.id, found, ShortcomingState(state), reason))
    for edit in edits:
        workspace.editor.run(edit)


def _finding(told: Any) -> NewFinding:
    source, gravity, key, words = told
    indicator = None if key is None else IndicatorKey(str(key))
    return NewFinding(words, ShortcomingSource(source), Gravity(gravity), indicator)
