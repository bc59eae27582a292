"""One line of a list, with a dot before it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class Bullet(Label):
    """A text that wraps beside its dot."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, wrap=True)
        self.setContentsMargins(theme.px(14), 0, 0, 0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.text_3)
        radius = self._theme.px(2)
        middle = self.fontMetrics().height() / 2
        painter.drawEllipse(QPointF(self._theme.px(5), middle), radius, radius)
        painter.end()
