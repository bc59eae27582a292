"""Which part of the tab takes files dropped at a point: chip, panel, row, card, or the centre."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.ui.domain_tab.indicator_list import IndicatorList
from spbe_desktop.ui.domain_tab.indicator_page import IndicatorPage
from spbe_desktop.ui.domain_tab.panel import Panel
from spbe_desktop.ui.domain_tab.slot_chip import SlotChip
from spbe_desktop.ui.widgets.file_drops import Place


@dataclass(frozen=True, slots=True)
class IndicatorPlace(Place):
    """A place that takes files for an indicator, and perhaps for a level or slot of it."""

    key: IndicatorKey
    level: int | None
    slot: SlotCode | None = None


class DropPlaces:
    """Finds places in the coordinates of *tab*."""

    def __init__(self, tab: QWidget, parts: tuple[IndicatorList, IndicatorPage, Panel]) -> None:
        self._tab = tab
        self._list, self._page, self._panel = parts

    def at(self, point: QPoint, sheet: Sheet, current: IndicatorKey) -> IndicatorPlace:
        """Return the place at *point*; whatever is no other indicator means the *current* one."""
        for chip in self._tab.findChildren(SlotChip):
            if chip.isVisible() and self._rect(chip).contains(point):
                slot = chip.standing.slot
                return IndicatorPlace(self._rect(chip), slot.short, current, slot.level, slot.code)
        if self._panel.isVisible() and self._rect(self._panel).contains(point):
            return _place(self._rect(self._panel), sheet, current, None)
        listed = self._list.key_at(self._list.mapFrom(self._tab, point))
        if listed is not None:
            rect = self._list.rect_of(listed).translated(self._rect(self._list).topLeft())
            return _place(rect, sheet, listed, None)
        if self._rect(self._page).contains(point):
            for card in self._page.cards.cards:
                if self._rect(card).contains(point):
                    return _place(self._rect(card), sheet, current, card.face.number)
        return _place(self._rect(self._page), sheet, current, None)

    def _rect(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._tab, QPoint()), part.size())


def _place(rect: QRect, sheet: Sheet, key: IndicatorKey, level: int | None) -> IndicatorPlace:
    indicator = sheet.by_key[key].indicator
    at = "" if level is None else f", tingkat {level}"
    text = f"Lampirkan ke {indicator.number} {indicator.list_title}{at}"
    return IndicatorPlace(rect, text, key, level)
