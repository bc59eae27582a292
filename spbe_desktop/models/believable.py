"""Whether a row that was read from a damaged file can be one of ours."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from spbe_desktop.domain.actions import ActionState
from spbe_desktop.domain.agenda import Zone
from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource, ShortcomingState
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.snapshot import Occasion
from spbe_desktop.domain.team import Role
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models import stored
from spbe_desktop.models.all_tables import METADATA
from spbe_desktop.models.damaged_trees import Row, Value
from spbe_desktop.models.types import ExactDecimal, UtcDateTime

_DIGEST = re.compile(r"(?:[0-9a-f]{64})?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what may stand in it."""

    name: str
    whole_number: bool
    required: bool
    optional: bool
    """Whether a row may end before it: written before the column was added."""
    is_rowid: bool
    makes_sense: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as it is known to be."""

    table: str
    columns: tuple[Column, ...]

    def completed(self, row: Row) -> tuple[Value, ...] | None:
        """Return the values of *row* with its rowid in place; none if it cannot be of here."""
        told, columns = row.values, self.columns
        if len(told) > len(columns) or not all(c.optional for c in columns[len(told) :]):
            return None
        values = tuple(
            row.rowid if column.is_rowid else value
            for column, value in zip(columns, told, strict=False)
        )
        fits = all(map(_fits, columns, values)) and all(
            value is None for column, value in zip(columns, told, strict=False) if column.is_rowid
        )
        return values if fits and _ROWS.get(self.table, _any_row)(values) else None


def shapes_of(connection: sqlite3.Connection, tables: Sequence[str]) -> tuple[Shape, ...]:
    """Return the shapes of *tables* in a sound database."""
    return tuple(Shape(table, _columns_of(connection, table)) for table in tables)


def _columns_of(connection: sqlite3.Connection, table: str) -> tuple[Column, ...]:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    single_key = sum(bool(row[5]) for row in rows) == 1
    return tuple(
        Column(
            name,
            whole_number="INT" in kind or "BOOL" in kind,
            required=bool(required),
            optional=default is not None or not required,
            is_rowid=single_key and bool(key) and kind == "INTEGER",
            makes_sense=_sense_of(table, name),
        )
        for _number, name, kind, required, default, key in rows
    )


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return not column.required
    if column.whole_number:
        return isinstance(value, int)
    return isinstance(value, str) and column.makes_sense(value)


def _sense_of(table: str, name: str) -> Callable[[str], bool]:
    """Return what tells whether a text can stand in this column."""
    words = _WORDS.get((table, name))
    if words is not None:
        return words.__contains__
    if name == "sha256" or (table, name) == ("pinned_instrument", "digest"):
        return lambda text: _DIGEST.fullmatch(text) is not None
    known = METADATA.tables.get(table)
    kind = known.c[name].type if known is not None and name in known.c else None
    if isinstance(kind, ExactDecimal):
        return lambda text: _reads(_exact_again, text)
    if isinstance(kind, UtcDateTime):
        return lambda text: _reads(_moment_again, text)
    if kind is not None and kind.__visit_name__ == "date":
        return lambda text: _reads(stored.day, text)
    return _anything


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (WorkspaceDamagedError, ValueError, InvalidOperation):
        return False
    return True


def _is_pin(values: tuple[Value, ...]) -> bool:
    """Tell whether the file of a pinned instrument is named as such files are."""
    _id, code, digest, file_name = map(str, values)
    return file_name == f"{code}@{digest[:12]}.yaml"


def _any_row(_values: tuple[Value, ...]) -> bool:
    return True


def _exact_again(text: str) -> str:
    return stored.shortest(Decimal(text))


def _moment_again(text: str) -> str:
    return stored.moment_text(stored.required_moment(text))


def _anything(_text: str) -> bool:
    return True


_WORDS: Mapping[tuple[str, str], frozenset[str]] = {
    ("evidence", "kind"): frozenset(EvidenceKind),
    ("evidence", "classification"): frozenset(Classification),
    ("evidence_revision", "kind"): frozenset(EvidenceKind),
    ("slot_verdict", "outcome"): frozenset(VerdictOutcome),
    ("slot_verdict", "reason"): frozenset(VerdictReason) | {""},
    ("finding", "source"): frozenset(ShortcomingSource),
    ("finding", "severity"): frozenset(Gravity),
    ("finding_step", "state"): frozenset(ShortcomingState),
    ("action_item", "state"): frozenset(ActionState),
    ("objection", "outcome"): frozenset(ObjectionState),
    ("objection", "verdict_outcome"): frozenset(VerdictOutcome),
    ("objection", "verdict_reason"): frozenset(VerdictReason) | {""},
    ("snapshot", "occasion"): frozenset(Occasion),
    ("team_member", "role"): frozenset(Role),
    ("milestone", "zone"): frozenset(Zone) | {""},
}
"""Columns in which one of some words stands."""

_ROWS: Mapping[str, Callable[[tuple[Value, ...]], bool]] = {"pinned_instrument": _is_pin}
"""Tables whose columns must suit one another."""
