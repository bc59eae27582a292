"""What assessors look at on site, and the photos that show it afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spbe_desktop.domain.document_types import DocumentType
from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Level
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.domain.slots import EvidenceSlot, slots_of


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One line of the checklist of a visit."""

    indicator: Indicator
    slot: EvidenceSlot
    photos: int
    """How many photos are in its slot."""


def shown_on_site(indicator: Indicator, level: Level | None) -> tuple[EvidenceSlot, ...]:
    """Return what a visitor may ask to see: the slots up to the level claimed."""
    claimed = level.number if level else 0
    return tuple(slot for slot in slots_of(indicator) if (slot.level or 0) <= claimed)


def visit_lines(
    sheet: Sheet, uses: Mapping[IndicatorKey, Sequence[EvidenceUse]]
) -> tuple[VisitLine, ...]:
    """Return the lines of every indicator that has a value, in the order of the checklist."""
    return tuple(
        VisitLine(row.indicator, slot, _photos_in(slot, uses.get(row.key, ())))
        for row in sheet.rows
        if row.value is not None
        for slot in shown_on_site(row.indicator, row.level)
    )


def as_photo(document: Document, line: VisitLine, number: int, taken: date | None) -> Document:
    """Return *document* as photo *number* of *line*."""
    title = f"Foto visitasi: {line.slot.short}"
    return replace(
        document,
        title=f"{title} ({number})" if number > 1 else title,
        document_type=DocumentType.PHOTOGRAPH.value,
        dated=taken,
    )


def _photos_in(slot: EvidenceSlot, uses: Sequence[EvidenceUse]) -> int:
    return sum(
        slot.code in use.slots and use.document_type == DocumentType.PHOTOGRAPH for use in uses
    )
