"""A sheet on the window's ground, with a thin edge, that holds one matter."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box


class Card(QFrame):
    """A frame with a column for its content; *chosen* sets it off with the accent."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        padding: tuple[int, int] = (20, 14),
        chosen: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padding = padding
        self._chosen = chosen
        self.body = QVBoxLayout(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        side, top = (self._theme.px(length) for length in self._padding)
        self.body.setContentsMargins(side, top, side, top)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(
            painter,
            self.rect(),
            fill=tokens.surface,
            edge=tokens.accent if self._chosen else tokens.line,
            radius=CARD_RADIUS,
            width=2 if self._chosen else 1,
        )
        painter.end()


class Rule(QFrame):
    """A thin line between two parts of a card; upright if *upright*."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, upright: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line)
        painter.end()
