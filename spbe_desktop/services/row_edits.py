"""Rows put in place of what was there, with the edit that puts the old ones back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, insert, select, tuple_, update

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
        return stored_rows(desk, (self,))[0]

    def holds(self, before: Row) -> bool:
        """Tell whether *before* already says what this row says."""
        if self.values is None or before.values is None:
            return self.values is before.values
        return all(before.values[name] == value for name, value in self.values.items())


@dataclass(frozen=True)
class Line:
    """What the journal says of an edit."""

    field: str
    before: object
    after: object
    assessment_id: int | None = None
    key: str = ""

    def written(self, desk: Desk) -> Values:
        """Return it as the journal keeps it."""
        return desk.line(
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
    """Apply *wanted* on behalf of *operation*, which is its own inverse if nothing differs.

    Each row stands in it once.
    """
    stored = stored_rows(desk, wanted.rows)
    changed = [
        (row, was) for row, was in zip(wanted.rows, stored, strict=True) if not row.holds(was)
    ]
    if not changed:
        return Applied(wanted.changes, operation)
    for _shape, alike in groupby(changed, key=_shape_of):
        _write(desk, tuple(alike))
    desk.log_many([line.written(desk) for line in wanted.lines])
    lines = tuple(line.reversed for line in wanted.lines)
    before = tuple(was for _row, was in reversed(changed))
    return Applied(wanted.changes, replace(wanted, rows=before, lines=lines))


def stored_rows(desk: Desk, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return *rows* as they are now, those of a table read together."""
    found: dict[tuple[str, tuple[Any, ...]], Values] = {}
    for table in {row.table for row in rows}:
        places = [row.place for row in rows if row.table is table]
        columns = [table.c[name] for name in places[0]]
        for begin in range(0, len(places), _AT_ONCE):
            asked = [tuple(place.values()) for place in places[begin : begin + _AT_ONCE]]
            query = select(table).where(tuple_(*columns).in_(asked))
            for held in desk.connection.execute(query).mappings():
                at = tuple(held[column.name] for column in columns)
                found[table.name, at] = {n: v for n, v in held.items() if n not in places[0]}
    return tuple(
        replace(row, values=found.get((row.table.name, tuple(row.place.values())))) for row in rows
    )


_AT_ONCE = 500
"""How many rows are asked for at once: SQLite bounds how much one statement holds."""

_Change = tuple[Row, Row]
"""A row, and what is stored in its place."""


def _shape_of(change: _Change) -> tuple[str, bool, tuple[str, ...]]:
    """Return what changes have in common that one statement makes."""
    row, before = change
    return row.table.name, before.values is None, tuple(row.values or ())


def _write(desk: Desk, changes: Sequence[_Change]) -> None:
    """Store rows of one shape in place of what is there."""
    (row, before), *_others = changes
    table, connection = row.table, desk.connection
    here = and_(*(table.c[name] == bindparam(f"at_{name}") for name in row.place))
    at = [{f"at_{name}": value for name, value in each.place.items()} for each, _was in changes]
    if row.values is None:
        connection.execute(delete(table).where(here), at)
    elif before.values is None:
        connection.execute(
            insert(table), [{**each.place, **(each.values or {})} for each, _was in changes]
        )
    else:
        told: dict[str, Any] = {name: bindparam(f"to_{name}") for name in row.values}
        to = [{f"to_{n}": v for n, v in (each.values or {}).items()} for each, _was in changes]
        written = [{**place, **said} for place, said in zip(at, to, strict=True)]
        connection.execute(update(table).where(here).values(told), written)
