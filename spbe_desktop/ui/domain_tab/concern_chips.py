"""The chips above the list: how much of each kind of work is left, and a filter for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.ui.domain_tab.row_filter import CONCERN_NAMES, Concern, applies
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import Chip
from spbe_desktop.ui.widgets.flow_layout import FlowLayout

_FIRST = 2
"""How many chips stand in a low window before the others are asked for."""


class ConcernChips(QWidget):
    """Shows a chip for each concern that some row has."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._short = False
        self._unfolded = False
        self._counts = dict.fromkeys(Concern, 0)
        self._chips = {concern: Chip(theme, parent=self) for concern in Concern}
        self._more = QToolButton(self)
        self._flow = FlowLayout(self)
        self._build()

    @property
    def chosen(self) -> frozenset[Concern]:
        """Return the concerns that are switched on."""
        return frozenset(c for c, chip in self._chips.items() if chip.isChecked())

    def chip(self, concern: Concern) -> Chip:
        """Return the chip of *concern*."""
        return self._chips[concern]

    def show_rows(self, rows: Sequence[IndicatorRow]) -> None:
        """Count the concerns of *rows*."""
        self._counts = {c: sum(1 for row in rows if applies(c, row)) for c in Concern}
        for concern, chip in self._chips.items():
            count, name = self._counts[concern], CONCERN_NAMES[concern]
            text = f"{name} {count}"
            if text != chip.text():
                chip.setText(text)
                chip.setAccessibleName(f"Saring: {name}, {count} indikator")
                chip.updateGeometry()
        self._fold()

    def set_short(self, short: bool) -> None:
        """Keep to one line where the window is low."""
        if short != self._short:
            self._short = short
            self._fold()

    def _build(self) -> None:
        self._flow.setContentsMargins(10, 8, 8, 8)
        for chip in self._chips.values():
            self._flow.addWidget(chip)
            chip.toggled.connect(self._on_toggled)
        self._more.setAutoRaise(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._more.clicked.connect(self._on_more_clicked)
        self._flow.addWidget(self._more)

    def _fold(self) -> None:
        # A chip that is on stays, or nobody could switch it off again.
        wanted = [c for c, chip in self._chips.items() if self._counts[c] or chip.isChecked()]
        folded = self._short and not self._unfolded and len(wanted) > _FIRST
        for place, concern in enumerate(wanted):
            chip = self._chips[concern]
            chip.setVisible(not folded or place < _FIRST or chip.isChecked())
        for concern in set(Concern) - set(wanted):
            self._chips[concern].hide()
        self._more.setVisible(self._short and len(wanted) > _FIRST)
        self._more.setText(f"+{len(wanted) - _FIRST}" if folded else "−")
        told = "Saringan lain" if folded else "Sembunyikan saringan lain"
        self._more.setToolTip(told)
        self._more.setAccessibleName(told)

    def _on_more_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _on_toggled(self) -> None:
        self._fold()
        self.changed.emit()
