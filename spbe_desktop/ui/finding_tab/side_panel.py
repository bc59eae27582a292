"""The panel beside a table: what is chosen in full, or a hint what to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

WIDTH = 316
"""In pixels at 100 %."""


class SidePanel(QWidget):
    """Shows one body at a time, which scrolls."""

    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = hint
        self._scroll: QScrollArea | None = None
        self.body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_body(None)

    def show_body(self, body: QWidget | None) -> None:
        """Show *body*, or the hint, in place of what was there."""
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self.body = body
        self._scroll = scrolling(body or self._made_hint())
        self._column.addWidget(self._scroll)

    def _made_hint(self) -> QWidget:
        ground, px = QWidget(), self._theme.px
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        label = Label(self._theme, self._hint, role="small", tone="text_2", wrap=True)
        column.addWidget(label)
        column.addStretch(1)
        return ground

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.window)
        painter.fillRect(0, 0, 1, self.height(), tokens.line)
        painter.end()
