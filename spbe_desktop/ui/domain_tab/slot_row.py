"""The slots of a level as a row of chips that breaks where room ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.slot_chip import SlotChip, chip_width
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.flow_layout import FlowLayout

_GAP, _CHIP = 6, 22


class SlotRow(QWidget):
    """Shows the chips of some slots; chips stay as long as the slots do."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: SlotActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._actions = actions
        self._chips: dict[SlotCode, SlotChip] = {}
        self._line = FlowLayout(self, gap=_GAP)

    @property
    def chips(self) -> tuple[SlotChip, ...]:
        """Return the chips, in the order of the slots."""
        return tuple(self._chips.values())

    def show_standing(self, standing: Sequence[SlotStanding], *, known: bool) -> None:
        """Show how the slots stand; *known* is whether that was found out yet."""
        codes = [each.slot.code for each in standing]
        if codes != list(self._chips):
            self._rebuild(codes)
        for each in standing:
            self._chips[each.slot.code].show_standing(each, known=known)

    def _rebuild(self, codes: Sequence[SlotCode]) -> None:
        while (item := self._line.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        self._chips = {}
        for code in codes:
            chip = SlotChip(self._theme, self._icons, self._actions, self)
            self._chips[code] = chip
            self._line.addWidget(chip)
            chip.show()


def rows_height(theme: Theme, standing: Sequence[SlotStanding], width: int) -> int:
    """Return how high the chips of some slots are together where they have *width*."""
    rows, left = 0, width + 1
    for each in standing:
        chip = min(chip_width(theme, each), width)
        if left + chip > width:
            rows, left = rows + 1, 0
        left += chip + _GAP
    return rows * theme.px(_CHIP) + max(0, rows - 1) * _GAP
