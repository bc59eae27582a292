"""Says how many gaps an explanation still has; pressing it leads to the first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Left, PaintedButton, draw_text, text_width


class GapMessage(PaintedButton):
    """A small warning that is there only while it has something to say."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("Ke isian pertama yang belum lengkap")
        self.hide()

    def show_count(self, count: int) -> None:
        """Say that *count* gaps are left; nothing if there is none."""
        self.setText(f"{count} isian belum lengkap" if count else "")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.setVisible(bool(count))

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("small"), self.text()) + self._theme.px(37)
        return QSize(width, self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        rounded_box(painter, self.rect(), fill=tokens.warning_bg, edge=None)
        mark = QRect(px(8), (self.height() - px(14)) // 2, px(14), px(14))
        self._icons.paint(painter, mark, "triangle-alert", "warning")
        words = self.rect().adjusted(px(28), 0, -px(6), 0)
        draw_text(painter, words, self.text(), self._theme.font("small"), tokens.warning, Left)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
