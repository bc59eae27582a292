"""The few shapes that everything is painted from: boxes, chevrons, ticks, focus rings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from spbe_desktop.ui.theme.tokens import Tokens

_State = QStyle.StateFlag

CONTROL_RADIUS = 4
CARD_RADIUS = 6


def rounded_box(  # noqa: PLR0913 - a box has this many sides to it
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: QColor | None,
    edge: QColor | None,
    radius: float = CONTROL_RADIUS,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge of *width* lies wholly inside *rect*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        half = width / 2
        box.adjust(half, half, -half, -half)
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def chevron(painter: QPainter, rect: QRect | QRectF, direction: str, color: QColor) -> None:
    """Paint a chevron that points *direction*: "down", "up", "left" or "right"."""
    box = QRectF(rect)
    size = min(box.width(), box.height(), 9.0)
    half, deep = size / 2, size / 4
    center = box.center()
    turn = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}[direction]
    tip = QPointF(center.x() + turn[0] * deep, center.y() + turn[1] * deep)
    back = QPointF(center.x() - turn[0] * deep, center.y() - turn[1] * deep)
    side = QPointF(turn[1] * half, turn[0] * half)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([back - side, tip, back + side])
    painter.restore()


def tick(painter: QPainter, rect: QRect | QRectF, color: QColor, width: float = 2.0) -> None:
    """Paint a tick that fills *rect*."""
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    places = ((0.2, 0.53), (0.42, 0.74), (0.82, 0.29))
    painter.drawPolyline(
        [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in places]
    )
    painter.restore()


def focus_ring(
    painter: QPainter, rect: QRect | QRectF, tokens: Tokens, *, on_accent: bool = False
) -> None:
    """Paint a focus ring on the edge of *rect*, set off by the surface where that is filled."""
    if on_accent:
        inner = QRectF(rect).adjusted(2, 2, -2, -2)
        rounded_box(painter, inner, fill=None, edge=tokens.surface, width=2, radius=3)
    rounded_box(painter, rect, fill=None, edge=tokens.accent, width=2)


def arrow_color(option: QStyleOption, tokens: Tokens) -> QColor:
    """Return the colour of a chevron."""
    return tokens.text_2 if option.state & _State.State_Enabled else tokens.line_strong
