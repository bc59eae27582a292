"""The edits that settle what an earlier year has left: confirm it, or set it aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, select, update

from spbe_desktop.domain.carry_over import joined
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.models.stage_tables import carried_over
from spbe_desktop.models.tables import answer, evidence, evidence_use
from spbe_desktop.services.answering import AnswerField, SetAnswerField, terms_of
from spbe_desktop.services.carry_over import EXPLANATION_PROPOSED, CarryEdit, touched
from spbe_desktop.services.cells import stored
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.compound import Several
from spbe_desktop.services.editing import Applied, Desk


@dataclass(frozen=True)
class _SetProposal(CarryEdit):
    """Set, or with "" settle, the explanation that is proposed for indicator *key*."""

    key: IndicatorKey
    explanation: str

    kind = "dismiss_carried"

    def apply(self, desk: Desk) -> Applied:
        """Store it."""
        terms_of(desk, self.assessment_id).require_unlocked()
        place = {"assessment_id": self.assessment_id, "key": self.key}
        before = stored(desk.connection, carried_over, "explanation", place) or ""
        changes = touched(self.assessment_id, {self.key})
        if before == self.explanation:
            return Applied(changes, self)
        desk.connection.execute(
            _SETTING, {"of": self.assessment_id, "at": self.key, "text": self.explanation}
        )
        desk.log(
            EXPLANATION_PROPOSED,
            assessment_id=self.assessment_id,
            key=self.key,
            before=before,
            after=self.explanation,
        )
        return Applied(changes, replace(self, explanation=before))


@dataclass(frozen=True)
class DismissExplanation(CarryEdit):
    """Set the proposed explanation of indicator *key* aside."""

    key: IndicatorKey

    kind = "dismiss_carried"

    def apply(self, desk: Desk) -> Applied:
        """Store that it awaits nobody any more."""
        done = _SetProposal(self.assessment_id, self.key, "")
        applied = done.apply(desk)
        return Applied(applied.changes, self) if applied.inverse == done else applied


@dataclass(frozen=True)
class ConfirmExplanation(CarryEdit):
    """Make the proposed explanation of indicator *key* hers, below what she has written."""

    key: IndicatorKey

    kind = "confirm_carried"

    def apply(self, desk: Desk) -> Applied:
        """Store the explanation, and that nothing awaits her any more."""
        place = {"assessment_id": self.assessment_id, "key": self.key}
        proposed = stored(desk.connection, carried_over, "explanation", place)
        if not proposed:
            terms_of(desk, self.assessment_id).require_unlocked()
            return Applied(touched(self.assessment_id, {self.key}), self)
        written = stored(desk.connection, answer, AnswerField.EXPLANATION.value, place) or ""
        text = joined(written, proposed)
        both = Several(
            (
                SetAnswerField(self.assessment_id, self.key, AnswerField.EXPLANATION, text),
                _SetProposal(self.assessment_id, self.key, ""),
            )
        )
        return both.apply(desk)


@dataclass(frozen=True)
class ConfirmDocuments(CarryEdit):
    """Let the documents of *keys* count that an earlier year has left as proposals."""

    keys: tuple[IndicatorKey, ...]

    kind = "confirm_carried"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store it, with the moment of confirming as the moment of attaching."""
        terms_of(desk, self.assessment_id).require_unlocked()
        query = (
            select(evidence_use.c.id, evidence_use.c.key, evidence_use.c.added_at)
            .add_columns(evidence_use.c.evidence_id, evidence.c.title)
            .join(evidence)
            .where(
                evidence_use.c.assessment_id == self.assessment_id,
                evidence_use.c.carried_from.is_not(None),
                evidence_use.c.proposed.is_(True),
            )
        )
        wanted = set(self.keys)
        found = [row for row in desk.connection.execute(query) if row.key in wanted]
        if not found:
            return Applied(touched(self.assessment_id, wanted), self)
        moments = tuple((row.id, row.added_at) for row in found)
        changes = touched(self.assessment_id, wanted, wanted, {row.evidence_id for row in found})
        inverse = _LetCount(
            self.assessment_id, moments, (True, False), tuple(row.key for row in found), changes
        )
        now = tuple((use_id, desk.now) for use_id, _ in moments)
        return replace(inverse, moments=now, proposed=(False, True)).store(desk, inverse)


@dataclass(frozen=True)
class _LetCount(CarryEdit):
    """Let uses count from the given moments on, or make them proposals again."""

    moments: tuple[tuple[int, datetime], ...]
    proposed: tuple[bool, bool]
    """What they become, and what they were."""
    keys: tuple[IndicatorKey, ...]
    """The indicator of each."""
    changes: Changes

    kind = "confirm_carried"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store it; the inverse finds the moments before."""
        terms_of(desk, self.assessment_id).require_unlocked()
        query = select(evidence_use.c.id, evidence_use.c.added_at).where(
            evidence_use.c.assessment_id == self.assessment_id
        )
        at = {row.id: row.added_at for row in desk.connection.execute(query)}
        before = tuple((use_id, at[use_id]) for use_id, _ in self.moments)
        return self.store(desk, replace(self, moments=before, proposed=self.proposed[::-1]))

    def store(self, desk: Desk, inverse: _LetCount) -> Applied:
        """Write it down, and *inverse* as what takes it back."""
        after, before = self.proposed
        desk.connection.execute(
            update(evidence_use)
            .where(evidence_use.c.id == bindparam("use_id"))
            .values(proposed=bindparam("becomes"), added_at=bindparam("moment")),
            [{"use_id": use_id, "becomes": after, "moment": at} for use_id, at in self.moments],
        )
        desk.log_many(
            [
                desk.line(
                    "proposed",
                    assessment_id=self.assessment_id,
                    key=key,
                    before=before,
                    after=after,
                )
                for key in self.keys
            ]
        )
        return Applied(self.changes, inverse)


def confirm_all(
    assessment_id: int, explanations: Iterable[IndicatorKey], keys: Iterable[IndicatorKey]
) -> Several:
    """Return the one step that confirms these explanations, and the documents of *keys*."""
    texts = tuple(ConfirmExplanation(assessment_id, key) for key in explanations)
    return Several((*texts, ConfirmDocuments(assessment_id, tuple(keys))))


_SETTING = (
    update(carried_over)
    .where(carried_over.c.assessment_id == bindparam("of"), carried_over.c.key == bindparam("at"))
    .values(explanation=bindparam("text"))
)
"""Built once: many are confirmed at a time."""
