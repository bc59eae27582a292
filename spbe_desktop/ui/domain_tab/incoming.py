"""What is dropped or pasted into a domain tab: files and pictures, and where they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.domain_tab.drop_places import DropPlaces, IndicatorPlace
from spbe_desktop.ui.pasted import pasted, pasted_address
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.file_drops import FileDrops

Open = Callable[[], tuple[Sheet, IndicatorKey] | None]
"""Returns the sheet that may be changed and the indicator in the centre; none if it is locked."""


class Incoming(QObject):
    """Takes in nothing itself: it tells what came, and for which indicator, level or slot."""

    files_offered = Signal(str, object, list)
    """Key, level or None, and paths."""
    slot_files_offered = Signal(str, str, list)
    """Key, slot and paths."""
    image_pasted = Signal(str, object, str)
    """Key, `QImage`, and the web address that came with it."""

    def __init__(self, tab: QWidget, theme: Theme, places: DropPlaces, is_open: Open) -> None:
        super().__init__(tab)
        self._places = places
        self._is_open = is_open
        self.drops = FileDrops(tab, theme, self.place_at)
        self.drops.dropped.connect(self._on_dropped)

    def place_at(self, point: QPoint) -> IndicatorPlace | None:
        """Return where files dropped at *point* would go; none where nothing may be changed."""
        shown = self._is_open()
        return None if shown is None else self._places.at(point, *shown)

    def paste(self) -> bool:
        """Offer what is on the clipboard; tell whether it was anything."""
        shown = self._is_open()
        content = None if shown is None else pasted()
        if shown is None or content is None:
            return False
        key = shown[1]
        if isinstance(content, list):
            self.files_offered.emit(key, None, content)
        else:
            self.image_pasted.emit(key, content, pasted_address())
        return True

    def _on_dropped(self, place: IndicatorPlace, files: list[Path]) -> None:
        if place.slot is None:
            self.files_offered.emit(place.key, place.level, files)
        else:
            self.slot_files_offered.emit(place.key, place.slot, files)
