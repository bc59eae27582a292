"""The verdicts and objections of the sample workspace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.objecting import DecideObjection, RaiseObjection
from spbe_desktop.services.objection_reading import objections_of
from spbe_desktop.services.placing import SetVerdict
from spbe_desktop.services.workspace import Workspace


def judge(
    workspace: Workspace,
    assessment: Assessment,
    entry: Mapping[str, Any],
    documents: Mapping[str, Document],
) -> None:
    """Add what *entry* tells of verdicts on slots, and of the objections to them."""
    for number, slot, outcome, reason, note in entry.get("verdicts", ()):
        said = VerdictReason(reason) if reason else None
        key, judged = IndicatorKey(str(number)), VerdictOutcome(outcome)
        workspace.editor.run(SetVerdict(assessment.id, key, SlotCode(slot), judged, said, note))
    for number, slot, argument, proofs, answer in entry.get("objections", ()):
        key = IndicatorKey(str(number))
        cited = {documents[name].id: pages for name, pages in proofs.items()}
        workspace.editor.run(RaiseObjection(assessment.id, key, SlotCode(slot), argument, cited))
        if answer is not None:
            state, day, note = answer
            known = objections_of(workspace, assessment.id)
            raised = next(each for each in known if each.key == key and each.pending)
            said_of_it = DecideObjection(
                assessment.id, key, raised.id, ObjectionState(state), note, day
            )
            workspace.editor.run(said_of_it)
