"""How many slots of each indicator are filled, of those that its claim must fill."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slot_states import SlotCount, SlotStanding, counted

Standings = Mapping[IndicatorKey, tuple[SlotStanding, ...]]


def slot_counts(sheet: Sheet, standings: Standings) -> Mapping[IndicatorKey, SlotCount]:
    """Return the counts of the indicators of which *standings* tells."""
    return {
        key: counted(standing, row.level.number if (row := sheet.by_key[key]).level else None)
        for key, standing in standings.items()
        if key in sheet.by_key
    }
