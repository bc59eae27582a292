"""The checklists of an evaluation: what is read of them, and the edits of own lines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from spbe_desktop.domain.checklist import (
    Checklists,
    OwnLine,
    checklist_of,
    own_lines_by_key,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.errors import IndicatorUnknownError
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.models.follow_up_tables import checklist_item, checklist_mark
from spbe_desktop.models.tables import assessment
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, Row
from spbe_desktop.services.shortcoming_rows import put_follow_up
from spbe_desktop.services.slot_reading import Standings
from spbe_desktop.services.workspace import Workspace

_LINES = "SELECT * FROM checklist_item WHERE agency_id = ? ORDER BY since_year, position, id"
_MARKS = "SELECT * FROM checklist_mark WHERE assessment_id = ?"


def read_checklists(workspace: Workspace, sheet: Sheet, standings: Standings) -> Checklists:
    """Return the checklists of every indicator of *sheet*; *standings* are those of its slots."""
    found = sheet.assessment
    own, unmapped = own_lines_by_key(
        map(_line, workspace.database.rows(_LINES, (found.agency.id,))),
        found.year,
        sheet.instrument.id,
        crosswalk_of(workspace.catalogue),
    )
    met: defaultdict[str, set[str]] = defaultdict(set)
    for row in workspace.database.rows(_MARKS, (found.id,)):
        met[row["key"]].add(row["item"])
    return Checklists(
        tuple(
            checklist_of(
                row,
                standings.get(row.key, ()),
                own.get(row.key, ()),
                met[row.key],
            )
            for row in sheet.rows
        ),
        unmapped,
    )


@dataclass(frozen=True)
class _ChecklistEdit:
    """An edit of a checklist, seen from one assessment; undone where it was made."""

    assessment_id: int

    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def _line(self, key: str, before: str, after: str) -> Line:
        return Line("checklist", before, after, self.assessment_id, key)

    def _changed(self) -> Changes:
        return Changes(self.assessment_id, findings=True)


@dataclass(frozen=True)
class AddChecklistLine(_ChecklistEdit):
    """Ask for something more at an indicator, from the year of the assessment on."""

    indicator: IndicatorKey
    words: str

    kind = "checklist_line"

    def apply(self, desk: Desk) -> Applied:
        """Store the line behind the others; raise IndicatorUnknownError."""
        terms = terms_of(desk, self.assessment_id)
        if self.indicator not in terms.instrument.by_key:
            raise IndicatorUnknownError(terms.instrument.id, self.indicator)
        words = one_line(self.words)
        if not words:
            return Applied(self._changed(), self)
        agency = select(assessment.c.agency_id).where(assessment.c.id == self.assessment_id)
        agency_id = desk.connection.execute(agency).scalar_one()
        lines = select(func.count()).where(checklist_item.c.agency_id == agency_id)
        said = {
            "agency_id": agency_id,
            "instrument_code": terms.instrument.id,
            "key": self.indicator,
            "since_year": terms.year,
            "until_year": None,
            "words": words,
            "position": desk.connection.execute(lines).scalar_one(),
        }
        row = Row(checklist_item, {"id": uuid4().hex}, said)
        return put_follow_up(desk, self, [row], self._line(self.indicator, "", words))


@dataclass(frozen=True)
class EndChecklistLine(_ChecklistEdit):
    """Ask for an own line no more from the year of the assessment on; earlier years keep it."""

    item: str

    kind = "checklist_line"

    def apply(self, desk: Desk) -> Applied:
        """Store the last year in which the line is asked for."""
        line = checklist_item.c
        query = select(line.until_year, line.key, line.words).where(line.id == self.item)
        before = desk.connection.execute(query).one()
        until = terms_of(desk, self.assessment_id).year - 1
        told = self._line(
            before.key, f"{before.words}; {before.until_year or ''}", f"{before.words}; {until}"
        )
        row = Row(checklist_item, {"id": self.item}, {"until_year": until})
        return put_follow_up(desk, self, [row], told)


@dataclass(frozen=True)
class MarkChecklist(_ChecklistEdit):
    """Say of an own line whether it is met in this evaluation."""

    indicator: IndicatorKey
    item: str
    met: bool

    kind = "checklist_mark"

    def apply(self, desk: Desk) -> Applied:
        """Store the mark, or take it away."""
        place = {
            "assessment_id": self.assessment_id,
            "key": self.indicator,
            "item": self.item,
        }
        named = select(checklist_item.c.words).where(checklist_item.c.id == self.item)
        words = desk.connection.execute(named).scalar_one()
        before, after = (f"{words}; {told}" for told in ("", MET)[:: 1 if self.met else -1])
        row = Row(checklist_mark, place, {} if self.met else None)
        return put_follow_up(desk, self, [row], self._line(self.indicator, before, after))


MET = "met"
"""What the journal says of a line that is met."""


def _line(row: Any) -> OwnLine:
    return OwnLine(
        id=row["id"],
        instrument_code=row["instrument_code"],
        key=IndicatorKey(row["key"]),
        since_year=row["since_year"],
        until_year=row["until_year"],
        words=row["words"],
    )
