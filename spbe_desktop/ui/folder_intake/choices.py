"""What the officer may type for a row: an indicator by number or words, a level, a slot."""

from __future__ import annotations

import re

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode, slots_of
from spbe_desktop.ui.folder_intake.rows import IntakeRow
from spbe_desktop.ui.folder_intake.words import indicator_label
from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind, PaletteSearch

_NUMBERED = re.compile(
    r"(?:indikator|ind|ik|i)?[\s.\-]*0*(\d{1,2}(?:-\d)?)(?:\s*·.*)?", re.IGNORECASE
)


class Choices:
    """Reads what is typed, by the names of one instrument."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._search = PaletteSearch(
            [
                PaletteItem(
                    PaletteKind.INDICATOR,
                    indicator.key,
                    indicator.short_title,
                    number=indicator.key,
                    name=indicator.list_title,
                    words=indicator.title,
                )
                for indicator in instrument.indicators
            ]
        )
        self.indicators = tuple(map(indicator_label, instrument.indicators))
        """All indicators, as the grid calls them."""

    def indicator(self, text: str) -> IndicatorKey | None:
        """Return the indicator that *text* means: "19", "I19" or "tim koord"; none if unclear."""
        found = _NUMBERED.fullmatch(text.strip())
        if found is not None:
            key = IndicatorKey(found[1])
            return key if key in self._instrument.by_key else None
        items = self._search.find(text) if text.strip() else ()
        return IndicatorKey(items[0].id) if items else None

    def level(self, row: IntakeRow, text: str) -> int | None:
        """Return the level that *text* means for *row*; none if its scale has no such level."""
        digits = re.findall(r"\d", text)
        if len(digits) != 1:
            return None
        known = [self._instrument.by_key[row.key]] if row.key else self._instrument.indicators
        levels = {level.number for indicator in known for level in indicator.scale.levels}
        level = int(digits[0])
        return level if level in levels else None

    def slots(self, row: IntakeRow) -> tuple[str, ...]:
        """Return the slots that *row* may fill, as the grid calls them."""
        return tuple(f"{slot.code} · {slot.short}" for slot in self._slots(row))

    def slot(self, row: IntakeRow, text: str) -> SlotCode | None:
        """Return the slot that *text* means for *row*; none if it means no one slot."""
        asked = text.casefold().strip()
        named = [f"{slot.code} · {slot.short}".casefold() for slot in self._slots(row)]
        fitting = [
            slot
            for slot, name in zip(self._slots(row), named, strict=True)
            if asked and (name.startswith(asked) or asked in name)
        ]
        exact = [slot for slot in fitting if slot.code.casefold() == asked.split(" ")[0]]
        one = exact or fitting
        return one[0].code if len(one) == 1 else None

    def _slots(self, row: IntakeRow) -> tuple[EvidenceSlot, ...]:
        if row.key is None:
            return ()
        slots = slots_of(self._instrument.by_key[row.key])
        of_level = tuple(slot for slot in slots if slot.level in {row.level, None})
        return of_level if row.level is not None else slots
