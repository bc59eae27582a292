"""A filter that is on or off, with how many rows it would leave."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text, text_width


class Chip(PaintedButton):
    """A checkable pill; `toggled` tells when it is switched."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        # The bold width, so that nothing moves when it is switched on.
        width = text_width(self._theme.font("caption", bold=True), self.text())
        return QSize(width + self._theme.px(20), self._theme.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, checked = self._theme.tokens, self.isChecked()
        fill = tokens.tint if checked else tokens.hover if self.underMouse() else tokens.surface
        rounded_box(
            painter,
            self.rect(),
            fill=fill,
            edge=tokens.accent if checked else tokens.line_strong,
            radius=self.height() / 2 - 1,
            width=2 if checked else 1,
        )
        color = tokens.accent if checked else tokens.text_2 if self.isEnabled() else tokens.text_3
        font = self._theme.font("caption", bold=checked)
        draw_text(painter, self.rect(), self.text(), font, color, Center)
        if self.hasFocus():
            inset = 4 if checked else 0
            ring = self.rect().adjusted(inset, inset, -inset, -inset)
            radius = ring.height() / 2 - 1
            rounded_box(painter, ring, fill=None, edge=tokens.accent, radius=radius, width=2)
        painter.end()
