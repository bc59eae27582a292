"""How many actions are overdue, for the title of their tab."""

from __future__ import annotations

from datetime import date

from spbe_desktop.services.workspace import Workspace

_OVERDUE = """
SELECT count(*) FROM action_item
WHERE agency_id = ? AND year <= ? AND state IN ('planned', 'running') AND due < ?
"""


def count_overdue(workspace: Workspace, agency_id: int, year: int, today: date) -> int:
    """Return how many actions are overdue on *today*; quick enough for every edit."""
    [row] = workspace.database.rows(_OVERDUE, (agency_id, year, today.isoformat()))
    return int(row[0])
