"""Slots (butir): the pieces of evidence that each level of an indicator expects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NewType

from spbe_desktop.domain.instrument import EvidenceItem, Indicator

SlotCode = NewType("SlotCode", str)
"""Names a slot within one indicator: "L3-02" is the second of level 3, "U-01" is of no level."""

LONGEST_SHORT = 28
"""As many characters as a chip on a level's card holds."""

_LEVEL_BELOW_IS_MET = re.compile(r"^Syarat tingkat \d+ terpenuhi\.\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class EvidenceSlot:
    """A place for one kind of document, which the assessor looks for."""

    code: SlotCode
    level: int | None
    """The level that asks for it; none for one of the whole indicator."""
    text: str
    """What document it is and what it must show."""
    short: str
    """The same in at most 28 characters; never empty."""


def slots_of(indicator: Indicator) -> tuple[EvidenceSlot, ...]:
    """Return every slot of *indicator*: level by level, then those of no level.

    A level takes its slots from the first of these that it has: the items the pack declares with
    codes, its items without codes, its criterion. Level 0 says that there is nothing, so its
    criterion asks for nothing. Items of no level are slots only where at most half of the levels
    have items of their own; elsewhere they merely sum those up, and stay guidance.

    The codes are the same each time, and no two slots of an indicator share one.
    """
    slots: list[EvidenceSlot] = []
    detailed = 0
    for level in (level.number for level in indicator.scale.levels):
        items = _items_of(indicator.coded_evidence, level) or _items_of(indicator.evidence, level)
        detailed += bool(items)
        slots += _numbered(f"L{level}", items or _criterion(indicator, level))
    if detailed * 2 <= len(indicator.scale.levels):
        slots += _numbered("U", _items_of(indicator.evidence, None))
    return tuple(slots)


def _items_of(items: Iterable[EvidenceItem], level: int | None) -> tuple[EvidenceItem, ...]:
    return tuple(item for item in items if item.level == level)


def _criterion(indicator: Indicator, level: int) -> tuple[EvidenceItem, ...]:
    text = _LEVEL_BELOW_IS_MET.sub("", indicator.criteria.get(level, ""))
    return (EvidenceItem(text, level),) if level and text else ()


def _numbered(prefix: str, items: Iterable[EvidenceItem]) -> Iterator[EvidenceSlot]:
    for number, item in enumerate(items, start=1):
        code = SlotCode(item.code or f"{prefix}-{number:02}")
        yield EvidenceSlot(code, item.level, item.text, item.short or _shortened(item.text))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_SHORT:
        return text
    whole_words = text[:LONGEST_SHORT].rpartition(" ")[0].rstrip(",;:")
    return f"{whole_words or text[: LONGEST_SHORT - 1]}…"
