"""Reads the whole journal of a workspace in portions, newest first, as far as a wish goes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from spbe_desktop.models import stored
from spbe_desktop.services.workspace import Workspace

PORTION = 200
"""How many lines are read at a time."""


@dataclass(frozen=True, slots=True)
class LogWish:
    """Which lines are wanted; what is empty does not matter."""

    assessment_id: int | None = None
    key: str = ""
    actor: str = ""
    field: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the journal as it was written: who, when, what, from what, to what, and why."""

    id: int
    at: datetime
    actor: str
    year: int | None
    """Of the assessment; none for what belongs to the whole workspace."""
    agency: str
    key: str
    field: str
    stage: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What the lines can be told apart by."""

    actors: tuple[str, ...]
    fields: tuple[str, ...]


def portion_of(
    workspace: Workspace, wish: LogWish, older_than: int | None = None, size: int = PORTION
) -> tuple[LogLine, ...]:
    """Return the next *size* lines before the line of the id *older_than*, newest first."""
    wanted = [
        ("journal.assessment_id = ?", wish.assessment_id),
        ("journal.key = ?", wish.key or None),
        ("journal.actor = ?", wish.actor or None),
        ("journal.field = ?", wish.field or None),
        ("journal.at >= ?", stored.moment_text(wish.since) if wish.since else None),
        ("journal.id < ?", older_than),
    ]
    held = [(condition, content) for condition, content in wanted if content is not None]
    where = " AND ".join(condition for condition, _ in held) or "1"
    # Only the conditions above are put together; what was chosen is bound.
    query = f"{_LINES} WHERE {where} ORDER BY journal.id DESC LIMIT ?"
    contents = tuple(content for _, content in held)
    return tuple(map(_line, workspace.database.rows(query, (*contents, size))))


def choices_of(workspace: Workspace) -> LogChoices:
    """Return who has changed something, and in which fields."""
    actors = workspace.database.rows("SELECT DISTINCT actor FROM journal ORDER BY actor")
    fields = workspace.database.rows("SELECT DISTINCT field FROM journal ORDER BY field")
    return LogChoices(tuple(row["actor"] for row in actors), tuple(row["field"] for row in fields))


_LINES = (
    "SELECT journal.*, assessment.year, agency.short_name FROM journal "
    "LEFT JOIN assessment ON assessment.id = journal.assessment_id "
    "LEFT JOIN agency ON agency.id = assessment.agency_id"
)


def _line(row: sqlite3.Row) -> LogLine:
    return LogLine(
        id=row["id"],
        at=stored.required_moment(row["at"]),
        actor=row["actor"],
        year=row["year"],
        agency=row["short_name"] or "",
        key=row["key"],
        field=row["field"],
        stage=row["stage"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
    )
