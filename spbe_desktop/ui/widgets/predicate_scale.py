"""The predicates as one scale, with where the index stands, and where it should."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.markers import paint_marker
from spbe_desktop.ui.widgets.painted import Center, Left, Painted, draw_text, text_width

_BAR, _MARGIN, _TOP = 17, 12, 34


@dataclass(frozen=True, slots=True)
class Band:
    """One predicate on the scale; *lower_text* is its threshold as it is written."""

    name: str
    lower: Fraction
    lower_text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the scale and the words for it."""

    value: Fraction
    text: str


class PredicateScale(Painted):
    """Bands from weakest to strongest, a pointer, a target, and the value with empties lowest."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bands: tuple[Band, ...] = ()
        self._end = Point(Fraction(5), "")
        self._current: Point | None = None
        self._target: Point | None = None
        self._if_lowest: Point | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bands(self, bands: Sequence[Band], end: Point) -> None:
        """Show *bands* in ascending order; the last one reaches to *end*."""
        self._bands, self._end = tuple(bands), end
        self.update()

    def set_points(
        self, *, current: Point | None, target: Point | None, if_lowest: Point | None
    ) -> None:
        """Show where the index stands; what is none is not shown."""
        self._current, self._target, self._if_lowest = current, target, if_lowest
        told = [point.text for point in (current, target, if_lowest) if point is not None]
        self.setAccessibleName("Kedudukan pada skala predikat: " + "; ".join(told))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), self._theme.px(88))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(88))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._bands:
            paint_predicate_scale(
                painter,
                QRectF(self.rect()),
                ScaleContent(self._bands, self._end, self._current, self._target, self._if_lowest),
                self._theme,
            )
        painter.end()


@dataclass(frozen=True, slots=True)
class ScaleContent:
    """All that stands on a scale."""

    bands: tuple[Band, ...]
    end: Point
    current: Point | None
    target: Point | None
    if_lowest: Point | None


def paint_predicate_scale(
    painter: QPainter, rect: QRectF, content: ScaleContent, theme: Theme
) -> None:
    """Paint *content* over the width of *rect*, from its top."""
    scale = _Scale(painter, rect, content, theme)
    scale.paint_bands()
    scale.paint_points()


class _Scale:
    """Knows where a value lies while one scale is painted."""

    def __init__(
        self, painter: QPainter, rect: QRectF, content: ScaleContent, theme: Theme
    ) -> None:
        self._painter = painter
        self._rect = rect
        self._content = content
        self._theme = theme
        self._bar = rect.y() + theme.px(_TOP)

    def paint_bands(self) -> None:
        """Paint the bands with their names and thresholds."""
        theme, px, painter = self._theme, self._theme.px, self._painter
        content = self._content
        reached = [
            band
            for band in content.bands
            if content.current is not None and content.current.value >= band.lower
        ]
        for place, band in enumerate(content.bands):
            left, right = self._x(band.lower), self._x(self._upper(place))
            step = theme.ramp_step(band.rank, len(content.bands))
            box = QRectF(left + 0.5, self._bar, right - left - 1, px(_BAR))
            rounded_box(painter, box, fill=step.fill, edge=step.edge, radius=3)
            bold = bool(reached) and band is reached[-1]
            name = QRectF(left, self._bar + px(_BAR + 3), right - left, px(17))
            color = theme.tokens.text if bold else theme.tokens.text_2
            draw_text(painter, name, band.name, theme.font("caption", bold=bold), color, Center)
            self._paint_threshold(band.lower_text, left)
        self._paint_threshold(content.end.text, self._x(content.end.value))

    def _paint_threshold(self, text: str, x: float) -> None:
        px = self._theme.px
        box = QRectF(x - px(22), self._bar + px(_BAR + 20), px(44), px(15))
        font = self._theme.font("caption")
        draw_text(self._painter, box, text, font, self._theme.tokens.text_2, Center)

    def paint_points(self) -> None:
        """Paint the pointer, the target and the value if everything else is lowest."""
        content = self._content
        if content.if_lowest is not None:
            self._paint_if_lowest(content.if_lowest)
        if content.target is not None:
            self._paint_target(content.target)
        if content.current is not None:
            self._paint_current(content.current)

    def _paint_current(self, point: Point) -> None:
        px, tokens, painter = self._theme.px, self._theme.tokens, self._painter
        x, tip = self._x(point.value), self._bar - px(2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text)
        side = px(7)
        corners = [QPointF(x, tip), QPointF(x - side, tip - side), QPointF(x + side, tip - side)]
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()
        font = self._theme.font("section")
        width = text_width(font, point.text) + 4
        left = self._clamped(x - width / 2, width)
        box = QRectF(left, self._bar - px(30), width, px(19))
        draw_text(painter, box, point.text, font, tokens.text, Center)

    def _paint_target(self, point: Point) -> None:
        px, tokens, painter = self._theme.px, self._theme.tokens, self._painter
        x, size = self._x(point.value), px(11)
        middle = self._bar - px(9)
        painter.fillRect(QRectF(x - 1, middle, 2, px(_BAR + 12)), tokens.accent)
        paint_marker(painter, "target", QPointF(x, middle), size, tokens)
        font = self._theme.font("caption", bold=True)
        width = text_width(font, point.text) + 4
        left = self._beside_current(x - width / 2, width, x)
        box = QRectF(self._clamped(left, width), self._bar - px(31), width, px(15))
        draw_text(painter, box, point.text, font, tokens.accent, Center)

    def _beside_current(self, left: float, width: float, x: float) -> float:
        """Move a label that would cover the index's own to the side it belongs on."""
        current = self._content.current
        if current is None:
            return left
        font, px = self._theme.font("section"), self._theme.px
        middle, half = self._x(current.value), text_width(font, current.text) / 2 + px(6)
        if x >= middle:
            return max(left, middle + half)
        return min(left, middle - half - width)

    def _paint_if_lowest(self, point: Point) -> None:
        px, tokens, painter = self._theme.px, self._theme.tokens, self._painter
        x, size = self._x(point.value), px(8)
        box = QRectF(x - size / 2, self._bar + (px(_BAR) - size) / 2, size, size)
        painter.save()
        pen = QPen(tokens.text, 1)
        pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        painter.setBrush(tokens.surface)
        painter.drawRect(box)
        painter.restore()
        font = self._theme.font("caption")
        width = text_width(font, point.text) + 4
        left = self._clamped(self._beside_current(x - width / 2, width, x), width)
        place = QRectF(left, self._bar - px(20), width, px(15))
        draw_text(painter, place, point.text, font, tokens.text_2, Left)

    def _x(self, value: Fraction) -> float:
        low, high = self._content.bands[0].lower, self._content.end.value
        margin = self._theme.px(_MARGIN)
        inside = min(max(value, low), high)
        share = float((inside - low) / (high - low))
        return self._rect.x() + margin + share * (self._rect.width() - 2 * margin)

    def _clamped(self, left: float, width: float) -> float:
        return max(self._rect.x(), min(left, self._rect.right() - width))

    def _upper(self, place: int) -> Fraction:
        bands = self._content.bands
        return bands[place + 1].lower if place + 1 < len(bands) else self._content.end.value
