"""The four markers that stand for a value on every scale and chart."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from spbe_desktop.ui.theme import Tokens

MarkerKind = Literal["current", "last_year", "target", "assessor", "earlier"]


def paint_marker(
    painter: QPainter, kind: MarkerKind, center: QPointF, size: float, tokens: Tokens
) -> None:
    """Paint marker *kind*, *size* pixels wide, around *center*."""
    half = size / 2
    box = QRectF(center.x() - half, center.y() - half, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "current":
        painter.setPen(QPen(tokens.surface, 1.5))
        painter.setBrush(tokens.accent)
        painter.drawEllipse(box)
    elif kind == "last_year":
        painter.setPen(QPen(tokens.surface, 1.5))
        painter.setBrush(tokens.text_2)
        painter.drawRect(box)
    else:
        ink = tokens.text_2 if kind == "earlier" else tokens.accent
        painter.setPen(QPen(ink, 2))
        painter.setBrush(tokens.surface)
        if kind == "assessor":
            x, y = center.x(), center.y()
            corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        else:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
    painter.restore()
