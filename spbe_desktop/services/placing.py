"""The edits of slots: which of them a document fills, whether it does, and what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, insert, select, update

from spbe_desktop.domain.slot_states import SlotVerdict, VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.errors import SlotUnknownError
from spbe_desktop.models.tables import evidence_use, evidence_use_slot, slot_verdict
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.attaching import EvidenceEdit, fill_slots, filled_slots
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk


@dataclass(frozen=True)
class Place(EvidenceEdit):
    """Say which slots of its indicator a document fills; with that, it is no proposal any more."""

    use_id: int
    slots: tuple[SlotCode, ...]
    proposed: bool = False
    added_at: datetime | None = None
    """When it came to count; none for now, if it did not count before."""

    kind = "place"

    def apply(self, desk: Desk) -> Applied:
        """Store the slots in place of those before; raise SlotUnknownError for one of another."""
        self.require_allowed(desk)
        _require_slots(desk, self, self.slots)
        row = _use(desk, self.use_id)
        before, wanted = filled_slots(desk, self.use_id), tuple(sorted(set(self.slots)))
        touched = self.touched(desk, row.evidence_id)
        if (before, row.proposed) == (wanted, self.proposed):
            return Applied(touched, self)
        desk.connection.execute(
            delete(evidence_use_slot).where(evidence_use_slot.c.evidence_use_id == self.use_id)
        )
        fill_slots(desk, self.use_id, wanted)
        # What fills a slot for the first time is newer than any verdict on the slot.
        counts_now = wanted and (row.proposed or not before)
        at = self.added_at or (desk.now if counts_now else row.added_at)
        _let_count(desk, self.use_id, proposed=self.proposed, at=at)
        self.log(desk, "slots", before=", ".join(before), after=", ".join(wanted))
        inverse = replace(self, slots=before, proposed=row.proposed, added_at=row.added_at)
        return Applied(touched, inverse)


@dataclass(frozen=True)
class Confirm(EvidenceEdit):
    """Confirm what was only proposed, or with *proposed* make it a proposal again."""

    use_id: int
    proposed: bool = False
    added_at: datetime | None = None
    """When it came to count; none for now."""

    kind = "confirm"

    def apply(self, desk: Desk) -> Applied:
        """Store it, with the moment of confirming as the moment of attaching."""
        self.require_allowed(desk)
        row = _use(desk, self.use_id)
        touched = self.touched(desk, row.evidence_id)
        if row.proposed == self.proposed:
            return Applied(touched, self)
        at = self.added_at or desk.now
        _let_count(desk, self.use_id, proposed=self.proposed, at=at)
        self.log(desk, "proposed", before=row.proposed, after=self.proposed)
        return Applied(touched, replace(self, proposed=row.proposed, added_at=row.added_at))


@dataclass(frozen=True)
class SetVerdict(EvidenceEdit):
    """Record what an assessor said of a slot; with no outcome, that nothing was said."""

    slot: SlotCode
    outcome: VerdictOutcome | None
    reason: VerdictReason | None = None
    note: str = ""
    at: datetime | None = None
    """When it was recorded; none for now."""

    kind = "verdict"

    def apply(self, desk: Desk) -> Applied:
        """Store the verdict; it may come after sending, so a lock does not stop it."""
        terms = terms_of(desk, self.assessment_id)
        terms.require_value(self.key, None)
        _require_slots(desk, self, (self.slot,))
        changes = Changes(
            self.assessment_id, answers=frozenset({self.key}), evidence=frozenset({self.key})
        )
        is_it = and_(
            slot_verdict.c.assessment_id == self.assessment_id,
            slot_verdict.c.key == self.key,
            slot_verdict.c.slot == self.slot,
        )
        row = desk.connection.execute(select(slot_verdict).where(is_it)).mappings().first()
        inverse = self._restoring(row)
        if replace(inverse, at=None) == replace(self, at=None):
            return Applied(changes, self)
        desk.connection.execute(delete(slot_verdict).where(is_it))
        if self.outcome is not None:
            desk.connection.execute(insert(slot_verdict).values(self._row(desk.now)))
        self.log(desk, "verdict", before=inverse.told, after=self.told)
        return Applied(changes, inverse)

    @property
    def told(self) -> str:
        """Return the verdict as the journal keeps it: codes, then the note."""
        if self.outcome is None:
            return ""
        parts = (self.slot, self.outcome.value, self.reason.value if self.reason else "")
        return "; ".join(part for part in (*parts, self.note) if part)

    def _row(self, now: datetime) -> dict[str, Any]:
        return {
            "assessment_id": self.assessment_id,
            "key": self.key,
            "slot": self.slot,
            "outcome": self.outcome,
            "reason": self.reason or "",
            "note": self.note,
            "at": self.at or now,
        }

    def _restoring(self, row: Mapping[str, Any] | None) -> SetVerdict:
        if row is None:
            return replace(self, outcome=None, reason=None, note="", at=None)
        return replace(
            self,
            outcome=VerdictOutcome(row["outcome"]),
            reason=VerdictReason(row["reason"]) if row["reason"] else None,
            note=row["note"],
            at=row["at"],
        )


def verdict_of(row: Mapping[str, Any]) -> SlotVerdict:
    """Return the verdict in a row of its table."""
    return SlotVerdict(
        slot=SlotCode(row["slot"]),
        outcome=VerdictOutcome(row["outcome"]),
        reason=VerdictReason(row["reason"]) if row["reason"] else None,
        note=row["note"],
        at=row["at"],
    )


def _use(desk: Desk, use_id: int) -> Row[Any]:
    query = select(evidence_use).where(evidence_use.c.id == use_id)
    found: Row[Any] = desk.connection.execute(query).one()
    return found


def _let_count(desk: Desk, use_id: int, *, proposed: bool, at: datetime) -> None:
    desk.connection.execute(
        update(evidence_use)
        .where(evidence_use.c.id == use_id)
        .values(proposed=proposed, added_at=at)
    )


def _require_slots(desk: Desk, edit: EvidenceEdit, slots: tuple[SlotCode, ...]) -> None:
    """Raise SlotUnknownError unless the indicator of *edit* has all *slots*."""
    indicator = terms_of(desk, edit.assessment_id).instrument.by_key[edit.key]
    known = {slot.code for slot in slots_of(indicator)}
    for slot in slots:
        if slot not in known:
            raise SlotUnknownError(key=edit.key, slot=slot)
