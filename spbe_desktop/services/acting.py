"""The edits of what is done: actions, and the recommendations that they answer."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, delete, insert, select, update

from spbe_desktop.cycle_errors import ActionIncompleteError
from spbe_desktop.domain.actions import ActionItem, ActionState, Passage, Recommendation
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.models.follow_up_tables import (
    action_evidence,
    action_finding,
    action_item,
    action_recommendation,
    recommendation,
)
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.compound import Several
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.follow_up_journal import log_follow_up

_LINKS: dict[str, tuple[Table, str]] = {
    "recommendations": (action_recommendation, "recommendation_id"),
    "findings": (action_finding, "finding_id"),
    "evidence": (action_evidence, "evidence_id"),
}


@dataclass(frozen=True)
class _FollowUpEdit:
    """An edit of a follow-up; each is a step of its own."""

    key = ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False


@dataclass(frozen=True)
class SetAction(_FollowUpEdit):
    """Store action *id* as *item*, links included; with no item, remove it."""

    id: str
    item: ActionItem | None
    assessment_id: int | None = None
    """Where it was edited; without one it is told of in the assessment of its own year."""

    kind = "action"

    def apply(self, desk: Desk) -> Applied:
        """Store it in place of what there was.

        Raise ActionIncompleteError without a title, without the reason of a cancelled action,
        or with a negative cost.
        """
        item = None if self.item is None else _cleaned(self.item)
        before = stored_action(desk, self.id)
        changes = Changes(actions=True)
        if before == item:
            return Applied(changes, self)
        desk.connection.execute(delete(action_item).where(action_item.c.id == self.id))
        if item is not None:
            _insert(desk, item)
        told = (_told(before), _told(item))
        log_follow_up(desk, "action", self.assessment_id, (before, item), told)
        return Applied(changes, SetAction(self.id, before, self.assessment_id))


@dataclass(frozen=True)
class SetRecommendation(_FollowUpEdit):
    """Store recommendation *id* as *item*, or with no item remove it."""

    id: str
    item: Recommendation | None
    actions: tuple[str, ...] = ()
    """The actions that answer it, for one that is put back."""
    assessment_id: int | None = None
    """Where it was edited; without one it is told of in the assessment of its own year."""

    kind = "recommendation"

    def apply(self, desk: Desk) -> Applied:
        """Store it in place of what there was; its words stay as they were pasted."""
        found = desk.connection.execute(
            select(recommendation).where(recommendation.c.id == self.id)
        ).mappings()
        before = next((Recommendation(**row) for row in found), None)
        changes = Changes(actions=True)
        if before == self.item:
            return Applied(changes, self)
        place = recommendation.c.id == self.id
        answering = () if before is None else _answering(desk, self.id)
        if self.item is None:
            desk.connection.execute(delete(recommendation).where(place))
        elif before is not None:
            desk.connection.execute(update(recommendation).where(place).values(_row(self.item)))
        else:
            desk.connection.execute(insert(recommendation).values(_row(self.item)))
            for action_id in self.actions:
                link = {"action_id": action_id, "recommendation_id": self.id}
                desk.connection.execute(insert(action_recommendation).values(link))
        said = (_said(before), _said(self.item))
        log_follow_up(desk, "recommendation", self.assessment_id, (before, self.item), said)
        inverse = SetRecommendation(self.id, before, answering, self.assessment_id)
        return Applied(changes, inverse)


def add_recommendations(
    passages: tuple[Passage, ...],
    agency_id: int,
    year: int,
    instrument_code: str,
    first: int,
) -> Several:
    """Return the one step that takes in the kept *passages*; the next free place is *first*."""
    kept = [passage for passage in passages if passage.kept]
    items = [
        Recommendation(
            id=new_id(),
            agency_id=agency_id,
            year=year,
            instrument_code=instrument_code,
            position=first + place,
            number=passage.number,
            words=passage.words,
            key=passage.key,
        )
        for place, passage in enumerate(kept)
    ]
    return Several(tuple(SetRecommendation(item.id, item) for item in items))


def give_reason(item: Recommendation, reason: str) -> SetRecommendation:
    """Return the edit that says why nothing is done about *item*; an empty one takes it back."""
    return SetRecommendation(item.id, replace(item, reason=well_formed(reason).strip()))


def set_state(item: ActionItem, state: ActionState, today: date, reason: str = "") -> SetAction:
    """Return the edit that moves *item* to *state*; done today, if it is done."""
    done_on = (item.done_on or today) if state is ActionState.DONE else None
    kept = reason if state is ActionState.CANCELLED else ""
    return SetAction(item.id, replace(item, state=state, reason=kept, done_on=done_on))


def new_id() -> str:
    """Return an id that no other workspace has given to anything."""
    return uuid4().hex


def stored_action(desk: Desk, action_id: str) -> ActionItem | None:
    """Return the action as it is stored, with its links."""
    query = select(action_item).where(action_item.c.id == action_id)
    row = desk.connection.execute(query).mappings().first()
    if row is None:
        return None
    links: dict[str, Any] = {
        name: _linked(desk, table, column, action_id) for name, (table, column) in _LINKS.items()
    }
    return ActionItem(**{**row, "state": ActionState(row["state"])}, **links)


def _linked(desk: Desk, table: Table, column: str, action_id: str) -> tuple[str, ...]:
    query = select(table.c[column]).where(table.c.action_id == action_id).order_by(table.c[column])
    return tuple(desk.connection.execute(query).scalars())


def _answering(desk: Desk, recommendation_id: str) -> tuple[str, ...]:
    links = action_recommendation
    query = select(links.c.action_id).where(links.c.recommendation_id == recommendation_id)
    return tuple(desk.connection.execute(query.order_by(links.c.action_id)).scalars())


def _insert(desk: Desk, item: ActionItem) -> None:
    row = _row(item)
    links = {name: row.pop(name) for name in _LINKS}
    desk.connection.execute(insert(action_item).values(row | {"state": item.state.value}))
    for name, (table, column) in _LINKS.items():
        for other in links[name]:
            link = {"action_id": item.id, column: other}
            desk.connection.execute(insert(table).values(link))


def _row(item: ActionItem | Recommendation) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in fields(item)}


def _cleaned(item: ActionItem) -> ActionItem:
    """Return *item* as it is stored, or raise for what it lacks."""
    cleaned = replace(
        item,
        title=one_line(item.title),
        description=well_formed(item.description).strip(),
        responsible=one_line(item.responsible),
        spending=one_line(item.spending),
        reason=well_formed(item.reason).strip(),
        recommendations=tuple(sorted(set(item.recommendations))),
        findings=tuple(sorted(set(item.findings))),
        evidence=tuple(sorted(set(item.evidence))),
    )
    if not cleaned.title:
        raise ActionIncompleteError("title")
    if cleaned.state is ActionState.CANCELLED and not cleaned.reason:
        raise ActionIncompleteError("reason")
    if cleaned.cost is not None and cleaned.cost < 0:
        raise ActionIncompleteError("cost")
    return cleaned


def _told(item: ActionItem | None) -> str:
    """Return an action as the journal keeps it: state, title and whatever was typed."""
    if item is None:
        return ""
    due = "" if item.due is None else item.due.isoformat()
    parts = (item.title, item.state.value, due, item.key, item.responsible, item.reason)
    return "; ".join(part for part in parts if part)


def _said(item: Recommendation | None) -> str:
    return "" if item is None else "; ".join(filter(None, (item.number, item.words, item.reason)))
