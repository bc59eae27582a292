"""The edits of who does which indicator."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from spbe_desktop.domain.duties import NO_DUTY, Assignee, Carried, Duties, Duty, carried
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.models.tables import agency, assessment
from spbe_desktop.models.team_tables import duty, person
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, PutRows, Row, put_rows
from spbe_desktop.services.team_reading import EarlierDuties, duties_from, duties_of
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True)
class Assign:
    """Set who does each of some indicators, in place of whoever did."""

    assessment_id: int
    duties: Duties
    kind: str = "duty"

    @property
    def key(self) -> str:
        """Name the indicator, if it is one."""
        return next(iter(self.duties)) if len(self.duties) == 1 else ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def apply(self, desk: Desk) -> Applied:
        """Store the duties that differ from what is there."""
        offices = _offices(desk, self.assessment_id)
        stored = _stored(desk, self.assessment_id)
        rows: list[Row] = []
        lines: list[Line] = []
        for key, wanted in self.duties.items():
            places = self._rows(key, _columns(offices, wanted), stored.get(key, NO_DUTY))
            rows += places
            told = told_of(stored.get(key, NO_DUTY)), told_of(wanted)
            if told[0] != told[1]:
                lines.append(Line("duty", *told, self.assessment_id, key))
        changes = Changes(self.assessment_id, team=True)
        put = PutRows(self.kind, tuple(rows), tuple(lines), changes, self.key)
        return put_rows(desk, self, put)

    def _rows(self, key: IndicatorKey, wanted: list[Columns], before: Duty) -> list[Row]:
        """Return the rows of *key*: one for each who does it, none where somebody was before."""
        length = max(len(wanted), len(before.contributors) + (before.lead is not None))
        ids = [f"{self.assessment_id}:{key}:{place:02}" for place in range(length)]
        rows = [Row(duty, {"id": row_id}, None) for row_id in ids[len(wanted) :]]
        for row_id, (agency_id, person_id, lead) in zip(ids, wanted, strict=False):
            values = {
                "assessment_id": self.assessment_id,
                "key": key,
                "agency_id": agency_id,
                "person_id": person_id,
                "lead": lead,
            }
            rows.append(Row(duty, {"id": row_id}, values))
        return rows


def reassigned(
    before: Duties, keys: Iterable[IndicatorKey], assignee: Assignee, *, lead: bool
) -> Duties:
    """Return the duties of *keys* once *assignee* leads them, or contributes to them.

    Whoever led before leads no longer; one who begins to lead no longer merely contributes.
    """
    after: dict[IndicatorKey, Duty] = {}
    for key in keys:
        found = before.get(key, NO_DUTY)
        others = tuple(each for each in found.contributors if not each.is_same(assignee))
        if lead:
            after[key] = Duty(assignee, others)
        elif found.lead is not None and found.lead.is_same(assignee):
            after[key] = found
        else:
            after[key] = Duty(found.lead, (*others, assignee))
    return after


def duties_to_take(
    workspace: Workspace, earlier: EarlierDuties, instrument: Instrument, into: Duties
) -> Carried:
    """Return what of *earlier* can be taken over, except where somebody does it *into* already.

    What a person did who has left since is taken over by their office alone.
    """
    transition = None
    if earlier.instrument_id != instrument.id:
        crosswalk = crosswalk_of(workspace.catalogue)
        transition = crosswalk.transition(earlier.instrument_id, instrument.id)
    stored = duties_of(workspace, earlier.assessment_id)
    order = (i.key for i in workspace.catalogue.get(earlier.instrument_id).indicators)
    old = {key: stored[key] for key in order if key in stored}
    if transition is None and earlier.instrument_id != instrument.id:
        return Carried({}, tuple(old))
    keys = {indicator.key for indicator in instrument.indicators}
    found = carried(old, keys, transition)
    query = "SELECT id FROM person WHERE NOT active"
    gone = {row["id"] for row in workspace.database.rows(query)}
    free = {key: _without(held, gone) for key, held in found.duties.items() if key not in into}
    return Carried(free, found.left)


def _without(held: Duty, gone: Collection[str]) -> Duty:
    """Return a duty in which offices stand for the people who are *gone*."""
    lead, *others = (
        replace(each, person_id="", name="") if each and each.person_id in gone else each
        for each in (held.lead, *held.contributors)
    )
    return Duty(lead, tuple(dict.fromkeys(each for each in others if each)))


def told_of(found: Duty) -> str:
    """Return who does an indicator, as the journal keeps it."""
    names = ([f"{found.lead.called}*"] if found.lead else []) + [
        each.called for each in found.contributors
    ]
    return ", ".join(names)


Columns = tuple[int, str | None, bool]


def _stored(desk: Desk, assessment_id: int) -> Duties:
    """Return who does what as it is stored within the transaction."""
    query = (
        select(duty, person.c.name, agency.c.name.label("office"))
        .join(agency, agency.c.id == duty.c.agency_id)
        .outerjoin(person, person.c.id == duty.c.person_id)
        .where(duty.c.assessment_id == assessment_id)
        .order_by(duty.c.id)
    )
    return duties_from(desk.connection.execute(query).mappings())


def _columns(offices: dict[str, int], wanted: Duty) -> list[Columns]:
    return [
        (offices[each.office], each.person_id or None, each is wanted.lead)
        for each in wanted.everybody
    ]


def _offices(desk: Desk, assessment_id: int) -> dict[str, int]:
    """Return the offices of the region of an assessment, by name."""
    own = select(agency.c.region_id).join(assessment).where(assessment.c.id == assessment_id)
    region_id = desk.connection.execute(own).scalar_one()
    query = select(agency.c.name, agency.c.id).where(agency.c.region_id == region_id)
    return {row.name: row.id for row in desk.connection.execute(query)}
