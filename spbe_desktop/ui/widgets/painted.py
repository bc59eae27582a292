"""A widget that paints itself from the theme, and repaints when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from spbe_desktop.ui.theme import Theme

Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Center = Qt.AlignmentFlag.AlignCenter


class Painted(QWidget):
    """Base of the widgets without parts of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class PaintedButton(QAbstractButton):
    """Base of the painted widgets that can be pressed, by mouse or keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def draw_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Left,
) -> None:
    """Draw one line of *text* in *rect*, shortened with an ellipsis if it does not fit."""
    box = QRectF(rect)
    painter.setFont(font)
    painter.setPen(color)
    shown = text
    if text_width(font, text) > box.width() + 1:
        shown = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, int(box.width()))
        )
    painter.drawText(box, align.value | Qt.TextFlag.TextSingleLine.value, shown)


def text_width(font: QFont, text: str) -> int:
    """Return how wide *text* is in *font*."""
    return QFontMetrics(font).horizontalAdvance(text)


def text_height(font: QFont) -> int:
    """Return how high one line is in *font*."""
    return QFontMetrics(font).height()
