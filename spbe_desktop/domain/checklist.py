"""The checklist of an indicator: what must be met, what is there already, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spbe_desktop.domain.crosswalk import Crosswalk
from spbe_desktop.domain.instrument import Indicator, IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.slot_states import SlotStanding, SlotState, expected


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line that was added by hand; it is there in each later evaluation until it is ended."""

    id: str
    instrument_code: str
    key: IndicatorKey
    """The indicator in the instrument under which it was added."""
    since_year: int
    until_year: int | None
    """The last year in which it is asked for; none while it goes on."""
    words: str

    def holds_in(self, year: int) -> bool:
        """Tell whether it is asked for in the evaluation of *year*."""
        return self.since_year <= year and (self.until_year is None or year <= self.until_year)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """Something that must be met; *item* names it within its indicator."""

    item: str
    words: str
    level: int | None
    """The level that asks for it; none for what belongs to no level."""
    present: bool
    state: SlotState | None = None
    """How far the slot is; none for an own line, which is marked by hand."""
    since_year: int | None = None

    @property
    def own(self) -> bool:
        """Tell whether it was added by hand."""
        return self.state is None


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that one indicator must meet for the level that is aimed at."""

    indicator: Indicator
    aim: int | None
    """The level up to which slots are asked for; none asks for all of them."""
    lines: tuple[ChecklistLine, ...]

    @property
    def missing(self) -> int:
        """Return how many lines are not met."""
        return sum(not line.present for line in self.lines)


@dataclass(frozen=True, slots=True)
class Checklists:
    """The checklists of one evaluation, in the order of the instrument."""

    by_indicator: tuple[Checklist, ...]
    unmapped: tuple[OwnLine, ...]
    """Own lines whose indicator has no counterpart in this instrument; they stay in view."""


def aimed_level(row: IndicatorRow) -> int | None:
    """Return the higher of the levels that were chosen and aimed at; none if neither was."""
    scale = row.indicator.scale
    wanted = [value for value in (row.value, row.target) if value is not None]
    return max((scale.level_of(value).number for value in wanted), default=None)


def own_lines_by_key(
    lines: Iterable[OwnLine], year: int, instrument: str, crosswalk: Crosswalk
) -> tuple[Mapping[IndicatorKey, tuple[OwnLine, ...]], tuple[OwnLine, ...]]:
    """Return the lines of *year* under each of its indicators, and those without counterpart."""
    found: dict[IndicatorKey, tuple[OwnLine, ...]] = {}
    unmapped = []
    for line in lines:
        if line.holds_in(year):
            keys = crosswalk.followed(line.key, line.instrument_code, instrument)
            for key in keys:
                found[key] = (*found.get(key, ()), line)
            if not keys:
                unmapped.append(line)
    return found, tuple(unmapped)


def checklist_of(
    row: IndicatorRow,
    standing: Iterable[SlotStanding],
    own: Iterable[OwnLine],
    met: Collection[str],
) -> Checklist:
    """Return the checklist of one indicator; *met* are the ids of the own lines that are met.

    A slot is met once it is filled: a proposal, or a document whose bytes are lost, is not enough.
    """
    aim = aimed_level(row)
    lines = [
        ChecklistLine(
            each.slot.code, each.slot.text, each.slot.level, each.filled, state=each.state
        )
        for each in expected(standing, aim)
    ]
    for line in own:
        present = line.id in met
        lines.append(ChecklistLine(line.id, line.words, None, present, since_year=line.since_year))
    return Checklist(row.indicator, aim, tuple(lines))
