"""Runs edits as operations: one transaction, one journal entry, one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from spbe_desktop.models.database import Database
from spbe_desktop.models.stored import shortest
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.instruments import PinnedInstruments

DEPTH = 100
"""How many steps can be undone."""

_TYPING_PAUSE = timedelta(seconds=3)
"""Edits of one text that follow within this time are one step."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an operation works with: the open transaction, the instruments, who, and when."""

    connection: Any
    """An sqlalchemy.Connection; naming its type would load the library with the window."""
    pinned: PinnedInstruments
    actor: str
    now: datetime

    def log(  # noqa: PLR0913 - a line has this many columns
        self,
        field: str,
        *,
        assessment_id: int | None = None,
        key: str = "",
        stage: str = "",
        before: object = None,
        after: object = None,
        reason: str = "",
    ) -> None:
        """Append one line to the journal."""
        line = self.line(
            field, assessment_id=assessment_id, key=key, stage=stage, before=before, after=after
        )
        self.log_many([line | {"reason": reason}])

    def line(
        self,
        field: str,
        *,
        assessment_id: int | None = None,
        key: str = "",
        stage: str = "",
        before: object = None,
        after: object = None,
    ) -> dict[str, object]:
        """Return a line of the journal, for `log_many`."""
        return {
            "at": self.now,
            "actor": self.actor,
            "assessment_id": assessment_id,
            "key": key,
            "field": field,
            "stage": stage,
            "before": _written(before),
            "after": _written(after),
            "reason": "",
        }

    def log_many(self, lines: Sequence[Mapping[str, object]]) -> None:
        """Append *lines* to the journal, many of them faster than one by one."""
        from spbe_desktop.models.statements import append_to_journal

        append_to_journal(self.connection, lines)


def _written(content: object) -> str:
    """Return *content* as the journal keeps it: "3" however a value was typed, as in "3.00"."""
    if isinstance(content, Decimal):
        return shortest(content)
    return "" if content is None else str(content)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an operation has touched, and the operation that takes it back.

    An operation that finds everything as it wants it is its own inverse.
    """

    changes: Changes
    inverse: Operation


class Operation(Protocol):
    """An edit; it knows how to make itself undone."""

    @property
    def kind(self) -> str:
        """Name the kind of edit, for menus: "value", "explanation" or "attach", say."""

    @property
    def key(self) -> str:
        """Name the indicator it touches; empty if none."""

    def apply(self, desk: Desk) -> Applied:
        """Make the edit within the open transaction of *desk*."""

    def continues(self, earlier: Operation) -> bool:
        """Tell whether this is more typing in the field that *earlier* has edited."""


class TypedEdit(Operation, Protocol):
    """An edit of a text that is being typed; if it fails, the text must not be lost."""

    @property
    def assessment_id(self) -> int:
        """Name the assessment it belongs to."""

    @property
    def content(self) -> object:
        """Return the text."""


@dataclass(frozen=True, slots=True)
class _Step:
    operation: Operation
    inverse: Operation
    at: datetime


class Editor:
    """Runs operations on one database and remembers how to take them back."""

    def __init__(
        self,
        database: Database,
        pinned: PinnedInstruments,
        actor: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._pinned = pinned
        self._actor = actor
        self._clock = clock
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def actor(self) -> str:
        """Return by what name the journal calls whoever edits."""
        return self._actor

    @property
    def next_undo(self) -> Operation | None:
        """Return the operation that would be taken back next."""
        return self._done[-1].operation if self._done else None

    @property
    def next_redo(self) -> Operation | None:
        """Return the operation that would be made again next."""
        return self._undone[-1].operation if self._undone else None

    def run(self, operation: Operation) -> Changes:
        """Make an edit; when this returns, it is on the disk. One that changes nothing is none."""
        applied, now = self._apply(operation)
        if applied.inverse == operation:
            return applied.changes
        last = self._done[-1] if self._done else None
        if last and operation.continues(last.operation) and abs(now - last.at) <= _TYPING_PAUSE:
            # What was typed and taken back by hand is nothing to undo.
            again = [] if operation == last.inverse else [_Step(operation, last.inverse, now)]
            self._done[-1:] = again
        else:
            self._done.append(_Step(operation, applied.inverse, now))
            del self._done[:-DEPTH]
        self._undone.clear()
        return applied.changes

    def undo(self) -> Changes:
        """Take the last edit back; if that fails, it stays the next to be undone."""
        step = self._done[-1]
        applied, now = self._apply(step.inverse)
        self._done.pop()
        self._undone.append(_Step(step.operation, applied.inverse, now))
        return applied.changes

    def redo(self) -> Changes:
        """Make the last undone edit again."""
        step = self._undone[-1]
        applied, now = self._apply(step.inverse)
        self._undone.pop()
        self._done.append(_Step(step.operation, applied.inverse, now - _TYPING_PAUSE * 2))
        return applied.changes

    def forget(self) -> None:
        """Close the past: what was sent is not undone."""
        self._done.clear()
        self._undone.clear()

    def _apply(self, operation: Operation) -> tuple[Applied, datetime]:
        now = self._clock()
        with self._database.begin() as connection:
            applied = operation.apply(Desk(connection, self._pinned, self._actor, now))
        return applied, now
