"""How many shortcomings (temuan) are still open, for the title of their tab."""

from __future__ import annotations

from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.services.workspace import Workspace

_OPEN = """
    SELECT count(*) AS number FROM finding
    WHERE agency_id = ?1 AND year <= ?2 AND (
        SELECT state FROM finding_step
        WHERE finding_id = finding.id AND finding_step.year <= ?2
        ORDER BY finding_step.year DESC, finding_step.id DESC LIMIT 1
    ) IN ('open', 'in_progress')
"""


def open_findings(workspace: Workspace, assessment: Assessment) -> int:
    """Return how many are open or in progress in the year of *assessment*."""
    (row,) = workspace.database.rows(_OPEN, (assessment.agency.id, assessment.year))
    number: int = row["number"]
    return number
