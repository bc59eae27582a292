"""The slots of a level in one line, where a low window has no room for chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import LinkButton


class SlotSummary(LinkButton):
    """Says how many slots are filled; pressing it offers what can be done about each."""

    def __init__(self, theme: Theme, actions: SlotActions, parent: QWidget) -> None:
        super().__init__(theme, role="small", underlined=False, parent=parent)
        self._actions = actions
        self._standing: tuple[SlotStanding, ...] = ()
        self.clicked.connect(self._open_menu)

    def show_standing(self, standing: Sequence[SlotStanding], *, known: bool) -> None:
        """Show how the slots stand; *known* is whether that was found out yet."""
        self._standing = tuple(standing)
        filled = sum(each.filled for each in standing)
        count = f"{filled} dari {len(standing)}" if known else str(len(standing))
        self.setText(f"{count} butir")
        self.setEnabled(known)
        self.setToolTip("Butir bukti tingkat ini")

    def _open_menu(self) -> None:
        menu = self._actions.level_menu(self._standing, self)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
