"""Tells the journal of actions and recommendations, at the indicators that they are about."""

from __future__ import annotations

from sqlalchemy import select

from spbe_desktop.domain.actions import ActionItem, Recommendation
from spbe_desktop.models.tables import assessment, pinned_instrument
from spbe_desktop.services.editing import Desk

FollowUp = ActionItem | Recommendation


def log_follow_up(
    desk: Desk,
    field: str,
    assessment_id: int | None,
    items: tuple[FollowUp | None, FollowUp | None],
    told: tuple[str, str],
) -> None:
    """Append what was *told* before and after; twice for what went to another indicator."""
    known = [item for item in items if item is not None]
    where = _place_of(desk, known[-1], assessment_id)
    for key in dict.fromkeys(item.key for item in known):
        desk.log(field, assessment_id=where, key=key, before=told[0], after=told[1])


def _place_of(desk: Desk, item: FollowUp, assessment_id: int | None) -> int | None:
    """Return the assessment in whose history it is told: where it was edited, or of its year.

    Its own if the other has another instrument, where the key means another indicator.
    """
    a, pinned = assessment.c, pinned_instrument.c
    query = select(a.id, a.year, pinned.code).join(
        pinned_instrument, pinned.id == a.pinned_instrument_id
    )
    rows = desk.connection.execute(query.where(a.agency_id == item.agency_id)).all()
    shown = (r.id for r in rows if r.id == assessment_id and r.code == item.instrument_code)
    own = (r.id for r in rows if r.year == item.year)
    return next(shown, None) or next(own, None)
