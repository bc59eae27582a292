"""What is to be recorded of an assessor's verdict on a slot."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason


@dataclass(frozen=True, slots=True)
class VerdictAnswer:
    """An outcome with its reason and note; without an outcome, nothing was said."""

    outcome: VerdictOutcome | None
    reason: VerdictReason | None = None
    note: str = ""
