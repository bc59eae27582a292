"""Reads what the stages of assessments have recorded, and which values count at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from sqlite3 import Row

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import Counting, Entries, StageEntry, counting_values
from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

_ALL = """
    SELECT assessment_id, stage, key, value, NULL AS clarified, '' AS note FROM score
    UNION ALL SELECT assessment_id, stage, key, NULL, clarified, note FROM clarification
"""
_OF_ONE = f"SELECT * FROM ({_ALL}) WHERE assessment_id = ?"  # noqa: S608 - nothing from outside

Values = Mapping[IndicatorKey, Decimal]

_NOTHING = Counting({}, {})


@dataclass(frozen=True)
class StageValues:
    """What the stages of one assessment have recorded."""

    instrument: Instrument
    entries: Entries
    counting: Mapping[str, Counting]
    """The values that count, by the stages that have begun and in their order."""

    def at(self, stage: str) -> Counting:
        """Return the values that count at *stage*; none before it has begun."""
        return self.counting.get(stage, _NOTHING)

    def recorded(self, key: IndicatorKey) -> dict[str, Decimal]:
        """Return the values that were recorded of an indicator, by stage."""
        return {
            stage: entry.value
            for stage, column in self.entries.items()
            if (entry := column.get(key)) is not None and entry.value is not None
        }

    @property
    def latest(self) -> tuple[str, Counting]:
        """Return the last stage that has values of its own, and what counts there."""
        valued = [(stage, found) for stage, found in self.counting.items() if found.own]
        return valued[-1] if valued else ("", _NOTHING)

    @property
    def assessed(self) -> Values:
        """Return what assessors have made of it up to their last stage."""
        return stage_values_of(self.instrument, _without_own(self.entries)).latest[1].values


def stage_values(workspace: Workspace, assessment_id: int, instrument: Instrument) -> StageValues:
    """Return the values of one assessment, which was made with *instrument*."""
    rows = workspace.database.rows(_OF_ONE, (assessment_id,))
    return stage_values_of(instrument, _entries(rows).get(assessment_id, {}))


def stage_values_of(instrument: Instrument, entries: Entries) -> StageValues:
    """Return which values of *entries* count."""
    return StageValues(instrument, entries, counting_values(instrument, entries))


def all_entries(workspace: Workspace) -> Mapping[int, Entries]:
    """Return what was recorded of every assessment in the workspace, by its id."""
    return _entries(workspace.database.rows(_ALL))


def _entries(rows: Iterable[Row]) -> Mapping[int, Entries]:
    found: dict[int, dict[str, dict[IndicatorKey, StageEntry]]] = defaultdict(dict)
    for row in rows:
        column = found[row["assessment_id"]].setdefault(row["stage"], {})
        key = IndicatorKey(row["key"])
        read = _entry(key, row)
        known = column.get(key)
        column[key] = read if known is None else _joined(known, read)
    return found


def _entry(key: IndicatorKey, row: Row) -> StageEntry:
    if row["value"] is not None:
        return StageEntry(key, stored.exact(row["value"]))
    clarified = None if row["clarified"] is None else bool(row["clarified"])
    return StageEntry(key, None, clarified, row["note"])


def _joined(one: StageEntry, other: StageEntry) -> StageEntry:
    """Return what both tables say of one indicator: its value, and what was said beside it."""
    valued, told = (one, other) if other.value is None else (other, one)
    return replace(told, value=valued.value)


def _without_own(entries: Entries) -> Entries:
    return {stage: column for stage, column in entries.items() if stage != SELF_ASSESSMENT}
