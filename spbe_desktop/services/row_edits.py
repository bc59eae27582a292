"""Rows put in place of what was there, with the edit that puts the old ones back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update

from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """What one row shall hold: *place* is its primary key; no *values* take the row away."""

    table: Table
    place: Values
    values: Values | None

    def stored(self, desk: Desk) -> Row:
        """Return the row as it is now, with all its columns."""
        found = desk.connection.execute(select(self.table).where(self._where())).mappings().first()
        return replace(self, values=None if found is None else self._beside(found))

    def holds(self, before: Row) -> bool:
        """Tell whether *before* already says what this row says."""
        if self.values is None or before.values is None:
            return self.values is before.values
        return all(before.values[name] == value for name, value in self.values.items())

    def put(self, desk: Desk, before: Row) -> None:
        """Store the row in place of *before*."""
        if self.values is None:
            desk.connection.execute(delete(self.table).where(self._where()))
        elif before.values is None:
            desk.connection.execute(insert(self.table).values({**self.place, **self.values}))
        elif self.values:
            desk.connection.execute(update(self.table).where(self._where()).values(self.values))

    def _beside(self, found: Values) -> Values:
        return {name: value for name, value in found.items() if name not in self.place}

    def _where(self) -> ColumnElement[bool]:
        return and_(*(self.table.c[name] == value for name, value in self.place.items()))


@dataclass(frozen=True)
class Line:
    """What the journal says of an edit."""

    field: str
    before: object
    after: object
    assessment_id: int | None = None
    key: str = ""

    def log(self, desk: Desk) -> None:
        """Write it down."""
        desk.log(
            self.field,
            assessment_id=self.assessment_id,
            key=self.key,
            before=self.before,
            after=self.after,
        )

    @property
    def reversed(self) -> Line:
        """Return what is said when the edit is taken back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class PutRows:
    """Store *rows* in their order; taken back in the opposite one."""

    kind: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    changes: Changes
    key: str = ""

    def apply(self, desk: Desk) -> Applied:
        """Store what differs from what is there."""
        return put_rows(desk, self, self)

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


def put_rows(desk: Desk, operation: Operation, wanted: PutRows) -> Applied:
    """Apply *wanted* on behalf of *operation*, which is its own inverse if nothing differs."""
    before: list[Row] = []
    for row in wanted.rows:
        stored = row.stored(desk)
        if not row.holds(stored):
            row.put(desk, stored)
            before.append(stored)
    if not before:
        return Applied(wanted.changes, operation)
    for line in wanted.lines:
        line.log(desk)
    lines = tuple(line.reversed for line in wanted.lines)
    return Applied(wanted.changes, replace(wanted, rows=tuple(before[::-1]), lines=lines))
