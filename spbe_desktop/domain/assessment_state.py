"""Where an assessment stands in its year: reckoned from what is stored, never typed."""

from __future__ import annotations

from enum import StrEnum


class AssessmentState(StrEnum):
    """How far an assessment is."""

    DRAFT = "draf"
    SENT = "dikirim"
    NEEDS_WORK = "perlu_perbaikan"
    """Assessors refused evidence, and nothing newer came in since."""
    VERIFIED = "diverifikasi"
    """Every indicator has its final value."""


def state_of(*, sent: bool, judged: bool, refused: int, final: bool) -> AssessmentState:
    """Return the state of an assessment.

    *sent* tells whether its package is out, *judged* whether a later stage has values,
    *refused* how many slots are refused still, *final* whether the final result is complete.
    """
    if final:
        return AssessmentState.VERIFIED
    if refused:
        return AssessmentState.NEEDS_WORK
    return AssessmentState.SENT if sent or judged else AssessmentState.DRAFT
