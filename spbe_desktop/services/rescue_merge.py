"""The newest backup, completed by what was entered after it and could still be read."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from spbe_desktop.domain.journal_chain import MEMBERS, digest_of
from spbe_desktop.models.database import immutable
from spbe_desktop.models.failures import failures_named
from spbe_desktop.models.references import drop_dangling

_WHAT_OTHERS_BELONG_TO = ("region", "agency", "pinned_instrument", "assessment")

_TIMED = (
    ("evidence", "added_at"),
    ("evidence_use", "added_at"),
    ("answer", "updated_at"),
    ("score", "updated_at"),
    ("clarification", "updated_at"),
    ("slot_verdict", "at"),
    ("objection", "raised_at"),
    ("finding", "found_at"),
    ("finding_step", "at"),
    ("snapshot", "at"),
    ("submission", "written_at"),
)
"""Tables whose rows tell when they were written last, and the column that does."""

_SENT = """
    UPDATE main.assessment SET (sent_at, revision) = (
        SELECT found.sent_at, found.revision
        FROM read.assessment AS found WHERE found.id = assessment.id
    )
    WHERE id IN (SELECT id FROM read.assessment WHERE sent_at > ?)
"""
_SLOTS = """
    INSERT OR IGNORE INTO main.evidence_use_slot
    SELECT * FROM read.evidence_use_slot WHERE evidence_use_id IN
        (SELECT id FROM read.evidence_use WHERE added_at > ?)
"""
_LINES = f"""
    SELECT id, {", ".join(MEMBERS)}, digest FROM read.journal
    WHERE id > (SELECT coalesce(max(id), 0) FROM main.journal) ORDER BY id
"""  # noqa: S608 - our names


def combine(backup: Path, read: Path, target: Path) -> None:
    """Write into *target* what *backup* holds, and what *read* holds that is newer than it.

    Both are sound and of the newest revision. What was deleted after the backup is there
    again; the journal goes on as far as its chain does.
    """
    shutil.copyfile(backup, target)
    with (
        failures_named(target),
        closing(sqlite3.connect(target, isolation_level=None, uri=True)) as connection,
    ):
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS read", (immutable(read),))
        connection.execute("BEGIN")
        (last,) = connection.execute("SELECT coalesce(max(at), '') FROM main.journal").fetchone()
        for table in _WHAT_OTHERS_BELONG_TO:
            connection.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM read.{table}")  # noqa: S608
        for table, written in _TIMED:
            connection.execute(
                f"INSERT OR REPLACE INTO main.{table} "  # noqa: S608 - our names
                f"SELECT * FROM read.{table} WHERE {written} > ?",
                (last,),
            )
        connection.execute(_SLOTS, (last,))
        connection.execute(_SENT, (last,))
        _continue_journal(connection)
        drop_dangling(connection)
        connection.execute("COMMIT")


def _continue_journal(connection: sqlite3.Connection) -> None:
    head = connection.execute("SELECT digest FROM main.journal_head").fetchone()
    if head is None:
        return
    digest = str(head[0])
    for line in _chained(connection, digest):
        columns = ", ".join(line.keys())
        marks = ", ".join("?" * len(line.keys()))
        connection.execute(
            f"INSERT INTO main.journal ({columns}) VALUES ({marks})",  # noqa: S608 - our names
            tuple(line),
        )
        digest = str(line["digest"])
    connection.execute("UPDATE main.journal_head SET digest = ?", (digest,))


def _chained(connection: sqlite3.Connection, digest: str) -> Iterator[sqlite3.Row]:
    """Give the lines after the backup's last, up to the first that does not follow."""
    for line in connection.execute(_LINES).fetchall():
        digest = digest_of(digest, {name: line[name] for name in MEMBERS})
        if digest != line["digest"]:
            return
        yield line
