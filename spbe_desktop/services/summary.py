"""Reads what Ringkasan shows; the figures themselves are reckoned in `domain.summary`."""

from __future__ import annotations

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.summary import Summary, summarise
from spbe_desktop.domain.trend import YearResult
from spbe_desktop.services.sheets import previous_of
from spbe_desktop.services.trends import own_result, published_results, targets_of
from spbe_desktop.services.workspace import Workspace


def read_summary(workspace: Workspace, sheet: Sheet) -> Summary:
    """Return the figures of *sheet* beside last year's and the target of the region."""
    region = sheet.assessment.agency.region
    target = targets_of(workspace, region.id).get(sheet.assessment.year)
    return summarise(sheet, _previous(workspace, sheet), target)


def _previous(workspace: Workspace, sheet: Sheet) -> YearResult | None:
    """Return last year's own figure, else the region's published one; same instrument only."""
    found = sheet.assessment
    before = previous_of(workspace, found, sheet.instrument)
    if before is not None and before.stage:
        return own_result(before.year, before.stage, before.instrument, before.counting)
    published = {
        result.stage: result
        for result in published_results(workspace, found.agency.region.id)
        if result.year == found.year - 1 and result.instrument_id == sheet.instrument.id
    }
    latest = [s.code for s in sheet.instrument.scored_stages if s.code in published][-1:]
    return published[latest[0]] if latest else None
