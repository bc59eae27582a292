"""Room below the cards, so that what is below them stays where it is whichever is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.card_look import CardFace, CardLook, CardState, state_of


class StandingRoom(QWidget):
    """As high as the cards would be at their highest, less what they are at present."""

    def __init__(self, look: CardLook) -> None:
        super().__init__()
        self._look = look
        self._faces: tuple[CardFace, ...] = ()
        self._slots: tuple[SlotStanding, ...] = ()
        self._known: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keep(self, faces: Sequence[CardFace], slots: Sequence[SlotStanding]) -> None:
        """Keep room for the cards with *faces*, whichever is chosen, with its *slots*."""
        self._faces, self._slots = tuple(faces), tuple(slots)
        self.measure_again()

    def measure_again(self) -> None:
        """Forget how high the cards are: what they are measured by has changed."""
        self._known = {}
        self.updateGeometry()

    def _missing(self, width: int) -> int:
        chosen = next((f.number for f in self._faces if f.state is CardState.CHOSEN), None)
        choices = (None, *(face.number for face in self._faces))
        highest = max(self._height(level, width) for level in choices)
        return highest - self._height(chosen, width)

    def _height(self, chosen: int | None, width: int) -> int:
        """Return how high all cards are if level *chosen* is; none for no level."""
        faces = [replace(face, state=state_of(face.number, chosen)) for face in self._faces]
        words = sum(self._look.height(face, width, short=False) for face in faces)
        inside = [each for each in self._slots if each.slot.level in (chosen, None)]
        if chosen is None or not inside:
            return words
        return words + self._look.slots_height(inside, width)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        # A layout asks many times for the same width.
        if width not in self._known:
            self._known[width] = self._missing(width)
        return self._known[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
