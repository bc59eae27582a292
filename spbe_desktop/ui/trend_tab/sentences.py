"""What Tren says in words: facts of a point, changes, targets, and what must not be compared."""

from __future__ import annotations

from decimal import Decimal

from spbe_desktop.domain.group_trend import GroupComparison
from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.trend import Trend, TrendPoint, index_heading, years_covered
from spbe_desktop.ui.trend_tab.history_rows import STAGES
from spbe_desktop.words.formats import ABSENT, listed, number, signed

_BETTER_THAN = 3
"""The rank of the predicate that a group should at least reach."""


def figure(value: Decimal) -> str:
    """Return an index with two decimals, or with all that it has if they are more."""
    return number(value, max(2, _decimals(value.normalize())))


def stage_name(code: str, name: str) -> str:
    """Return what a stage is called here: packs name the last one each in its own way."""
    return dict(STAGES).get(code, name)


def stage_text(point: TrendPoint) -> str:
    """Return the stage; for a proposal how much of it is filled in."""
    result = point.result
    if not result.proposal:
        return stage_name(result.stage, point.stage_name)
    covered = "" if result.total is None else f", {result.answered}/{result.total} terisi"
    return f"Usulan{covered}"


def change_text(point: TrendPoint) -> str:
    """Return the change to the year before, or why there is none."""
    if point.change is not None:
        return signed(point.change, _decimals(point.change))
    return "instrumen berganti" if point.main and point.instrument_changed else ABSENT


def change_reason(point: TrendPoint, trend: Trend) -> str:
    """Return the sentence behind the change, for a tool tip."""
    before = point.year - 1
    if point.change is not None:
        return f"{change_text(point)} dari {before}, tahap yang sama."
    if point.instrument_changed:
        return (
            f"Tahun {before} dinilai dengan instrumen lain; kedua angka tidak dapat dibandingkan."
        )
    if all(p.year != before for p in trend.points):
        return f"Belum ada angka tahun {before}."
    if point.result.proposal:
        return f"Usulan tidak dibandingkan dengan angka {before} yang lain jenis atau cakupannya."
    return f"Angka {before} berasal dari tahap lain; tidak dibandingkan."


def target_text(point: TrendPoint) -> str:
    """Return how the index stands to its target."""
    lacking = point.to_target
    if lacking is None:
        return "belum ada"
    reached = "tercapai" if not lacking else f"kurang {figure(lacking)}"
    return reached if point.result.covered else f"sementara {reached}"


def point_facts(point: TrendPoint, trend: Trend, group: Group | None = None) -> str:
    """Return the facts of one figure of the chart, line by line."""
    heading = f"{point.year} · {stage_text(point)}"
    if group is not None:
        value = rounded(point.result.groups[group.code])
        return f"{heading}\n{group.short_title} {figure(value)}"
    lines = [heading, f"{figure(point.shown)} {point.predicate.name}"]
    lines.append(f"Instrumen: {point.instrument_title}, {point.indicator_count} indikator")
    if point.main:
        lines.append(change_reason(point, trend))
    if point.target is not None:
        lines.append(f"Target {figure(point.target)}: {target_text(point)}")
    return "\n".join(lines)


def summary(trend: Trend) -> str:
    """Return the whole chart in words, for those who cannot see it."""
    figures = "; ".join(
        f"{p.year} {stage_text(p)} {figure(p.shown)} {p.predicate.name}" for p in trend.points
    )
    breaks = " ".join(
        f"Instrumen berganti antara {b.before} dan {b.after}, "
        f"{b.old_count} menjadi {b.new_count} indikator."
        for b in trend.breaks
    )
    targets = "; ".join(f"{year} {figure(value)}" for year, value in trend.targets)
    parts = [f"{index_heading(trend)}, {years_covered(trend)}.", f"{figures}.", breaks]
    if targets:
        parts.append(f"Target: {targets}.")
    return " ".join(part for part in parts if part)


def caution(trend: Trend) -> str:
    """Return what the newest figure must not be compared with; empty where all is fair."""
    if not trend.main_points:
        return ""
    newest = trend.main_points[-1]
    earlier = [p for p in trend.main_points[:-1] if not p.result.proposal]
    if not newest.result.proposal or not earlier:
        return ""
    last = earlier[-1]
    if last.result.instrument_id != newest.result.instrument_id:
        return (
            f"Tahun {newest.year} dinilai dengan instrumen lain daripada {last.year}; "
            "kedua angka tidak dapat dibandingkan."
        )
    covered = "" if newest.result.total is None else f" {_coverage(newest)}"
    return (
        f"Usulan {newest.year}{covered} belum dapat dibandingkan dengan "
        f"{stage_text(last).lower()} {last.year}: {figure(last.shown)}."
    )


def comparison_sentences(comparison: GroupComparison) -> str:
    """Return who rose most, who fell, and who is still weak."""
    changes = sorted(comparison.changes, key=lambda c: c.change, reverse=True)
    most = [c.title for c in changes if c.change == changes[0].change]
    sentences = []
    if changes[0].change > 0 and len(most) < len(changes):
        sentences.append(f"{listed(tuple(most))} naik paling besar.")
    fallen = tuple(c.title for c in changes if c.change < 0)
    if fallen:
        sentences.append(f"{listed(fallen)} turun.")
    weak = tuple(c.title for c in changes if c.predicate.rank < _BETTER_THAN)
    if weak:
        sentences.append(f"{listed(weak)} masih di bawah Baik.")
    return " ".join(sentences) or "Tidak ada perubahan yang menonjol."


def _coverage(point: TrendPoint) -> str:
    return f"({point.result.answered} dari {point.result.total} indikator terisi)"


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)
