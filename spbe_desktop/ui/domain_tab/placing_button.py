"""The offer to place a document in the slot to which it most likely belongs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.domain.slots import EvidenceSlot
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import PaintedButton, draw_text, text_width


class PlacingButton(PaintedButton):
    """An arrow and the name of the slot, shortened where room ends."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self.slot: EvidenceSlot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_slot(self, slot: EvidenceSlot | None, title: str) -> None:
        """Offer *slot* for the document called *title*."""
        self.slot = slot
        if slot is not None:
            self.setText(f"{slot.code}  {slot.short}")
            self.setAccessibleName(f"Tempatkan di butir {slot.code} {slot.short}: {title}")
            self.setToolTip(f"Tempatkan di butir ini: {slot.text}")
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("small"), self.text())
        return QSize(width + self._theme.px(35) + 2, self._theme.px(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        fill = tokens.hover if self.underMouse() else tokens.tint
        rounded_box(painter, self.rect(), fill=fill, edge=tokens.tint_line)
        arrow = QRect(px(8), (self.height() - px(14)) // 2, px(14), px(14))
        self._icons.paint(painter, arrow, "arrow-right", "accent")
        words = self.rect().adjusted(px(27), 0, -px(6), 0)
        draw_text(painter, words, self.text(), self._theme.font("small"), tokens.accent)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
