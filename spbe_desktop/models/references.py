"""References between rows of a database some of whose rows are gone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

LENDER = "lender"
"""The name under which a sound copy may be attached, to give what is missing."""

_NEVER_CHANGED = "pinned_instrument"


@dataclass(frozen=True, slots=True)
class _Reference:
    table: str
    column: str
    parent: str
    parent_column: str
    required: bool

    @property
    def dangling(self) -> str:
        """Return the condition of a row whose reference leads nowhere."""
        parents = f'SELECT "{self.parent_column}" FROM main."{self.parent}"'  # noqa: S608
        return f'"{self.column}" IS NOT NULL AND "{self.column}" NOT IN ({parents})'


def borrow_parents(connection: sqlite3.Connection) -> dict[str, int]:
    """Take from the attached lender, of the same revision, the rows that others belong to.

    Return how many were taken, by table.
    """
    borrowed: Counter[str] = Counter()
    # They never change, and one wrong letter keeps all that rests on them from being read.
    connection.execute(
        f"INSERT OR REPLACE INTO main.{_NEVER_CHANGED} SELECT * FROM {LENDER}.{_NEVER_CHANGED}"  # noqa: S608
    )
    while taken := sum(_borrow(connection, ref, borrowed) for ref in _broken(connection)):
        del taken
    return dict(borrowed)


def drop_dangling(connection: sqlite3.Connection) -> None:
    """Remove rows that belong to none, and references that may be missing."""
    while broken := _broken(connection):
        for ref in broken:
            connection.execute(
                f'DELETE FROM main."{ref.table}" WHERE {ref.dangling}'  # noqa: S608 - our names
                if ref.required
                else f'UPDATE main."{ref.table}" SET "{ref.column}" = NULL '  # noqa: S608
                f"WHERE {ref.dangling}"
            )


def _borrow(connection: sqlite3.Connection, ref: _Reference, borrowed: Counter[str]) -> int:
    before = connection.total_changes
    connection.execute(
        f'INSERT OR IGNORE INTO main."{ref.parent}" '  # noqa: S608 - our names
        f'SELECT * FROM {LENDER}."{ref.parent}" WHERE "{ref.parent_column}" IN '
        f'(SELECT "{ref.column}" FROM main."{ref.table}" WHERE {ref.dangling})'
    )
    taken = connection.total_changes - before
    if taken:
        borrowed[ref.parent] += taken
    return taken


def _broken(connection: sqlite3.Connection) -> set[_Reference]:
    """Return the references that lead nowhere in at least one row."""
    rows = connection.execute("PRAGMA main.foreign_key_check").fetchall()
    return {_reference(connection, table, number) for table, _row, _parent, number in rows}


def _reference(connection: sqlite3.Connection, table: str, number: int) -> _Reference:
    keys = connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall()
    _, _, parent, column, parent_column, *_ = next(key for key in keys if key[0] == number)
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    required = any(name == column and needed for _, name, _, needed, _, _ in columns)
    return _Reference(table, column, parent, parent_column, required)
