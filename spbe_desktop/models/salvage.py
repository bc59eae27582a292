"""Reads what can still be read from a damaged database into a sound one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import WorkspaceTooNewError
from spbe_desktop.models import backups
from spbe_desktop.models.believable import shapes_of
from spbe_desktop.models.damaged_pages import DamagedPages
from spbe_desktop.models.damaged_trees import rows_of, walk
from spbe_desktop.models.database import Database, immutable
from spbe_desktop.models.failures import failures_named
from spbe_desktop.models.lost_leaves import TablePages, gather
from spbe_desktop.models.migrating import FIRST, HEAD, upgrade
from spbe_desktop.models.references import LENDER, borrow_parents, drop_dangling

_REVISION_TABLE = "alembic_version"
_REVISION = re.compile(r"[0-9]{4}")
_SCHEMA_ROOT = 1

Roots = Mapping[str, int]
"""The first page of each table."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """How much of a table could be read."""

    name: str
    read: int
    lost: int
    """Rows that were there and are not any more; estimated where whole pages are gone."""
    borrowed: int
    """Rows of the backup to which rows that were read belong."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read, table by table; the new database is sound, whatever was lost."""

    revision: str
    tables: tuple[TableRead, ...]

    @property
    def read(self) -> int:
        """Return how many rows were read."""
        return sum(table.read for table in self.tables)

    @property
    def lost(self) -> int:
        """Return how many rows are gone, as far as that can be told."""
        return sum(table.lost for table in self.tables)


def salvage(
    source: Path, target: Path, backup: Path | None = None, report: Report = unreported
) -> Salvaged:
    """Read *source*, a copy of the damaged file with its log beside it, into a new *target*.

    *backup* is a sound copy of the same workspace: it tells where tables begin if the file
    does not any more, and gives rows to which others belong. A job for the worker. Raise
    WorkspaceTooNewError if the file is of a newer release.
    """
    with closing(DamagedPages(source)) as pages:
        lent = _Lent.of(backup)
        own = _roots_in(pages)
        revision = _revision_in(pages, {**lent.roots, **own}) or lent.revision
        if revision > HEAD:
            raise WorkspaceTooNewError(source.parent, found=revision, supported=HEAD)
        if lent.revision != revision:
            lent = _Lent()
        roots = {**_make_new(target, revision), **lent.roots, **own}
        with failures_named(target), closing(_writing_to(target, lent.path)) as connection:
            tables = [name for name in _roots_of(connection) if name != _REVISION_TABLE]
            found = gather(pages, shapes_of(connection, tables), roots)
            return Salvaged(revision, _fill(connection, pages, found, lent, report))


@dataclass(frozen=True, slots=True)
class _Lent:
    """What a sound copy of the same workspace can tell; nothing without one."""

    path: Path | None = None
    revision: str = HEAD
    roots: Roots = field(default_factory=dict)
    counts: backups.Counts = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path | None) -> _Lent:
        if path is None:
            return cls()
        with backups.reading(path) as connection:
            roots, counts = _roots_of(connection), backups.count_rows(connection)
        return cls(path, backups.facts_of(path).revision, roots, counts)


def _fill(
    connection: sqlite3.Connection,
    pages: DamagedPages,
    found: Sequence[TablePages],
    lent: _Lent,
    report: Report,
) -> tuple[TableRead, ...]:
    """Write all rows that fit, take away what belongs to none, and return what came of it."""
    connection.execute("BEGIN")
    unread: dict[str, int] = {}
    for done, each in enumerate(found):
        report(done, len(found))
        unread[each.shape.table] = _write(connection, pages, each)
    written = backups.count_rows(connection)
    borrowed = borrow_parents(connection) if lent.path is not None else {}
    drop_dangling(connection)
    left = backups.count_rows(connection)
    connection.execute("COMMIT")
    told = []
    for each in found:
        name = each.shape.table
        read = left[name] - borrowed.get(name, 0)
        lost = unread[name] + written[name] - read
        lost += _on_lost_pages(each, written[name], lent.counts.get(name))
        told.append(TableRead(name, read, max(0, lost), borrowed.get(name, 0)))
    return tuple(told)


def _write(connection: sqlite3.Connection, pages: DamagedPages, each: TablePages) -> int:
    """Write the rows of one table, and return how many could not be."""
    unread = 0
    names = [f'"{column.name}"' for column in each.shape.columns]
    for leaf in each.leaves:
        rows = [None if row is None else each.shape.completed(row) for row in rows_of(pages, leaf)]
        fitting = [row for row in rows if row is not None]
        before = connection.total_changes
        # Rows from before a column was added end earlier; the rest is what the schema says.
        for length in {len(row) for row in fitting}:
            connection.executemany(
                f'INSERT OR IGNORE INTO "{each.shape.table}" '  # noqa: S608 - our names
                f"({', '.join(names[:length])}) VALUES ({', '.join('?' * length)})",
                [row for row in fitting if len(row) == length],
            )
        unread += len(rows) - (connection.total_changes - before)
    return unread


def _on_lost_pages(each: TablePages, written: int, once: int | None) -> int:
    """Return about how many rows were on pages that are lost; *once* is what the backup has."""
    if not each.lost:
        return 0
    if once is not None and (once > written or not each.leaves):
        return once - written
    return each.lost * max(1, round(written / max(1, len(each.leaves))))


def _make_new(target: Path, revision: str) -> Roots:
    """Make a database without a row in *target*, and return where its tables begin."""
    database = Database(target, new=True)
    try:
        upgrade(database, revision)
        return _roots_of(database.raw)
    finally:
        database.close()


def _writing_to(target: Path, lender: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(target, isolation_level=None, uri=True)
    # It is of no use before it is whole, and is flushed before it takes anything's place.
    connection.execute("PRAGMA synchronous = OFF")
    if lender is not None:
        connection.execute(f"ATTACH ? AS {LENDER}", (immutable(lender),))
    return connection


def _roots_of(connection: sqlite3.Connection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT name, rootpage FROM sqlite_master "
        "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return dict(rows.fetchall())


def _roots_in(pages: DamagedPages) -> dict[str, int]:
    """Return where tables begin, as far as the damaged file still tells."""
    roots = {}
    for leaf in walk(pages, _SCHEMA_ROOT).leaves:
        for row in rows_of(pages, leaf):
            match row and row.values:
                case ("table", str(name), str(), int(root), str()) if 2 <= root <= pages.count:
                    roots[name] = root
    return roots


def _revision_in(pages: DamagedPages, roots: Roots) -> str:
    """Return the revision that the damaged file still tells; empty if it does not."""
    for leaf in walk(pages, roots.get(_REVISION_TABLE, 0)).leaves:
        for row in rows_of(pages, leaf):
            match row and row.values:
                case (str(revision),) if _REVISION.fullmatch(revision) and revision >= FIRST:
                    return revision
    return ""
