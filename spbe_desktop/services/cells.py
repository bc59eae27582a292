"""One field of one row, found by its primary key: read, stored and removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

Place = Mapping[str, Any]
"""The primary key of one row."""


def stored(connection: Connection, table: Table, column: str, place: Place) -> Any:
    """Return what stands in *column*; None also where there is no such row."""
    return connection.execute(_reading(table, column), _bound(place)).scalar()


def store(
    connection: Connection, table: Table, place: Place, content: Mapping[str, Any], now: datetime
) -> None:
    """Write *content* into the row at *place*, which is made where it is new."""
    # SQLAlchemy compiles an upsert anew each time, which takes as long as all the rest.
    changed = {**content, "updated_at": now}
    statement = _changing(table, *content)
    if not connection.execute(statement, _bound(place) | changed).rowcount:
        connection.execute(_making(table), {**place, **changed})


def remove(connection: Connection, table: Table, place: Place) -> None:
    """Remove the row at *place*."""
    connection.execute(_removing(table), _bound(place))


def _bound(place: Place) -> dict[str, Any]:
    return {f"at_{name}": content for name, content in place.items()}


def _at_place(table: Table) -> list[ColumnElement[bool]]:
    # SQLAlchemy keeps the bare names of columns for what is written into them.
    return [key == bindparam(f"at_{key.name}") for key in table.primary_key]


@cache
def _reading(table: Table, column: str) -> Select[Any]:
    return select(table.c[column]).where(*_at_place(table))


@cache
def _changing(table: Table, *columns: str) -> Update:
    names = (*columns, "updated_at")
    values: dict[str, ColumnElement[Any]] = {name: bindparam(name) for name in names}
    return update(table).where(*_at_place(table)).values(values)


@cache
def _making(table: Table) -> Insert:
    return insert(table)


@cache
def _removing(table: Table) -> Delete:
    return delete(table).where(*_at_place(table))
