"""The edits of objections: raise, change, withdraw, and record what became of one.

None of them asks whether the assessment was sent: verdicts, and so objections, come after that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import uuid4

from sqlalchemy import and_, select

from spbe_desktop.cycle_errors import (
    ObjectionAnsweredError,
    ObjectionPendingError,
    ObjectionWordlessError,
    VerdictNotObjectionableError,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import open_to_objection
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.slot_states import SlotVerdict
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.models.stage_tables import objection, objection_evidence
from spbe_desktop.models.tables import slot_verdict
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.placing import verdict_of
from spbe_desktop.services.row_edits import Line, PutRows, Row, put_rows

Proofs = Mapping[str, str]
"""Ids of documents of the library, each with the pages that are cited of it."""

Stored = Mapping[str, Any]


class _Objecting(Operation, Protocol):
    """An edit of the objections of one assessment."""

    @property
    def assessment_id(self) -> int:
        """Name the assessment it belongs to."""


@dataclass(frozen=True)
class _Edit:
    """An edit of one objection; each is a step of its own."""

    assessment_id: int
    key: IndicatorKey

    def continues(self, earlier: Operation) -> bool:
        """Return False: an argument is stored as a whole, not while it is typed."""
        del earlier
        return False


@dataclass(frozen=True)
class RaiseObjection(_Edit):
    """Object to the verdict on a slot."""

    slot: SlotCode
    argument: str
    proofs: Proofs = field(default_factory=dict)

    kind = "objection"

    def apply(self, desk: Desk) -> Applied:
        """Store the objection with a copy of the verdict, pending.

        Raise ObjectionWordlessError without an argument, VerdictNotObjectionableError unless the
        verdict is *revise* or *rejected*, and ObjectionPendingError if another one is pending.
        """
        argument = _argument(self, self.slot, self.argument)
        verdict = self._verdict(desk)
        here = and_(
            objection.c.assessment_id == self.assessment_id,
            objection.c.key == self.key,
            objection.c.slot == self.slot,
            objection.c.outcome == ObjectionState.PENDING,
        )
        if desk.connection.execute(select(objection.c.id).where(here)).first() is not None:
            raise ObjectionPendingError(self.key, self.slot)
        objection_id = uuid4().hex
        values = {
            "assessment_id": self.assessment_id,
            "key": self.key,
            "slot": self.slot,
            "verdict_outcome": verdict.outcome.value,
            "verdict_reason": verdict.reason.value if verdict.reason else "",
            "verdict_note": verdict.note,
            "verdict_at": verdict.at,
            "argument": argument,
            "raised_at": desk.now,
            "outcome": ObjectionState.PENDING.value,
            "outcome_note": "",
            "decided_on": None,
        }
        rows = (
            Row(objection, {"id": objection_id}, values),
            *(_proof(objection_id, each, pages) for each, pages in self.proofs.items()),
        )
        return _put(desk, self, rows, "", f"{self.slot}; {ObjectionState.PENDING}; {argument}")

    def _verdict(self, desk: Desk) -> SlotVerdict:
        own = and_(
            slot_verdict.c.assessment_id == self.assessment_id,
            slot_verdict.c.key == self.key,
            slot_verdict.c.slot == self.slot,
        )
        row = desk.connection.execute(select(slot_verdict).where(own)).mappings().first()
        verdict = None if row is None else verdict_of(row)
        if verdict is None or not open_to_objection(verdict):
            raise VerdictNotObjectionableError(self.key, self.slot)
        return verdict


@dataclass(frozen=True)
class ChangeObjection(_Edit):
    """Say something else in a pending objection, or rest it on other documents."""

    objection_id: str
    argument: str
    proofs: Proofs = field(default_factory=dict)

    kind = "objection"

    def apply(self, desk: Desk) -> Applied:
        """Store both; raise ObjectionAnsweredError or ObjectionWordlessError."""
        stored = _stored(desk, self.objection_id)
        _require_pending(stored)
        argument = _argument(self, stored["slot"], self.argument)
        gone = _proofs(desk, self.objection_id).keys() - self.proofs.keys()
        rows = (
            Row(objection, {"id": self.objection_id}, {"argument": argument}),
            *(_proof(self.objection_id, each, None) for each in sorted(gone)),
            *(_proof(self.objection_id, each, pages) for each, pages in self.proofs.items()),
        )
        after = f"{stored['slot']}; {ObjectionState.PENDING}; {argument}"
        return _put(desk, self, rows, _told(stored), after)


@dataclass(frozen=True)
class DecideObjection(_Edit):
    """Record the assessor's answer; with *pending*, that there is none yet.

    The verdict on the slot stays as it is: the officer records the new one herself.
    """

    objection_id: str
    state: ObjectionState
    note: str = ""
    decided_on: date | None = None

    kind = "objection_outcome"

    def apply(self, desk: Desk) -> Applied:
        """Store the answer; raise ObjectionPendingError if it would be a second pending one."""
        stored = _stored(desk, self.objection_id)
        pending = self.state is ObjectionState.PENDING
        if pending:
            self._require_alone(desk, stored)
        note = "" if pending else well_formed(self.note).strip()
        values = {
            "outcome": self.state.value,
            "outcome_note": note,
            "decided_on": None if pending else self.decided_on,
        }
        rows = (Row(objection, {"id": self.objection_id}, values),)
        after = "; ".join(each for each in (stored["slot"], self.state, note) if each)
        return _put(desk, self, rows, _answer_told(stored), after)

    def _require_alone(self, desk: Desk, stored: Stored) -> None:
        others = and_(
            objection.c.assessment_id == stored["assessment_id"],
            objection.c.key == stored["key"],
            objection.c.slot == stored["slot"],
            objection.c.outcome == ObjectionState.PENDING,
            objection.c.id != self.objection_id,
        )
        if desk.connection.execute(select(objection.c.id).where(others)).first() is not None:
            raise ObjectionPendingError(stored["key"], stored["slot"])


@dataclass(frozen=True)
class WithdrawObjection(_Edit):
    """Take a pending objection back; that it was there stays in the journal."""

    objection_id: str

    kind = "withdraw_objection"

    def apply(self, desk: Desk) -> Applied:
        """Remove it with its documents; raise ObjectionAnsweredError if it was answered."""
        stored = _stored(desk, self.objection_id)
        _require_pending(stored)
        rows = (
            *(_proof(self.objection_id, each, None) for each in _proofs(desk, self.objection_id)),
            Row(objection, {"id": self.objection_id}, None),
        )
        return _put(desk, self, rows, _told(stored), "")


def _put(
    desk: Desk, edit: _Objecting, rows: tuple[Row, ...], before: object, after: object
) -> Applied:
    line = Line("objection", before, after, edit.assessment_id, edit.key)
    # Slots are told anew with the evidence of their indicator.
    changes = Changes(edit.assessment_id, evidence=frozenset({edit.key}))
    return put_rows(desk, edit, PutRows(edit.kind, rows, (line,), changes, edit.key))


def _proof(objection_id: str, evidence_id: str, pages: str | None) -> Row:
    place = {"objection_id": objection_id, "evidence_id": evidence_id}
    values = None if pages is None else {"pages": well_formed(pages).strip()}
    return Row(objection_evidence, place, values)


def _stored(desk: Desk, objection_id: str) -> Stored:
    query = select(objection).where(objection.c.id == objection_id)
    found: Stored = desk.connection.execute(query).mappings().one()
    return found


def _proofs(desk: Desk, objection_id: str) -> dict[str, str]:
    own = objection_evidence.c
    query = select(own.evidence_id, own.pages).where(own.objection_id == objection_id)
    return {row.evidence_id: row.pages for row in desk.connection.execute(query)}


def _require_pending(stored: Stored) -> None:
    if stored["outcome"] != ObjectionState.PENDING:
        raise ObjectionAnsweredError(stored["key"], stored["slot"])


def _argument(edit: _Objecting, slot: SlotCode, argument: str) -> str:
    said = well_formed(argument).strip()
    if not said:
        raise ObjectionWordlessError(edit.key, slot)
    return said


def _told(stored: Stored) -> str:
    return f"{stored['slot']}; {stored['outcome']}; {stored['argument']}"


def _answer_told(stored: Stored) -> str:
    told = (stored["slot"], stored["outcome"], stored["outcome_note"])
    return "; ".join(each for each in told if each)
