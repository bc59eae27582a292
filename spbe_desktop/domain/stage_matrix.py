"""The values of one assessment by indicator and stage, and what each stage made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument, StageDefinition
from spbe_desktop.domain.scoring import Score, score


@dataclass(frozen=True, slots=True)
class StageEntry:
    """What was recorded of one indicator at one stage."""

    key: IndicatorKey
    value: Decimal | None = None
    clarified: bool | None = None
    """Whether it was clarified with the assessors; none while nobody has said."""
    note: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing was recorded."""
        return self.value is None and self.clarified is None and not self.note

    @property
    def told(self) -> str:
        """Return what was said beside the value as the journal keeps it: a code, the note."""
        code = {None: "", True: "clarified", False: "not_clarified"}[self.clarified]
        return "; ".join(part for part in (code, self.note) if part)


Entries = Mapping[str, Mapping[IndicatorKey, StageEntry]]
"""What was recorded, by the code of the stage."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The values that count at one stage: its own, and those that it keeps from earlier ones."""

    values: Mapping[IndicatorKey, Decimal]
    kept_from: Mapping[IndicatorKey, str]
    """The earlier stage of each value that was not recorded at this one."""

    @property
    def own(self) -> int:
        """Return how many of them were recorded at this stage."""
        return len(self.values) - len(self.kept_from)


@dataclass(frozen=True, slots=True)
class StageCell:
    """One indicator at one stage."""

    entry: StageEntry
    value: Decimal | None
    """The value that counts; none before the stage has begun, or if there never was one."""
    inherited: bool
    """Whether *value* is that of an earlier stage."""
    change: Decimal | None
    """Difference to the stage before."""
    since_last_year: Decimal | None
    """Difference to the same stage of the year before."""


@dataclass(frozen=True, slots=True)
class StageColumn:
    """One stage over all indicators."""

    stage: StageDefinition
    begun: bool
    """Whether something was recorded at this stage or at a later one."""
    closed: bool
    """Whether a later stage has values: this one is history."""
    recorded: int
    """How many indicators have a value of their own here."""
    score: Score | None
    """Over the values that count; none before the stage has begun."""
    fallen: int
    """Indicators with a lower value than at the stage before."""
    risen: int
    change: Fraction | None
    """Difference of the index to the stage before."""
    since_last_year: Fraction | None
    """Difference of the index to the same stage of the year before; only if both are complete."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator over all stages, in the order of the columns."""

    indicator: Indicator
    cells: tuple[StageCell, ...]


@dataclass(frozen=True)
class StageMatrix:
    """All indicators and all stages with values; *columns* and cells have the same order."""

    instrument: Instrument
    columns: tuple[StageColumn, ...]
    rows: tuple[MatrixRow, ...]

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of each stage among the columns, by its code."""
        return {column.stage.code: place for place, column in enumerate(self.columns)}

    @property
    def current(self) -> int:
        """Return the place of the last stage that has begun; the first if none has."""
        return max((p for p, column in enumerate(self.columns) if column.begun), default=0)

    @property
    def first_fall(self) -> tuple[StageColumn, StageColumn] | None:
        """Return the first two stages if both have an index: proposal and first judgement."""
        if len(self.columns) < 2 or self.columns[1].change is None:
            return None
        return self.columns[0], self.columns[1]


def counting_values(instrument: Instrument, entries: Entries) -> Mapping[str, Counting]:
    """Return the values that count at each stage that has begun, by its code and in their order.

    A stage without a value of an indicator keeps the latest earlier one, and so does a stage
    in which the indicator was expressly not clarified (PermenPANRB 59/2020, Lampiran I hlm. 86).
    """
    stages = instrument.scored_stages
    each = zip(stages, _counting(instrument, entries), _begun(stages, entries), strict=True)
    return {stage.code: counting for stage, counting, begun in each if begun}


def build_matrix(
    instrument: Instrument, entries: Entries, last_year: Entries | None = None
) -> StageMatrix:
    """Return the matrix of *entries*; *last_year* is of the same instrument, or none."""
    stages = instrument.scored_stages
    counting, before = (
        [each.values for each in _counting(instrument, found)]
        for found in (entries, last_year or {})
    )
    begun = _begun(stages, entries)
    scores = [
        score(instrument, values) if has else None
        for values, has in zip(counting, begun, strict=True)
    ]
    columns = tuple(
        _column(instrument, place, (counting, before), (begun, scores), entries)
        for place in range(len(stages))
    )
    rows = tuple(
        MatrixRow(
            indicator,
            tuple(
                _cell(indicator.key, place, (counting, before), begun, entries.get(s.code, {}))
                for place, s in enumerate(stages)
            ),
        )
        for indicator in instrument.indicators
    )
    return StageMatrix(instrument, columns, rows)


_Columns = Sequence[Mapping[IndicatorKey, Decimal]]


def _own(entry: StageEntry | None, *, first: bool) -> Decimal | None:
    """Return the value of an entry that counts; what was not clarified keeps the earlier one."""
    if entry is None or (entry.clarified is False and not first):
        return None
    return entry.value


def _counting(instrument: Instrument, entries: Entries) -> list[Counting]:
    """Return what counts at each stage, as if every stage had begun."""
    found: list[Counting] = []
    kept: dict[IndicatorKey, Decimal] = {}
    origin: dict[IndicatorKey, str] = {}
    for stage in instrument.scored_stages:
        recorded = entries.get(stage.code, {})
        own = {
            key: value
            for key, entry in recorded.items()
            if key in instrument.by_key
            and (value := _own(entry, first=key not in kept)) is not None
        }
        found.append(
            Counting(kept | own, {key: at for key, at in origin.items() if key not in own})
        )
        kept, origin = kept | own, origin | dict.fromkeys(own, stage.code)
    return found


def _begun(stages: Sequence[StageDefinition], entries: Entries) -> list[bool]:
    has = [any(not e.empty for e in entries.get(s.code, {}).values()) for s in stages]
    return [any(has[place:]) for place in range(len(stages))]


def _column(
    instrument: Instrument,
    place: int,
    values: tuple[_Columns, _Columns],
    stages: tuple[Sequence[bool], Sequence[Score | None]],
    entries: Entries,
) -> StageColumn:
    counting, before = values
    begun, scores = stages
    found = scores[place]
    steps = _steps(counting, place) if begun[place] else []
    later = instrument.scored_stages[place + 1 :]
    recorded = entries.get(instrument.scored_stages[place].code, {})
    return StageColumn(
        stage=instrument.scored_stages[place],
        begun=begun[place],
        closed=any(e.value is not None for s in later for e in entries.get(s.code, {}).values()),
        recorded=sum(entry.value is not None for entry in recorded.values()),
        score=found,
        fallen=sum(step < 0 for step in steps),
        risen=sum(step > 0 for step in steps),
        change=_difference(found, scores[place - 1] if place else None),
        since_last_year=_since(instrument, found, before[place]),
    )


def _steps(counting: _Columns, place: int) -> list[Decimal]:
    if not place:
        return []
    earlier = counting[place - 1]
    return [value - earlier[key] for key, value in counting[place].items() if key in earlier]


def _difference(later: Score | None, earlier: Score | None) -> Fraction | None:
    if later is None or earlier is None or later.index is None or earlier.index is None:
        return None
    # A stage that knows more indicators than the one before would be compared with less.
    return later.index - earlier.index if later.answered == earlier.answered else None


def _since(
    instrument: Instrument, found: Score | None, before: Mapping[IndicatorKey, Decimal]
) -> Fraction | None:
    if found is None or not found.complete or len(before) < len(instrument.indicators):
        return None
    return _difference(found, score(instrument, before))


def _cell(
    key: IndicatorKey,
    place: int,
    values: tuple[_Columns, _Columns],
    begun: Sequence[bool],
    recorded: Mapping[IndicatorKey, StageEntry],
) -> StageCell:
    counting, before = values
    entry = recorded.get(key) or StageEntry(key)
    earlier = counting[place - 1].get(key) if place else None
    value = counting[place].get(key) if begun[place] else None
    last = before[place].get(key)
    own = _own(entry, first=earlier is None)
    return StageCell(
        entry=entry,
        value=value,
        inherited=value is not None and own is None,
        change=None if value is None or earlier is None else value - earlier,
        since_last_year=None if value is None or last is None else value - last,
    )
