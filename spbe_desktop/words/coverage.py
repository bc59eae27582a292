"""What is said of how much of an assessment has values, and of values kept from before."""

from __future__ import annotations

from spbe_desktop.domain.sheet import IndicatorRow, Sheet

KEPT = "mengikuti tahap sebelumnya"


def chosen(sheet: Sheet) -> str:
    """Return what is done to an indicator: agencies fill it in, assessors judge it."""
    return "terisi" if sheet.is_self_assessment else "dinilai"


def kept(sheet: Sheet) -> str:
    """Return how many values are those of earlier stages; empty if none is."""
    count = sum(bool(row.kept_from) for row in sheet.rows)
    return f"{count} indikator {KEPT}." if count else ""


def kept_from(sheet: Sheet, row: IndicatorRow) -> str:
    """Return which stage a value was kept from; empty if it was chosen at this one."""
    stages = {stage.code: stage.short_name for stage in sheet.instrument.stages}
    return f"mengikuti tahap {stages[row.kept_from]}" if row.kept_from else ""
