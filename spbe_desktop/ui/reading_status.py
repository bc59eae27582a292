"""Tells the library how far the reading of its files is, and shows what they turn out to be."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from spbe_desktop.ui.file_reading import FileReading
from spbe_desktop.ui.library_shelf import LibraryShelf
from spbe_desktop.ui.library_tab.tab import LibraryTab


class ReadingStatus(QObject):
    """Stands between one tab and the reading, which outlives it."""

    def __init__(
        self,
        tab: LibraryTab,
        shelf: LibraryShelf,
        reading: FileReading,
        show: Callable[[], None],
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._shelf = shelf
        self._reading = reading
        self._show = show
        tab.pause_toggled.connect(reading.toggle)
        reading.progressed.connect(self._on_progressed)
        reading.facts_found.connect(self._on_facts_found)

    def _on_facts_found(self, digests: Collection[str]) -> None:
        # A search may find more now; else only what is seen differently is worth the work.
        if self._shelf.look_again(digests) or self._tab.query:
            self._show()

    def _on_progressed(self) -> None:
        done, left, paused = self._reading.done, self._shelf.unread, self._reading.paused
        text = f"Membaca isi berkas {done + 1} dari {done + left} …" if left else ""
        if left and paused:
            text = f"{left} berkas belum dibaca isinya"
        self._tab.foot.show_reading(text, paused=paused)
