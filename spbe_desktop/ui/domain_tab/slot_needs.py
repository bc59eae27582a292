"""What the slots of a level still need, in the words that stand on its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.instrument import Level
from spbe_desktop.domain.slot_states import SlotStanding, lower_gaps, needed


@dataclass(frozen=True, slots=True)
class SlotNeeds:
    """What the card of a level says of its slots; everything is empty where nothing is amiss."""

    gaps: int = 0
    """How many slots of a level below the claimed one are empty."""
    warns: bool = False
    """Whether to warn of them: not before the first document was placed at all."""
    note: str = ""
    asks: str = ""
    """What a level above the claimed one would ask for."""
    told: str = ""


def slot_needs(
    standing: Sequence[SlotStanding], level: Level, claimed: Level | None, *, cumulative: bool
) -> SlotNeeds:
    """Return what *level* needs while *claimed* is chosen."""
    if claimed is None or level.number == claimed.number:
        return SlotNeeds()
    if level.number < claimed.number:
        empty = lower_gaps(standing, claimed.number) if cumulative else ()
        empty = tuple(each for each in empty if each.slot.level == level.number)
        if not empty:
            return SlotNeeds()
        return SlotNeeds(
            len(empty),
            warns=any(not each.empty for each in standing),
            note=f"{len(empty)} butir kosong",
            told=_told("kosong", empty),
        )
    empty = _asked_by(standing, level, cumulative=cumulative)
    if not empty:
        return SlotNeeds()
    return SlotNeeds(asks=f"perlu {len(empty)} butir lagi", told=_told("diperlukan", empty))


def _asked_by(
    standing: Sequence[SlotStanding], level: Level, *, cumulative: bool
) -> tuple[SlotStanding, ...]:
    empty = needed(standing, level.number)
    own = (level.number, None)
    return empty if cumulative else tuple(each for each in empty if each.slot.level in own)


def _told(how: str, empty: Sequence[SlotStanding]) -> str:
    lines = [f"• {each.slot.code}  {each.slot.text}" for each in empty]
    return "\n".join([f"Butir yang masih {how}:", *lines])
