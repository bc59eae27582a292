"""The edit that brings what the year before has left, as proposals, into an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.models.stage_tables import carried_over
from spbe_desktop.models.tables import answer, evidence_use, evidence_use_slot
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

EXPLANATION_PROPOSED, DOCUMENT_PROPOSED = "carried_explanation", "carried_evidence"
"""What the journal calls what is only proposed; such lines leave in no package."""


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """What was said of an indicator in the year before."""

    key: IndicatorKey
    explanation: str
    criteria_changed: bool


@dataclass(frozen=True, slots=True)
class CarriedUse:
    """A document that proved an indicator in the year before."""

    key: IndicatorKey
    evidence_id: str
    title: str
    level: int | None = None
    pages: str = ""
    role: str = ""
    slots: tuple[SlotCode, ...] = ()


@dataclass(frozen=True)
class CarryEdit:
    """An edit of what was brought; each is a step of its own."""

    assessment_id: int

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class CarryOver(CarryEdit):
    """Propose what the year before has left; nothing that is there already is touched.

    Values are no part of it, and the year before is only read.
    """

    year: int
    """The year that it comes from."""
    answers: tuple[CarriedAnswer, ...]
    uses: tuple[CarriedUse, ...]
    use_ids: tuple[int, ...] = ()
    """The ids to restore withdrawn uses under; none for new ones."""
    added_at: datetime | None = None

    kind = "carry_over"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store the proposals in one go; raise AssessmentLockedError if the package was sent."""
        terms = terms_of(desk, self.assessment_id)
        terms.require_unlocked()
        for key in {a.key for a in self.answers} | {use.key for use in self.uses}:
            terms.require_value(key, None)
        before = _rows(desk, self.assessment_id)
        uses = self._new_uses(desk)
        answers = self._new_answers(desk, before, {use.key for use in uses})
        done = replace(self, answers=answers, uses=uses, added_at=self.added_at or desk.now)
        if not answers:
            return Applied(done.changes(), self)
        replaced = tuple(before[each.key] for each in answers if each.key in before)
        done = replace(done, use_ids=done.store(desk, replaced))
        done.log(desk)
        return Applied(done.changes(), _TakeBack(self.assessment_id, done, replaced))

    def _new_answers(
        self, desk: Desk, before: Mapping[str, Mapping[str, Any]], with_uses: set[IndicatorKey]
    ) -> tuple[CarriedAnswer, ...]:
        """Return what fills an empty place: explanations that are there, or await her, stay.

        An indicator that only gets documents is among them, without a text: it says of what
        year they are and whether the criteria have changed since.
        """
        written = _written(desk, self.assessment_id)
        found = []
        for each in self.answers:
            waiting = before[each.key]["explanation"] if each.key in before else ""
            if each.explanation and not waiting and not written.get(each.key):
                found.append(each)
            elif each.key in with_uses:
                found.append(replace(each, explanation=waiting))
        return tuple(found)

    def _new_uses(self, desk: Desk) -> tuple[CarriedUse, ...]:
        query = select(evidence_use.c.key, evidence_use.c.evidence_id).where(
            evidence_use.c.assessment_id == self.assessment_id
        )
        taken = {(row.key, row.evidence_id) for row in desk.connection.execute(query)}
        return tuple(use for use in self.uses if (use.key, use.evidence_id) not in taken)

    def store(self, desk: Desk, replaced: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """Store the rows in place of those *replaced*, and return the ids of the uses."""
        _remove_rows(desk, self.assessment_id, [row["key"] for row in replaced])
        rows = [
            {
                "assessment_id": self.assessment_id,
                "key": each.key,
                "from_year": self.year,
                "explanation": each.explanation,
                "criteria_changed": each.criteria_changed,
            }
            for each in self.answers
        ]
        desk.connection.execute(insert(carried_over), rows)
        if not self.uses:
            return ()
        last = desk.connection.execute(select(func.max(evidence_use.c.id))).scalar() or 0
        ids = self.use_ids or tuple(range(last + 1, last + 1 + len(self.uses)))
        placed = list(zip(ids, self.uses, strict=True))
        desk.connection.execute(insert(evidence_use), [self._row(*each) for each in placed])
        slots = [
            {"evidence_use_id": use_id, "slot": slot}
            for use_id, use in placed
            for slot in use.slots
        ]
        if slots:
            desk.connection.execute(insert(evidence_use_slot), slots)
        return ids

    def _row(self, use_id: int, use: CarriedUse) -> dict[str, Any]:
        return {
            "id": use_id,
            "assessment_id": self.assessment_id,
            "key": use.key,
            "evidence_id": use.evidence_id,
            "level": use.level,
            "pages": use.pages,
            "role": use.role,
            "added_at": self.added_at,
            "proposed": True,
            "carried_from": self.year,
        }

    def changes(self) -> Changes:
        """Return what goes stale."""
        return touched(
            self.assessment_id,
            {each.key for each in self.answers},
            {use.key for use in self.uses},
            {use.evidence_id for use in self.uses},
        )

    def log(self, desk: Desk, *, withdrawn: bool = False) -> None:
        """Append a line to the journal for each explanation and each document."""
        told = [(EXPLANATION_PROPOSED, each.key, each.explanation) for each in self.answers]
        told += [(DOCUMENT_PROPOSED, use.key, use.title) for use in self.uses]
        desk.log_many(
            [
                desk.line(
                    field,
                    assessment_id=self.assessment_id,
                    key=key,
                    before=content if withdrawn else None,
                    after=None if withdrawn else content,
                )
                for field, key, content in told
                if content
            ]
        )


@dataclass(frozen=True)
class _TakeBack(CarryEdit):
    """Take back what was brought: what awaited her before does so again."""

    done: CarryOver
    replaced: tuple[Mapping[str, Any], ...]

    kind = "carry_over"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Remove the rows and the uses, whose slots go with them."""
        terms_of(desk, self.assessment_id).require_unlocked()
        _remove_rows(desk, self.assessment_id, [each.key for each in self.done.answers])
        if self.replaced:
            desk.connection.execute(insert(carried_over), [dict(row) for row in self.replaced])
        if self.done.use_ids:
            desk.connection.execute(
                delete(evidence_use).where(evidence_use.c.id == bindparam("use_id")),
                [{"use_id": use_id} for use_id in self.done.use_ids],
            )
        self.done.log(desk, withdrawn=True)
        return Applied(self.done.changes(), self.done)


def touched(
    assessment_id: int,
    keys: Iterable[str],
    proved: Iterable[str] = (),
    documents: Iterable[str] = (),
) -> Changes:
    """Return what goes stale: answers to *keys*, and what has *proved* an indicator."""
    evidence_keys = frozenset(proved)
    return Changes(
        assessment_id,
        answers=frozenset(keys) | evidence_keys,
        evidence=evidence_keys,
        documents=frozenset(documents),
    )


def _rows(desk: Desk, assessment_id: int) -> dict[str, Mapping[str, Any]]:
    query = select(carried_over).where(carried_over.c.assessment_id == assessment_id)
    return {row["key"]: dict(row) for row in desk.connection.execute(query).mappings()}


def _written(desk: Desk, assessment_id: int) -> dict[str, str]:
    query = select(answer.c.key, answer.c.explanation).where(
        answer.c.assessment_id == assessment_id
    )
    return {row.key: row.explanation.strip() for row in desk.connection.execute(query)}


def _remove_rows(desk: Desk, assessment_id: int, keys: Iterable[str]) -> None:
    rows = [{"of": assessment_id, "at": key} for key in keys]
    if rows:
        desk.connection.execute(
            delete(carried_over).where(
                carried_over.c.assessment_id == bindparam("of"),
                carried_over.c.key == bindparam("at"),
            ),
            rows,
        )
