"""What an agency is ready to say of an indicator when assessors ask, and what they will ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Level
from spbe_desktop.domain.sheet import EarlierAnswer, EvidenceUse, IndicatorRow, Sheet


class Doubt(StrEnum):
    """What an assessor will ask about, seen in the figures alone."""

    NO_EVIDENCE = "no_evidence"
    """A level is claimed that nothing proves."""
    FILE_GONE = "file_gone"
    """A document stands there whose file is missing or altered."""
    RISEN = "risen"
    """The level is higher than last year's."""
    FALLEN = "fallen"
    BELOW_CLAIM = "below_claim"
    """A later stage gave less than the agency claims."""
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """One indicator as it is defended in an interview."""

    indicator: Indicator
    claim: Decimal | None
    level: Level | None
    criterion: str
    """The criterion of the level claimed; empty without a claim."""
    explanation: str
    note: str
    evidence: tuple[EvidenceUse, ...]
    """Confirmed documents, in the order in which they were added."""
    assessed: Decimal | None
    """The value of the latest stage after the agency's own proposal."""
    last_year: EarlierAnswer | None
    doubts: tuple[Doubt, ...]
    answered_by: tuple[str, ...]
    """Who speaks to it, the one in charge first."""

    @property
    def key(self) -> IndicatorKey:
        """Return the key of the indicator."""
        return self.indicator.key

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what the instrument's pack says that assessors ask."""
        asked = (self.indicator.question, *self.indicator.interview)
        return tuple(dict.fromkeys(filter(None, asked)))


def interview_sheets(
    sheet: Sheet,
    uses: Mapping[IndicatorKey, Sequence[EvidenceUse]],
    earlier: Mapping[IndicatorKey, EarlierAnswer],
    speakers: Mapping[IndicatorKey, tuple[str, ...]],
) -> tuple[InterviewSheet, ...]:
    """Return a sheet for every indicator, in the order of the instrument.

    What a mapping does not hold is not known.
    """
    return tuple(
        _sheet_of(
            row,
            tuple(use for use in uses.get(row.key, ()) if not use.proposed),
            earlier.get(row.key),
            speakers.get(row.key, ()),
        )
        for row in sheet.rows
    )


def _sheet_of(
    row: IndicatorRow,
    evidence: tuple[EvidenceUse, ...],
    last_year: EarlierAnswer | None,
    answered_by: tuple[str, ...],
) -> InterviewSheet:
    level = row.level
    return InterviewSheet(
        indicator=row.indicator,
        claim=row.value,
        level=level,
        criterion=row.indicator.criteria.get(level.number, "") if level else "",
        explanation=row.explanation,
        note=row.note,
        evidence=evidence,
        assessed=row.assessed,
        last_year=last_year,
        doubts=tuple(_doubts(row, evidence, last_year)),
        answered_by=answered_by,
    )


def _doubts(
    row: IndicatorRow, evidence: tuple[EvidenceUse, ...], last_year: EarlierAnswer | None
) -> list[Doubt]:
    if row.value is None:
        return [Doubt.UNANSWERED]
    before = last_year.value if last_year else row.previous
    doubts = []
    if not evidence:
        doubts.append(Doubt.NO_EVIDENCE)
    if any(use.state is not FileState.INTACT for use in evidence):
        doubts.append(Doubt.FILE_GONE)
    if before is not None and row.value != before:
        doubts.append(Doubt.RISEN if row.value > before else Doubt.FALLEN)
    if row.assessed is not None and row.assessed < row.value:
        doubts.append(Doubt.BELOW_CLAIM)
    return doubts
