"""Reads the trend of a region: what was published, and what its agencies propose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import GroupCode, Instrument
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, Agency
from spbe_desktop.domain.stage_matrix import Counting
from spbe_desktop.domain.trend import Trend, YearResult, build_trend
from spbe_desktop.services.offices import assessments_of, regions_of
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.services.stage_values import stage_values
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
        for instrument, result in _own_results(workspace, agency):
            instruments[instrument.id] = instrument
            # What was published is the figure; our copy of its values only explains it.
            if (result.year, result.stage) not in told:
                results.append(result)
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


def own_result(year: int, stage: str, instrument: Instrument, counting: Counting) -> YearResult:
    """Return what an agency's values make as one figure of the trend; there must be some.

    A stage of the assessors' covers what they have valued up to it: where an own proposal
    still stands in for their word, two years cannot be compared.
    """
    found = score(instrument, counting.values)
    proposed = sum(at == SELF_ASSESSMENT for at in counting.kept_from.values())
    if found.index is None:
        raise ValueError(year, stage)
    return YearResult(
        year=year,
        stage=stage,
        instrument_id=instrument.id,
        index=found.index,
        groups={c: group.value for c, group in found.groups.items() if group.value is not None},
        proposal=stage == SELF_ASSESSMENT,
        answered=found.answered - proposed,
        total=found.total,
    )


def _own_results(workspace: Workspace, agency: Agency) -> Iterator[tuple[Instrument, YearResult]]:
    """Give a figure for each assessment and stage of *agency* that has values of its own."""
    for assessment in assessments_of(workspace):
        if assessment.agency.id == agency.id:
            instrument = instrument_of(workspace, assessment.id)
            values = stage_values(workspace, assessment.id, instrument)
            for stage, counting in values.counting.items():
                if counting.own:
                    yield instrument, own_result(assessment.year, stage, instrument, counting)
