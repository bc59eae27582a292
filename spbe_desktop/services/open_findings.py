"""The shortcomings (temuan) that are still open: how many, and at which indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.domain.shortcomings import SeenShortcoming
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


def open_by_key(
    workspace: Workspace, assessment: Assessment
) -> Mapping[IndicatorKey, tuple[SeenShortcoming, ...]]:
    """Return what is open at each indicator of *assessment*, the newest year first."""
    # The title of the tab is counted with the first page; all of them are read after it.
    from spbe_desktop.services.shortcoming_reading import read_shortcomings

    found: defaultdict[IndicatorKey, list[SeenShortcoming]] = defaultdict(list)
    for seen in read_shortcomings(workspace, assessment):
        for key in () if seen.state.closed else seen.keys:
            found[key].append(seen)
    return {key: tuple(inside) for key, inside in found.items()}
