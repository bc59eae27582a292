"""A finding: something that stands between an assessment and its package, or is worth knowing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.scoring import NearThreshold


class Severity(StrEnum):
    """What a finding means for sending."""

    ERROR = "error"
    """The package is not made."""
    WARNING = "warning"
    """The package is made once the officer has accepted it."""
    INFO = "info"
    """Good to know."""


class FindingCode(StrEnum):
    """What was found."""

    NOTHING_ANSWERED = "nothing_answered"
    GAPS = "gaps"
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_ALTERED = "evidence_altered"
    EVIDENCE_EMPTY = "evidence_empty"
    EVIDENCE_DAMAGED = "evidence_damaged"
    EVIDENCE_ENCRYPTED = "evidence_encrypted"
    EVIDENCE_DRAFT = "evidence_draft"
    EVIDENCE_EXPIRED = "evidence_expired"
    REVIEW_AGED = "review_aged"
    AUDIT_AGED = "audit_aged"
    PARTIAL_AND_FULL = "partial_and_full"
    LOWER_SLOT_EMPTY = "lower_slot_empty"
    OVER_PORTAL_LIMIT = "over_portal_limit"
    PROPOSED_LEFT_OUT = "proposed_left_out"
    UNANSWERED = "unanswered"
    WITHOUT_EVIDENCE = "without_evidence"
    FALLEN = "fallen"
    WITHOUT_EXPLANATION = "without_explanation"
    ADDRESS_ONLY = "address_only"
    BELOW_TARGET = "below_target"
    OUTSIDE_YEAR = "outside_year"
    WITHOUT_TEXT = "without_text"
    UNREAD = "unread"
    UNPLACED = "unplaced"
    SECRET_LEFT_OUT = "secret_left_out"
    SHARED_EVIDENCE = "shared_evidence"
    NEAR_THRESHOLD = "near_threshold"


class Field(StrEnum):
    """The part of an indicator where a finding can be put right."""

    VALUE = "value"
    EXPLANATION = "explanation"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; *subjects* names the documents or the placeholders that it is about."""

    code: FindingCode
    severity: Severity
    keys: tuple[IndicatorKey, ...] = ()
    """The indicators concerned, in the order of the instrument."""
    field: Field | None = None
    title: str = ""
    """The short title of the one indicator concerned; empty if it is about several."""
    subjects: tuple[str, ...] = ()
    value: Decimal | None = None
    previous: Decimal | None = None
    near: NearThreshold | None = None

    @property
    def key(self) -> IndicatorKey | None:
        """Return the indicator to begin with; None if the finding is about no indicator."""
        return self.keys[0] if self.keys else None

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what stays the same when the same thing is found again."""
        return (self.code, *self.keys, *self.subjects)
