"""What documents of the library are to prove."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An indicator, and if it is known already the level and the slots of it."""

    key: IndicatorKey
    level: int | None = None
    slots: tuple[SlotCode, ...] = ()
