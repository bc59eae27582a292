"""Rows that an edit has added, taken away and put back as they were: undo of an addition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, delete, insert

from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation

AddedRow = tuple[Table, Mapping[str, Any]]
"""A table, and all that was stored in one row of it, primary key included."""


@dataclass(frozen=True)
class AddedRows:
    """Take *rows* away again, or with *back* put them back; never offered, only an inverse."""

    kind: str
    rows: tuple[AddedRow, ...]
    told: str
    """What the journal says of them."""
    field: str
    assessment_id: int
    back: bool = False

    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def apply(self, desk: Desk) -> Applied:
        """Delete the rows, the last first, or insert them again."""
        for table, row in self.rows if self.back else self.rows[::-1]:
            if self.back:
                desk.connection.execute(insert(table).values(row))
            else:
                place = [column == row[column.name] for column in table.primary_key]
                desk.connection.execute(delete(table).where(*place))
        before, after = ("", self.told) if self.back else (self.told, "")
        desk.log(self.field, assessment_id=self.assessment_id, before=before, after=after)
        changes = Changes(self.assessment_id, findings=True)
        return Applied(changes, replace(self, back=not self.back))
