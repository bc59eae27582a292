"""One link, with a cross that takes it away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Left, PaintedButton, draw_text, text_width

_CROSS = 24


class LinkChip(PaintedButton):
    """One link; its cross, Delete or Backspace takes it away."""

    unlinked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._key = ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_link(self, key: str, text: str) -> None:
        """Show the link to *key*, called *text*."""
        self._key = key
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription("Del melepas tautan ini")
        self.setToolTip(f"{text}\nKlik × atau tekan Del untuk melepas.")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("small"), self.text())
        return QSize(width + self._theme.px(16 + _CROSS), self._theme.px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        rounded_box(painter, self.rect(), fill=tokens.sunken, edge=tokens.line)
        words = self.rect().adjusted(px(8), 0, -px(_CROSS), 0)
        draw_text(painter, words, self.text(), self._theme.font("small"), tokens.text, Left)
        self._icons.paint(painter, self._cross().adjusted(px(5), 0, -px(5), 0), "x", "text_2")
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()

    def _cross(self) -> QRect:
        width = self._theme.px(_CROSS)
        return QRect(self.width() - width, 0, width, self.height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._cross().contains(event.position().toPoint()):
            self.unlinked.emit(self._key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.unlinked.emit(self._key)
        else:
            super().keyPressEvent(event)
