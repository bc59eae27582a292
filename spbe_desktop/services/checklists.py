"""The checklists of an evaluation: what is read of them, and the edits of own lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, insert, select, update

from spbe_desktop.domain.checklist import (
    Checklists,
    Mark,
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
from spbe_desktop.services.added_rows import AddedRows
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
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
    marks: dict[str, dict[str, Mark]] = {}
    for row in workspace.database.rows(_MARKS, (found.id,)):
        mark = Mark(row["state"] == _PRESENT, row["note"])
        marks.setdefault(row["key"], {})[row["item"]] = mark
    return Checklists(
        tuple(
            checklist_of(
                row,
                standings.get(row.key, ()),
                own.get(row.key, ()),
                marks.get(row.key, {}),
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
        agency = select(assessment.c.agency_id).where(assessment.c.id == self.assessment_id)
        agency_id = desk.connection.execute(agency).scalar_one()
        lines = select(func.count()).where(checklist_item.c.agency_id == agency_id)
        row: dict[str, Any] = {
            "id": uuid4().hex,
            "agency_id": agency_id,
            "instrument_code": terms.instrument.id,
            "key": self.indicator,
            "since_year": terms.year,
            "until_year": None,
            "words": one_line(self.words),
            "position": desk.connection.execute(lines).scalar_one(),
        }
        desk.connection.execute(insert(checklist_item).values(row))
        desk.log(
            "checklist", assessment_id=self.assessment_id, key=self.indicator, after=row["words"]
        )
        undoing = AddedRows(
            self.kind, ((checklist_item, row),), row["words"], "checklist", self.assessment_id
        )
        return Applied(self._changed(), undoing)


@dataclass(frozen=True)
class EndChecklistLine(_ChecklistEdit):
    """Ask for an own line no more from the year of the assessment on; earlier years keep it."""

    item: str
    resumed: tuple[int | None] | None = None
    """The last year to put back, when this undoes an end."""

    kind = "checklist_line"

    def apply(self, desk: Desk) -> Applied:
        """Store the last year in which the line is asked for."""
        line = checklist_item.c
        own = line.id == self.item
        query = select(line.until_year, line.key, line.words).where(own)
        before = desk.connection.execute(query).one()
        year = terms_of(desk, self.assessment_id).year
        until = year - 1 if self.resumed is None else self.resumed[0]
        if before.until_year == until:
            return Applied(self._changed(), self)
        desk.connection.execute(update(checklist_item).where(own).values(until_year=until))
        desk.log(
            "checklist",
            assessment_id=self.assessment_id,
            key=before.key,
            before=f"{before.words}; {before.until_year or ''}",
            after=f"{before.words}; {until or ''}",
        )
        return Applied(self._changed(), replace(self, resumed=(before.until_year,)))


@dataclass(frozen=True)
class MarkChecklist(_ChecklistEdit):
    """Say of an own line whether it is met in this evaluation; None takes the mark away."""

    indicator: IndicatorKey
    item: str
    mark: Mark | None

    kind = "checklist_mark"

    def apply(self, desk: Desk) -> Applied:
        """Store the mark."""
        place = {
            "assessment_id": self.assessment_id,
            "key": self.indicator,
            "item": self.item,
        }
        at = [checklist_mark.c[name] == content for name, content in place.items()]
        row = desk.connection.execute(select(checklist_mark).where(*at)).first()
        before = None if row is None else Mark(row.state == _PRESENT, row.note)
        if before == self.mark:
            return Applied(self._changed(), self)
        desk.connection.execute(delete(checklist_mark).where(*at))
        if self.mark is not None:
            said = {"state": _stored(self.mark), "note": self.mark.note}
            desk.connection.execute(insert(checklist_mark).values(place | said))
        desk.log(
            "checklist",
            assessment_id=self.assessment_id,
            key=self.indicator,
            before=_stored(before),
            after=_stored(self.mark),
        )
        return Applied(self._changed(), replace(self, mark=before))


_PRESENT, _MISSING = "present", "missing"


def _stored(mark: Mark | None) -> str:
    return "" if mark is None else _PRESENT if mark.present else _MISSING


def _line(row: Any) -> OwnLine:
    return OwnLine(
        id=row["id"],
        instrument_code=row["instrument_code"],
        key=IndicatorKey(row["key"]),
        since_year=row["since_year"],
        until_year=row["until_year"],
        words=row["words"],
    )
