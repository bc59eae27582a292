"""The edit of a stage: values, clarifications and notes of one indicator or of many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.models.stage_tables import clarification
from spbe_desktop.models.tables import score
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.cells import remove, store, stored
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.snapshots import keep_before_stage


@dataclass(frozen=True)
class StoreStageValues:
    """Record *entries* at a stage: what stands there of their indicators is replaced.

    *reason* is asked for where a later stage has values, and is kept in the journal.
    """

    assessment_id: int
    stage: str
    entries: tuple[StageEntry, ...]
    reason: str = ""

    kind = "stage_values"

    @property
    def key(self) -> IndicatorKey:
        """Return the indicator, if there is but one."""
        return self.entries[0].key if len(self.entries) == 1 else IndicatorKey("")

    def apply(self, desk: Desk) -> Applied:
        """Store all entries or, if one cannot be, raise and store none.

        Raise IndicatorUnknownError or ValueOutsideScaleError for what the instrument lacks,
        StageClosedError without a reason where a later stage has values, AssessmentLockedError
        for an own proposal that was sent.
        """
        terms = terms_of(desk, self.assessment_id)
        terms.require_open(desk, self.assessment_id, self.stage, self.reason)
        if self.stage != SELF_ASSESSMENT and any(e.value is not None for e in self.entries):
            keep_before_stage(
                desk.connection, self.assessment_id, self.stage, actor=desk.actor, at=desk.now
            )
        before = []
        for entry in self.entries:
            terms.require_value(entry.key, entry.value)
            before.append(self._replace(desk, replace(entry, note=well_formed(entry.note))))
        keys = frozenset(entry.key for entry in self.entries)
        changes = Changes(self.assessment_id, answers=keys, trend=True)
        if tuple(before) == self.entries:
            return Applied(changes, self)
        return Applied(changes, replace(self, entries=tuple(before)))

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def _replace(self, desk: Desk, entry: StageEntry) -> StageEntry:
        place = {"assessment_id": self.assessment_id, "stage": self.stage, "key": entry.key}
        before = StageEntry(
            entry.key,
            stored(desk.connection, score, "value", place),
            stored(desk.connection, clarification, "clarified", place),
            stored(desk.connection, clarification, "note", place) or "",
        )
        if before.value != entry.value:
            if entry.value is None:
                remove(desk.connection, score, place)
            else:
                store(desk.connection, score, place, {"value": entry.value}, desk.now)
            self._log(desk, "value", entry.key, (before.value, entry.value))
        if (before.clarified, before.note) != (entry.clarified, entry.note):
            if entry.clarified is None and not entry.note:
                remove(desk.connection, clarification, place)
            else:
                said = {"clarified": entry.clarified, "note": entry.note}
                store(desk.connection, clarification, place, said, desk.now)
            self._log(desk, "clarification", entry.key, (before.told, entry.told))
        return before

    def _log(self, desk: Desk, field: str, key: IndicatorKey, step: tuple[object, object]) -> None:
        desk.log(
            field,
            assessment_id=self.assessment_id,
            key=key,
            stage=self.stage,
            before=step[0],
            after=step[1],
            reason=self.reason,
        )
