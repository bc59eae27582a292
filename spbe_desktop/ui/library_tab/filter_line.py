"""One value of a filter: a box to tick, its name, and how many documents it shows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box, tick
from spbe_desktop.ui.widgets.painted import Left, PaintedButton, Right, draw_text, text_width
from spbe_desktop.words.formats import number

_HEIGHT, _BOX, _EDGE = 26, 15, 14


class FilterLine(PaintedButton):
    """A checkable line; a value that shows nothing now is dimmed, but can be ticked."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._count = 0
        self.setCheckable(True)
        self.setText(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """Return how many documents the value shows."""
        return self._count

    def show_value(self, name: str, count: int, *, checked: bool) -> None:
        """Show what the value is called, what it would show, and whether it is ticked."""
        self._count = count
        self.setText(name)
        self.setChecked(checked)
        self.setAccessibleName(f"{name}, {number(count)} dokumen")
        self.setToolTip(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(196), self._theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens, checked = self._theme.px, self._theme.tokens, self.isChecked()
        if self.underMouse():
            painter.fillRect(self.rect(), tokens.hover)
        box = QRect(px(_EDGE), (self.height() - px(_BOX)) // 2, px(_BOX), px(_BOX))
        fill, edge = (tokens.accent,) * 2 if checked else (tokens.surface, tokens.control)
        rounded_box(painter, box, fill=fill, edge=edge, radius=3)
        if checked:
            tick(painter, box.adjusted(2, 2, -2, -2), tokens.on_accent)
        count, font = number(self._count), self._theme.font("caption")
        right = self.rect().adjusted(0, 0, -px(_EDGE), 0)
        draw_text(painter, right, count, font, tokens.text_3, Right)
        words = QRect(box.right() + px(9), 0, 0, self.height())
        words.setRight(right.right() - text_width(font, count) - px(6))
        ink = tokens.text if self._count or checked else tokens.text_3
        draw_text(painter, words, self.text(), self._theme.font("body"), ink, Left)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(3, 1, -3, -1), tokens)
        painter.end()
