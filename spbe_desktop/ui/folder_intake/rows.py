"""The rows of the grid: what was found, where it is to go, and what has to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.name_reading import Confidence
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.folder_import import Accepted
from spbe_desktop.services.folder_scan import FolderScan, FoundFile


class Standing(StrEnum):
    """How sure the place of a row is."""

    SURE = "sure"
    CORRECTED = "corrected"
    """The officer has given it its place."""
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


class Sieve(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"


_STANDINGS = {
    Confidence.HIGH: Standing.SURE,
    Confidence.MEDIUM: Standing.UNSURE,
    Confidence.LOW: Standing.UNSURE,
    Confidence.NONE: Standing.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One file; *found* is none for one that cannot be taken in, *error* says why."""

    relative: PurePath
    found: FoundFile | None
    error: SpbeError | None = None
    wanted: bool = False
    key: IndicatorKey | None = None
    level: int | None = None
    slot: SlotCode | None = None
    corrected: bool = False
    repeated: PurePath | None = None
    """The file before it that goes to the same place with the same bytes."""

    @property
    def standing(self) -> Standing:
        """Return how sure its place is."""
        if self.found is None:
            return Standing.UNREADABLE
        if self.corrected:
            return Standing.UNKNOWN if self.key is None else Standing.CORRECTED
        return _STANDINGS[self.found.proposal.confidence]

    @property
    def in_place(self) -> bool:
        """Tell whether taking it in would change nothing."""
        if self.found is None:
            return False
        known = self.found.known
        there = known is not None and (self.key is None or self.key in known.keys)
        return there or self.repeated is not None

    @property
    def is_duplicate(self) -> bool:
        """Tell whether its bytes are in the workspace, or earlier in the folder."""
        found = self.found
        return found is not None and (found.known is not None or found.twin is not None)

    def passes(self, sieve: Sieve) -> bool:
        """Tell whether *sieve* lets it through."""
        match sieve:
            case Sieve.ALL:
                return True
            case Sieve.UNSURE:
                return self.standing is Standing.UNSURE
            case Sieve.UNKNOWN:
                return self.standing is Standing.UNKNOWN
            case Sieve.DUPLICATE:
                return self.is_duplicate
            case Sieve.LEFT_OUT:
                return not self.wanted

    def accepted(self) -> Accepted:
        """Return what is to be taken in; what nobody has looked at is only proposed."""
        assert self.found is not None, "what cannot be read is never wanted"
        unseen = self.standing is Standing.UNSURE
        return Accepted(self.found, self.key, self.level, self.slot, proposed=unseen)


def rows_of(scan: FolderScan) -> list[IntakeRow]:
    """Return a row for each file of *scan*; wanted are those that have a place to go to."""
    rows = [
        IntakeRow(
            found.relative,
            found,
            key=found.proposal.indicator,
            level=found.proposal.level,
            slot=found.proposal.slot,
        )
        for found in scan.files
    ]
    rows = [
        replace(row, wanted=row.key is not None and not row.in_place) for row in with_repeats(rows)
    ]
    rows += [
        IntakeRow(PurePath(item.path.relative_to(scan.folder)), None, item.error)
        for item in scan.unreadable
    ]
    return rows


def with_repeats(rows: Sequence[IntakeRow]) -> list[IntakeRow]:
    """Return *rows*, each with the one before it, if any, that brings the same to the same."""
    first: dict[tuple[str, IndicatorKey | None], PurePath] = {}
    result = []
    for row in rows:
        repeated = None
        if row.found is not None and row.found.sha256:
            before = first.setdefault((row.found.sha256, row.key), row.relative)
            repeated = None if before == row.relative else before
        result.append(row if repeated == row.repeated else replace(row, repeated=repeated))
    return result


def placed(
    row: IntakeRow, instrument: Instrument, key: IndicatorKey | None, level: int | None
) -> IntakeRow:
    """Return *row* as the officer has placed it; a level that the scale lacks is left out."""
    levels = () if key is None else instrument.by_key[key].scale.levels
    kept = level if any(level == known.number for known in levels) else None
    same = (key, kept) == (row.key, row.level)
    return replace(
        row,
        key=key,
        level=kept if key is not None else level,
        slot=row.slot if same else None,
        corrected=True,
        wanted=row.wanted or (key is not None and row.found is not None),
    )


def filled(row: IntakeRow, instrument: Instrument, slot: SlotCode | None) -> IntakeRow:
    """Return *row* with the *slot* that the officer chose, and the level of that slot."""
    if row.key is None:
        return row
    slots = {known.code: known for known in slots_of(instrument.by_key[row.key])}
    level = row.level if slot is None else slots[slot].level
    return replace(row, slot=slot, level=level, corrected=True)


def counts(rows: Iterable[IntakeRow]) -> dict[Sieve, int]:
    """Return how many rows each sieve lets through."""
    found = dict.fromkeys(Sieve, 0)
    for row in rows:
        standing = row.standing
        found[Sieve.ALL] += 1
        found[Sieve.UNSURE] += standing is Standing.UNSURE
        found[Sieve.UNKNOWN] += standing is Standing.UNKNOWN
        found[Sieve.DUPLICATE] += row.is_duplicate
        found[Sieve.LEFT_OUT] += not row.wanted
    return found
