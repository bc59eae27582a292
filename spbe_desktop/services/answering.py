"""The edits of an answer: its value, explanation, note, flag and target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import bindparam, delete, select

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.scoring import check_values
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.errors import AssessmentLockedError, IndicatorUnknownError
from spbe_desktop.models.tables import agency, answer, assessment, pinned_instrument, score
from spbe_desktop.services.cells import remove, store, stored
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.stage_locks import require_last


class AnswerField(StrEnum):
    """A field of an answer beside its value."""

    EXPLANATION = "explanation"
    NOTE = "note"
    FLAGGED = "flagged"
    TARGET = "target"


_SENT_WITH_THE_PACKAGE = frozenset({AnswerField.EXPLANATION, AnswerField.TARGET})


@dataclass(frozen=True, slots=True)
class SetValue:
    """Set, or with None clear, the value of indicator *key* at *stage*."""

    assessment_id: int
    stage: str
    key: IndicatorKey
    value: Decimal | None

    kind = "value"

    def apply(self, desk: Desk) -> Applied:
        """Store the value; an own proposal must not have been sent, no later stage begun.

        Raise IndicatorUnknownError or ValueOutsideScaleError for what the instrument lacks:
        once stored it would keep the whole sheet from being read.
        """
        terms = terms_of(desk, self.assessment_id)
        terms.require_open(desk, self.assessment_id, self.stage)
        terms.require_value(self.key, self.value)
        place = {"assessment_id": self.assessment_id, "stage": self.stage, "key": self.key}
        before = stored(desk.connection, score, "value", place)
        changes = Changes(self.assessment_id, answers=frozenset({self.key}), trend=True)
        if before == self.value:
            return Applied(changes, self)
        if self.stage != SELF_ASSESSMENT and self.value is not None:
            _keep_before(desk, self.assessment_id, self.stage)
        if self.value is None:
            remove(desk.connection, score, place)
        else:
            store(desk.connection, score, place, {"value": self.value}, desk.now)
        desk.log(
            self.kind,
            assessment_id=self.assessment_id,
            key=self.key,
            stage=self.stage,
            before=before,
            after=self.value,
        )
        return Applied(changes, replace(self, value=before))

    def continues(self, earlier: Operation) -> bool:
        """Each choice is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True, slots=True)
class SetAnswerField:
    """Set one field of the answer to indicator *key*."""

    assessment_id: int
    key: IndicatorKey
    field: AnswerField
    content: str | bool | Decimal | None

    @property
    def kind(self) -> str:
        """Return the name of the field."""
        return self.field.value

    def apply(self, desk: Desk) -> Applied:
        """Store the field; what goes into the package must not have been sent."""
        terms = terms_of(desk, self.assessment_id)
        if self.field in _SENT_WITH_THE_PACKAGE:
            terms.require_unlocked()
        terms.require_value(self.key, self.content if isinstance(self.content, Decimal) else None)
        place = {"assessment_id": self.assessment_id, "key": self.key}
        before = stored(desk.connection, answer, self.field.value, place)
        if before is None:
            before = _EMPTY[self.field]
        changes = Changes(self.assessment_id, answers=frozenset({self.key}))
        # Pasted text may hold what SQLite and the package cannot: half of an emoji, say.
        content = well_formed(self.content) if isinstance(self.content, str) else self.content
        if before == content:
            return Applied(changes, self)
        store(desk.connection, answer, place, {self.field.value: content}, desk.now)
        if content == _EMPTY[self.field]:
            desk.connection.execute(_CLEARING, place)
        desk.log(
            self.field.value,
            assessment_id=self.assessment_id,
            key=self.key,
            before=before,
            after=content,
        )
        return Applied(changes, replace(self, content=before))

    def continues(self, earlier: Operation) -> bool:
        """More typing in the same text is the same step."""
        return (
            isinstance(earlier, SetAnswerField)
            and self.field in {AnswerField.EXPLANATION, AnswerField.NOTE}
            and (earlier.assessment_id, earlier.key, earlier.field)
            == (self.assessment_id, self.key, self.field)
        )


_EMPTY: dict[AnswerField, str | bool | None] = {
    AnswerField.EXPLANATION: "",
    AnswerField.NOTE: "",
    AnswerField.FLAGGED: False,
    AnswerField.TARGET: None,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What an assessment allows: its instrument, and whether its package was sent."""

    instrument: Instrument
    agency_code: str
    year: int
    revision: int
    locked: bool

    def require_unlocked(self) -> None:
        """Raise if the package of the assessment was sent."""
        if self.locked:
            raise AssessmentLockedError(self.agency_code, self.year, self.revision)

    def require_open(self, desk: Desk, assessment_id: int, stage: str, reason: str = "") -> None:
        """Raise unless the values of *stage* may be changed, for a *reason* if one is needed.

        An own proposal that was reopened after sending was given its reason then.
        """
        self.require_stage(stage)
        own = stage == SELF_ASSESSMENT
        if own:
            self.require_unlocked()
        if not reason and not (own and self.revision > 1):
            require_last(desk, assessment_id, self.instrument, stage)

    def require_stage(self, stage: str) -> None:
        """Raise unless the stage has values; no choice on screen leads to another."""
        if all(stage != known.code for known in self.instrument.scored_stages):
            raise ValueError(stage)

    def require_value(self, key: IndicatorKey, value: Decimal | None) -> None:
        """Raise unless the instrument has the indicator, and its scale the value."""
        if key not in self.instrument.by_key:
            raise IndicatorUnknownError(self.instrument.id, key)
        check_values(self.instrument, {} if value is None else {key: value})


def _keep_before(desk: Desk, assessment_id: int, stage: str) -> None:
    """Keep what stood before a stage began; learnt only by those who record later stages."""
    from spbe_desktop.services.snapshots import keep_before_stage

    keep_before_stage(desk.connection, assessment_id, stage, actor=desk.actor, at=desk.now)


def terms_of(desk: Desk, assessment_id: int) -> Terms:
    """Return what the assessment allows at this moment."""
    found = desk.connection.execute(_TERMS, {"assessment_id": assessment_id}).one()
    return Terms(
        instrument=desk.pinned.get(found.file_name, found.digest),
        agency_code=found.code,
        year=found.year,
        revision=found.revision,
        locked=found.sent_at is not None,
    )


_TERMS = (
    select(
        assessment.c.sent_at,
        assessment.c.year,
        assessment.c.revision,
        agency.c.code,
        pinned_instrument.c.file_name,
        pinned_instrument.c.digest,
    )
    .join_from(assessment, agency)
    .join(pinned_instrument)
    .where(assessment.c.id == bindparam("assessment_id"))
)

_CLEARING = delete(answer).where(
    answer.c.assessment_id == bindparam("assessment_id"),
    answer.c.key == bindparam("key"),
    answer.c.explanation == "",
    answer.c.note == "",
    answer.c.flagged.is_(False),
    answer.c.target.is_(None),
)
"""Removes an answer that says nothing any more, as if it had never been begun."""
