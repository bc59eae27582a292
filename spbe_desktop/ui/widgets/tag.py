"""A small word on a tinted ground, for what something is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Center, Painted, draw_text, text_width


class Tag(Painted):
    """Shows one word."""

    def __init__(
        self, theme: Theme, text: str, parent: QWidget | None = None, *, warning: bool = False
    ) -> None:
        super().__init__(theme, parent)
        self._text = text
        self._warning = warning
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """Show another *text*; the tag is there only while it says something."""
        self._text = text
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("caption", bold=True), self._text)
        return QSize(width + self._theme.px(12), self._theme.px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        fill, edge, ink = (
            (tokens.warning_bg, None, tokens.warning)
            if self._warning
            else (tokens.tint, tokens.tint_line, tokens.accent)
        )
        rounded_box(painter, self.rect(), fill=fill, edge=edge)
        font = self._theme.font("caption", bold=True)
        draw_text(painter, self.rect(), self._text, font, ink, Center)
        painter.end()
