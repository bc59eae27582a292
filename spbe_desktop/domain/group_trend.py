"""How domains or aspects moved between the last two years that may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from spbe_desktop.domain.instrument import Group, GroupCode, Predicate
from spbe_desktop.domain.scoring import predicate_of, rounded
from spbe_desktop.domain.trend import InstrumentSpan, Trend, TrendPoint, same_kind


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One group's displayed index in both years."""

    code: GroupCode
    title: str
    before: Decimal
    after: Decimal
    predicate: Predicate
    """What the later figure means on the scale of the index."""

    @property
    def change(self) -> Decimal:
        """Return the difference of the displayed figures."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """Two years of one instrument, side by side, group by group."""

    before: int
    after: int
    lowest: Decimal
    highest: Decimal
    changes: tuple[GroupChange, ...]


def groups_of(trend: Trend) -> tuple[InstrumentSpan, tuple[Group, ...]] | None:
    """Return the newest instrument with figures by group, and the groups that have them."""
    for span in reversed(trend.spans):
        known = {c for point in _points_of(trend, span) for c in point.result.groups}
        groups = tuple(group for group in span.instrument.all_groups if group.code in known)
        if groups:
            return span, groups
    return None


def compare_groups(trend: Trend) -> GroupComparison | None:
    """Compare the top groups of the last two main figures of a kind that both have them."""
    found = groups_of(trend)
    if found is None:
        return None
    span, _ = found
    points = [point for point in _points_of(trend, span) if point.result.groups]
    for later in reversed(points):
        earlier = [p for p in points if p.year < later.year and same_kind(p.result, later.result)]
        if earlier:
            return _comparison(span, earlier[-1], later)
    return None


def _points_of(trend: Trend, span: InstrumentSpan) -> list[TrendPoint]:
    return [p for p in trend.main_points if p.result.instrument_id == span.instrument.id]


def _comparison(
    span: InstrumentSpan, earlier: TrendPoint, later: TrendPoint
) -> GroupComparison | None:
    instrument = span.instrument
    old, new = earlier.result.groups, later.result.groups
    changes = tuple(
        GroupChange(
            code=group.code,
            title=group.short_title,
            before=rounded(old[group.code], instrument.display_decimals),
            after=rounded(new[group.code], instrument.display_decimals),
            predicate=predicate_of(instrument, new[group.code]),
        )
        for group in instrument.groups
        if group.code in old and group.code in new
    )
    if not changes:
        return None
    return GroupComparison(
        earlier.year, later.year, instrument.lowest, instrument.highest, changes
    )
