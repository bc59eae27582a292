"""The calendar of actions: their due days, and what is taken back of former files."""

from __future__ import annotations

from spbe_desktop.domain.actions import ActionItem, ActionPlan
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.services.action_reading import read_actions
from spbe_desktop.services.calendar_history import handed_out_by, sequence_now, withdrawn
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.words.actions import CALENDAR_MARK, calendar_entries


def entries_of(
    workspace: Workspace, assessment: Assessment, plan: ActionPlan
) -> tuple[CalendarEntry, ...]:
    """Return the due days of *plan*, and what became of others that former files told of."""
    handed = {
        uid.removesuffix(CALENDAR_MARK): entry
        for uid, entry in handed_out_by(workspace, assessment.agency.id).items()
        if uid.endswith(CALENDAR_MARK)
    }
    others = read_actions(workspace, handed.keys() - {item.id for item in plan.actions})
    sequence = sequence_now(workspace)
    standing = calendar_entries(plan, (*plan.actions, *others), sequence)
    known = {entry.uid: entry for entry in handed.values()}
    gone = withdrawn(known, {entry.uid for entry in standing}, sequence, assessment.year - 1)
    recent = (item for item in others if _is_recent(item, assessment.year))
    told = calendar_entries(plan, (*plan.actions, *recent), sequence)
    return (*told, *gone)


def _is_recent(item: ActionItem, year: int) -> bool:
    """Tell whether an action outside of the plan of *year* was done in that year."""
    return item.year <= year and item.done_on is not None and item.done_on.year >= year
