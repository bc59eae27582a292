"""Reads a sheet: the answers and values of one assessment at one stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.scoring import score as reckon
from spbe_desktop.domain.sheet import SELF_ASSESSMENT, IndicatorRow, Sheet
from spbe_desktop.models.tables import (
    answer,
    assessment,
    evidence_use,
    pinned_instrument,
    score,
)
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.workspace import Workspace

Values = dict[IndicatorKey, Decimal]


@dataclass(frozen=True)
class StageValues:
    """The values of one assessment, by stage and indicator."""

    by_stage: Mapping[str, Values]

    def latest(self, instrument: Instrument, *, after: str = "") -> tuple[str, Values]:
        """Return the last stage that has values, and these; only stages behind *after*."""
        codes = [stage.code for stage in instrument.scored_stages]
        later = codes[codes.index(after) + 1 :] if after in codes else codes
        for code in reversed(later):
            if self.by_stage.get(code):
                return code, self.by_stage[code]
        return "", {}


def read_sheet(workspace: Workspace, assessment_id: int, stage: str = SELF_ASSESSMENT) -> Sheet:
    """Return everything the domain tabs show of one assessment at one stage."""
    with workspace.database.begin() as connection:
        found = assessment_of(connection, assessment_id)
        instrument = instrument_of(workspace, connection, assessment_id)
        values = stage_values(connection, assessment_id)
        answers = connection.execute(_answers(), {"id": assessment_id}).all()
        uses = connection.execute(_use_counts(), {"id": assessment_id}).all()
        previous = _previous_values(workspace, connection, found.agency.id, found.year, instrument)
    own = values.by_stage.get(stage, {})
    assessed = values.latest(instrument, after=stage)[1] if stage == SELF_ASSESSMENT else {}
    by_key: dict[str, Row[Any]] = {row.key: row for row in answers}
    counts: dict[str, int] = {row.key: row.uses for row in uses}
    rows = tuple(
        _row(i, by_key.get(i.key), counts.get(i.key, 0), (own, previous, assessed))
        for i in instrument.indicators
    )
    return Sheet(found, instrument, stage, rows, reckon(instrument, own))


def instrument_of(workspace: Workspace, connection: Connection, assessment_id: int) -> Instrument:
    """Return the instrument pinned for one assessment."""
    row = connection.execute(_pack(), {"id": assessment_id}).one()
    return workspace.pinned.get(row.file_name, row.digest)


def stage_values(connection: Connection, assessment_id: int) -> StageValues:
    """Return the values of all stages of one assessment."""
    by_stage: dict[str, Values] = {}
    for row in connection.execute(_values(), {"id": assessment_id}):
        by_stage.setdefault(row.stage, {})[IndicatorKey(row.key)] = row.value
    return StageValues(by_stage)


def previous_assessment(
    connection: Connection, agency_id: int, year: int, instrument: Instrument
) -> int | None:
    """Return last year's assessment, if it was made with the same instrument."""
    row = connection.execute(_year_before(), {"agency": agency_id, "year": year - 1}).first()
    return row.id if row is not None and row.code == instrument.id else None


def _previous_values(
    workspace: Workspace, connection: Connection, agency_id: int, year: int, own: Instrument
) -> Values:
    before = previous_assessment(connection, agency_id, year, own)
    if before is None:
        return {}
    instrument = instrument_of(workspace, connection, before)
    return stage_values(connection, before).latest(instrument)[1]


def _row(
    indicator: Indicator,
    found: Row[Any] | None,
    uses: int,
    columns: tuple[Values, Values, Values],
) -> IndicatorRow:
    value, previous, assessed = (column.get(indicator.key) for column in columns)
    return IndicatorRow(
        indicator=indicator,
        value=value,
        previous=previous,
        target=found.target if found else None,
        assessed=assessed,
        explanation=found.explanation if found else "",
        note=found.note if found else "",
        flagged=bool(found and found.flagged),
        evidence_count=uses,
        updated_at=found.updated_at if found else None,
    )


@cache
def _answers() -> Select[Any]:
    return select(answer).where(answer.c.assessment_id == bindparam("id"))


@cache
def _use_counts() -> Select[Any]:
    return (
        select(evidence_use.c.key, func.count().label("uses"))
        .where(evidence_use.c.assessment_id == bindparam("id"))
        .group_by(evidence_use.c.key)
    )


@cache
def _values() -> Select[Any]:
    return select(score.c.stage, score.c.key, score.c.value).where(
        score.c.assessment_id == bindparam("id"), score.c.value.is_not(None)
    )


@cache
def _pack() -> Select[Any]:
    return (
        select(pinned_instrument.c.file_name, pinned_instrument.c.digest)
        .join_from(assessment, pinned_instrument)
        .where(assessment.c.id == bindparam("id"))
    )


@cache
def _year_before() -> Select[Any]:
    return (
        select(assessment.c.id, pinned_instrument.c.code)
        .join_from(assessment, pinned_instrument)
        .where(
            assessment.c.agency_id == bindparam("agency"),
            assessment.c.year == bindparam("year"),
        )
    )
