"""A field of the form in which slots are ticked off in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from spbe_desktop.domain.slots import EvidenceSlot, SlotCode


class SlotPicker(QToolButton):
    """Holds which of the indicator's slots a document fills."""

    def __init__(self, slots: Sequence[EvidenceSlot], filled: Sequence[SlotCode]) -> None:
        super().__init__()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        for slot in slots:
            action = self._menu.addAction(f"{slot.code}  {slot.short}".replace("&", "&&"))
            action.setToolTip(slot.text)
            action.setCheckable(True)
            action.setChecked(slot.code in filled)
            action.setData(str(slot.code))
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu.triggered.connect(self._show_chosen)
        self._show_chosen()

    @property
    def chosen(self) -> tuple[SlotCode, ...]:
        """Return the slots that are ticked, in order."""
        ticked = (action for action in self._menu.actions() if action.isChecked())
        return tuple(sorted(SlotCode(str(action.data())) for action in ticked))

    def choose(self, slot: SlotCode) -> None:
        """Tick *slot*, or untick it."""
        next(action for action in self._menu.actions() if action.data() == slot).trigger()

    def _show_chosen(self) -> None:
        self.setText(", ".join(self.chosen) or "belum ditempatkan")
