"""The steps of a dialog in one line: which are done, which one this is, which follow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box, tick
from spbe_desktop.ui.widgets.painted import Center, Painted, draw_text, text_width

_CIRCLE, _GAP, _LINE = 24, 8, 56


class StepHeader(Painted):
    """Numbered circles with names, joined by lines."""

    def __init__(
        self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._names = names
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, current: int) -> None:
        """Show that step *current*, counted from 0, is under way."""
        self._current = current
        name = self._names[current]
        self.setAccessibleName(f"Langkah {current + 1} dari {len(self._names)}: {name}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font, px = self._theme.font("body", bold=True), self._theme.px
        words = sum(text_width(font, name) for name in self._names)
        count = len(self._names)
        width = words + count * px(_CIRCLE + _GAP) + (count - 1) * px(_LINE + 2 * 12)
        return QSize(width + 2, px(_CIRCLE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        x, widest = 0, self._theme.font("body", bold=True)
        for place, name in enumerate(self._names):
            if place:
                middle = self.height() // 2
                painter.fillRect(x + px(12), middle, px(_LINE), 1, tokens.line_strong)
                x += px(_LINE + 2 * 12)
            self._paint_circle(painter, place, QRect(x, 0, px(_CIRCLE), px(_CIRCLE)))
            x += px(_CIRCLE + _GAP)
            current = place == self._current
            width = text_width(widest, name)
            color = tokens.text if current else tokens.text_2
            font = self._theme.font("body", bold=current)
            draw_text(painter, QRect(x, 0, width + 2, self.height()), name, font, color)
            x += width
        painter.end()

    def _paint_circle(self, painter: QPainter, place: int, rect: QRect) -> None:
        tokens, radius = self._theme.tokens, rect.height() / 2
        if place > self._current:
            rounded_box(
                painter, rect, fill=None, edge=tokens.control, radius=radius - 1, width=1.5
            )
            ink = tokens.text_2
        else:
            rounded_box(painter, rect, fill=tokens.accent, edge=None, radius=radius)
            ink = tokens.on_accent
        if place < self._current:
            tick(painter, rect.adjusted(5, 5, -5, -5), ink)
        else:
            font = self._theme.font("small", bold=True)
            draw_text(painter, rect, str(place + 1), font, ink, Center)
