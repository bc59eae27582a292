"""The chips above the list: how much of each kind of work is left, and a filter for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.ui.domain_tab.row_filter import CONCERN_NAMES, Concern, applies
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import Chip
from spbe_desktop.ui.widgets.flow_layout import FlowLayout


class ConcernChips(QWidget):
    """Shows a chip for each concern that some row has."""

    changed = Signal()
    mine_toggled = Signal(bool)
    """Whether only the indicators of the officer herself are to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._short = False
        self._unfolded = False
        self._counts = dict.fromkeys(Concern, 0)
        self._chips = {concern: Chip(theme, parent=self) for concern in Concern}
        self.mine = Chip(theme, parent=self)
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

    def show_mine(self, count: int | None, *, on: bool) -> None:
        """Offer to show only her *count* indicators; None where nobody said who she is."""
        self.mine.blockSignals(True)
        self.mine.setChecked(on and count is not None)
        self.mine.blockSignals(False)
        self.mine.setVisible(count is not None)
        self.mine.setText(f"Hanya milik saya {count or 0}")
        self.mine.setAccessibleName(f"Saring: hanya milik saya, {count or 0} indikator")
        self.mine.updateGeometry()
        self._fold()

    def set_short(self, short: bool) -> None:
        """Keep to one line where the window is low."""
        if short != self._short:
            self._short = short
            self._fold()

    def _build(self) -> None:
        self._flow.setContentsMargins(10, 8, 8, 8)
        self._flow.addWidget(self.mine)
        self.mine.hide()
        self.mine.toggled.connect(self.mine_toggled)
        for chip in self._chips.values():
            self._flow.addWidget(chip)
            chip.toggled.connect(self._on_toggled)
        self._more.setAutoRaise(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._more.clicked.connect(self._on_more_clicked)
        self._flow.addWidget(self._more)

    def _fold(self) -> None:
        wanted = [c for c, chip in self._chips.items() if self._counts[c] or chip.isChecked()]
        shown = wanted if self._unfolded or not self._short else self._first_line(wanted)
        for concern, chip in self._chips.items():
            chip.setVisible(concern in shown)
        hidden = len(wanted) - len(shown)
        self._more.setVisible(bool(hidden) or (self._short and self._unfolded))
        told = f"{hidden} saringan lain" if hidden else "Sembunyikan saringan lain"
        self._more.setText(f"+{hidden}" if hidden else "−")
        self._more.setToolTip(told)
        self._more.setAccessibleName(told)

    def _first_line(self, wanted: list[Concern]) -> list[Concern]:
        """Return what of *wanted* fits into one line; a chip that is on stays in any case."""
        gap, margins = 6, self._flow.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= self._theme.px(26) + gap
        if not self.mine.isHidden():
            room -= self.mine.sizeHint().width() + gap
        shown = []
        for concern in wanted:
            room -= self._chips[concern].sizeHint().width() + gap
            if room >= -gap or self._chips[concern].isChecked():
                shown.append(concern)
        return shown or (wanted[:1] if self.mine.isHidden() else [])

    def _on_more_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _on_toggled(self) -> None:
        self._fold()
        self.changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._short and event.size().width() != event.oldSize().width():
            self._fold()
