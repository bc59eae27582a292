"""The chips above the grid: how many rows there are of each kind, one of which is shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui.folder_intake.rows import Sieve
from spbe_desktop.ui.folder_intake.words import SIEVES
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import Chip
from spbe_desktop.ui.widgets.flow_layout import FlowLayout
from spbe_desktop.words.formats import number


class SieveChips(QWidget):
    """Chips of which always one is on."""

    chosen = Signal(object)
    """The `Sieve`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chips = {sieve: Chip(theme, parent=self) for sieve in Sieve}
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for chip in self._chips.values():
            row.addWidget(chip)
            chip.clicked.connect(self._on_clicked)
        self.choose(Sieve.ALL)

    def chip(self, sieve: Sieve) -> Chip:
        """Return the chip of *sieve*."""
        return self._chips[sieve]

    def choose(self, sieve: Sieve) -> None:
        """Switch *sieve* on, and the others off."""
        for known, chip in self._chips.items():
            chip.setChecked(known is sieve)

    def show_counts(self, counts: Mapping[Sieve, int]) -> None:
        """Tell how many rows each lets through."""
        for sieve, chip in self._chips.items():
            name, count = SIEVES[sieve], number(counts[sieve])
            chip.setText(f"{name} {count}")
            chip.setAccessibleName(f"Saring: {name}, {count} berkas")
            chip.updateGeometry()

    def _on_clicked(self) -> None:
        clicked = self.sender()
        for sieve, chip in self._chips.items():
            if chip is clicked:
                self.choose(sieve)
                self.chosen.emit(sieve)
