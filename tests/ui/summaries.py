"""Summaries to show: a half-filled year beside a published one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import GroupCode
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.sheet import FINAL_RESULT, IndicatorRow, Sheet
from spbe_desktop.domain.summary import Summary, summarise
from spbe_desktop.domain.trend import YearResult
from tests.builders import make_assessment, make_instrument, make_row, make_sheet


def make_previous(index: str = "3.27", groups: Mapping[str, str] | None = None) -> YearResult:
    """Return a published result of the year before."""
    return YearResult(
        year=2024,
        stage=FINAL_RESULT,
        instrument_id="uji-2021",
        index=Fraction(index),
        groups={GroupCode(code): Fraction(value) for code, value in (groups or {}).items()},
    )


def make_summary(
    values: Mapping[str, str | int] | None = None,
    *,
    previous: YearResult | None = None,
    target: str | None = "3.5",
    evidence: int = 1,
    last_year: str | None = None,
    locked: bool = False,
) -> Summary:
    """Return the summary of a sheet with *values* by indicator key."""
    instrument = make_instrument()
    given = {"1": 3, "3": 2} if values is None else values
    rows = [
        make_row(
            indicator,
            given.get(indicator.key),
            previous=last_year,
            evidence_count=evidence if indicator.key in given else 0,
        )
        for indicator in instrument.indicators
    ]
    assessment = make_assessment(locked=locked)
    sheet = make_sheet(instrument=instrument, rows=rows, assessment=assessment)
    return summarise(sheet, previous, None if target is None else Decimal(target))


def with_row(summary: Summary, row: IndicatorRow) -> Summary:
    """Return *summary* reckoned anew with *row* in place of its indicator's."""
    rows = tuple(row if old.key == row.key else old for old in summary.sheet.rows)
    values = {r.key: r.value for r in rows if r.value is not None}
    sheet: Sheet = replace(summary.sheet, rows=rows, score=score(summary.sheet.instrument, values))
    return summarise(sheet, summary.previous, summary.target)
