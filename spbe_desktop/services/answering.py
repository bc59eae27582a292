"""The edits of an answer: its value, explanation, note, flag and target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select
from sqlalchemy.dialects.sqlite import Insert, insert

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.errors import AssessmentLockedError
from spbe_desktop.models.tables import agency, answer, assessment, score
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation


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
        """Store the value; an own proposal must not have been sent."""
        if self.stage == SELF_ASSESSMENT:
            require_unlocked(desk.connection, self.assessment_id)
        place = {"assessment_id": self.assessment_id, "stage": self.stage, "key": self.key}
        before = _stored(desk.connection, score, "value", place)
        _store(desk, score, place, "value", self.value)
        desk.log(
            self.kind,
            assessment_id=self.assessment_id,
            key=self.key,
            stage=self.stage,
            before=before,
            after=self.value,
        )
        changes = Changes(self.assessment_id, answers=frozenset({self.key}), trend=True)
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
        if self.field in _SENT_WITH_THE_PACKAGE:
            require_unlocked(desk.connection, self.assessment_id)
        place = {"assessment_id": self.assessment_id, "key": self.key}
        before = _stored(desk.connection, answer, self.field.value, place)
        if before is None:
            before = _EMPTY[self.field]()
        _store(desk, answer, place, self.field.value, self.content)
        desk.log(
            self.field.value,
            assessment_id=self.assessment_id,
            key=self.key,
            before=before,
            after=self.content,
        )
        changes = Changes(self.assessment_id, answers=frozenset({self.key}))
        return Applied(changes, replace(self, content=before))

    def continues(self, earlier: Operation) -> bool:
        """More typing in the same text is the same step."""
        return (
            isinstance(earlier, SetAnswerField)
            and self.field in {AnswerField.EXPLANATION, AnswerField.NOTE}
            and (earlier.assessment_id, earlier.key, earlier.field)
            == (self.assessment_id, self.key, self.field)
        )


def _nothing() -> None:
    return None


_EMPTY: dict[AnswerField, Callable[[], str | bool | None]] = {
    AnswerField.EXPLANATION: str,
    AnswerField.NOTE: str,
    AnswerField.FLAGGED: bool,
    AnswerField.TARGET: _nothing,
}


_LOCK_OF = (
    select(assessment.c.sent_at, assessment.c.year, assessment.c.revision, agency.c.code)
    .join(agency)
    .where(assessment.c.id == bindparam("assessment_id"))
)


def require_unlocked(connection: Connection, assessment_id: int) -> None:
    """Raise if the package of the assessment was sent."""
    found = connection.execute(_LOCK_OF, {"assessment_id": assessment_id}).one()
    if found.sent_at is not None:
        raise AssessmentLockedError(found.code, found.year, found.revision)


Place = dict[str, Any]
"""The primary key of one row."""


@cache
def _reading(table: Table, column: str) -> Select[Any]:
    matches = [key == bindparam(key.name) for key in table.primary_key]
    return select(table.c[column]).where(*matches)


@cache
def _writing(table: Table, column: str) -> Insert:
    """Return the statement that makes a row or changes its *column*."""
    names = [key.name for key in table.primary_key] + [column, "updated_at"]
    statement = insert(table).values({name: bindparam(name) for name in names})
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={name: statement.excluded[name] for name in (column, "updated_at")},
    )


def _stored(connection: Connection, table: Table, column: str, place: Place) -> Any:
    return connection.execute(_reading(table, column), place).scalar()


def _store(desk: Desk, table: Table, place: Place, column: str, content: object) -> None:
    row = {**place, column: content, "updated_at": desk.now}
    desk.connection.execute(_writing(table, column), row)
