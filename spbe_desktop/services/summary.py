"""Reads what Ringkasan shows; the figures themselves are reckoned in `domain.summary`."""

from __future__ import annotations

from spbe_desktop.domain.sheet import FINAL_RESULT, Sheet
from spbe_desktop.domain.summary import Summary, summarise
from spbe_desktop.domain.trend import YearResult
from spbe_desktop.services.sheets import previous_assessment, read_sheet, stage_values
from spbe_desktop.services.trends import published_results, result_of, targets_of
from spbe_desktop.services.workspace import Workspace


def read_summary(workspace: Workspace, sheet: Sheet) -> Summary:
    """Return the figures of *sheet* beside last year's and the target of the region."""
    region = sheet.assessment.agency.region
    target = targets_of(workspace, region.id).get(sheet.assessment.year)
    return summarise(sheet, _previous(workspace, sheet), target)


def _previous(workspace: Workspace, sheet: Sheet) -> YearResult | None:
    """Return last year's own figure, else the region's published one; same instrument only."""
    found = sheet.assessment
    with workspace.database.begin() as connection:
        before = previous_assessment(connection, found.agency.id, found.year, sheet.instrument)
        stage = ""
        if before is not None:
            stage, _values = stage_values(connection, before).latest(sheet.instrument)
    if before is not None and stage:
        return result_of(read_sheet(workspace, before, stage))
    published = [
        result
        for result in published_results(workspace, found.agency.region.id)
        if result.year == found.year - 1 and result.instrument_id == sheet.instrument.id
    ]
    final = [result for result in published if result.stage == FINAL_RESULT]
    return next(iter(final or reversed(published)), None)
