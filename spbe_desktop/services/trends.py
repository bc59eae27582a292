"""Reads the trend of a region: what was published, and what its agencies propose."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import GroupCode, Instrument
from spbe_desktop.domain.scoring import Score
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Agency, Sheet
from spbe_desktop.domain.trend import Trend, YearResult, build_trend
from spbe_desktop.services.offices import assessments_of, regions_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace

_PUBLISHED = "SELECT * FROM published_index WHERE region_id = ? ORDER BY year, id"
_PUBLISHED_GROUPS = """
    SELECT published_group.* FROM published_group
    JOIN published_index ON published_index.id = published_group.published_index_id
    WHERE region_id = ?
"""


def read_trend(workspace: Workspace, region_id: int, agency: Agency | None) -> Trend:
    """Return the trend of a region, with the figures of *agency* if it belongs there."""
    region = next(r for r in regions_of(workspace) if r.id == region_id)
    published = published_results(workspace, region_id)
    results = list(published)
    told = {(result.year, result.stage) for result in published}
    instruments: dict[str, Instrument] = {}
    if agency is not None and agency.region.id == region_id:
        for sheet in _scored_sheets(workspace, agency):
            instruments[sheet.instrument.id] = sheet.instrument
            # What was published is the figure; our copy of its values only explains it.
            if (sheet.assessment.year, sheet.stage) not in told:
                results.append(result_of(sheet))
    for result in published:
        if result.instrument_id not in instruments:
            instruments[result.instrument_id] = workspace.catalogue.get(result.instrument_id)
    return build_trend(region.name, results, targets_of(workspace, region_id), instruments)


def published_results(workspace: Workspace, region_id: int) -> tuple[YearResult, ...]:
    """Return what was typed of earlier results of a region, ascending by year."""
    rows = workspace.database.rows(_PUBLISHED, (region_id,))
    groups = workspace.database.rows(_PUBLISHED_GROUPS, (region_id,))
    by_row: dict[int, dict[GroupCode, Fraction]] = {}
    for group in groups:
        values = by_row.setdefault(group["published_index_id"], {})
        values[GroupCode(group["group_code"])] = Fraction(group["value"])
    return tuple(
        YearResult(
            year=row["year"],
            stage=row["stage"],
            instrument_id=row["instrument_code"],
            index=Fraction(row["index_value"]),
            groups=by_row.get(row["id"], {}),
            history_id=row["id"],
        )
        for row in rows
    )


def targets_of(workspace: Workspace, region_id: int) -> Mapping[int, Decimal]:
    """Return the index that a region aims at, by year."""
    query = "SELECT year, value FROM target_index WHERE region_id = ?"
    rows = workspace.database.rows(query, (region_id,))
    return {row["year"]: Decimal(row["value"]) for row in rows}


def result_of(sheet: Sheet) -> YearResult:
    """Return the index of a sheet as one figure of the trend; it must have answers."""
    return own_result(sheet.assessment.year, sheet.stage, sheet.instrument, sheet.score)


def own_result(year: int, stage: str, instrument: Instrument, score: Score) -> YearResult:
    """Return what an agency's own values make as one figure of the trend."""
    if score.index is None:
        raise ValueError(year, stage)
    return YearResult(
        year=year,
        stage=stage,
        instrument_id=instrument.id,
        index=score.index,
        groups={c: group.value for c, group in score.groups.items() if group.value is not None},
        proposal=stage == SELF_ASSESSMENT,
        answered=score.answered,
        total=score.total,
    )


def _scored_sheets(workspace: Workspace, agency: Agency) -> list[Sheet]:
    """Return a sheet for each assessment and stage of *agency* that has answers."""
    sheets = []
    for assessment in assessments_of(workspace):
        if assessment.agency.id == agency.id:
            first = read_sheet(workspace, assessment.id)
            others = [s.code for s in first.instrument.scored_stages if s.code != first.stage]
            sheets += [first, *(read_sheet(workspace, assessment.id, code) for code in others)]
    return [sheet for sheet in sheets if sheet.score.answered]
