"""The legend of the chart, in one line beside its heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.charts.legend import LegendEntry
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Painted, draw_text, text_width

_SAMPLE = 26
_GAP = 14


class LegendLine(Painted):
    """Paints each entry as a short line with its marker, then the label."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show *entries* in their order."""
        self._entries = tuple(entries)
        self.setAccessibleName("Keterangan: " + ", ".join(entry.label for entry in entries))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = sum(self._width_of(entry) for entry in self._entries)
        return QSize(width, self._theme.px(20))

    def _width_of(self, entry: LegendEntry) -> int:
        words = text_width(self._theme.font("caption"), entry.label)
        return self._theme.px(_SAMPLE + 5 + _GAP) + words

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, font = self._theme.px, self._theme.font("caption")
        left = 0
        for entry in self._entries:
            sample = QRectF(left, 0, px(_SAMPLE), self.height())
            self._paint_sample(painter, sample, entry)
            words = QRectF(sample.right() + px(5), 0, self._width_of(entry), self.height())
            draw_text(painter, words, entry.label, font, self._theme.tokens.text_2)
            left += self._width_of(entry)
        painter.end()

    def _paint_sample(self, painter: QPainter, place: QRectF, entry: LegendEntry) -> None:
        color, middle = QColor(entry.color), place.center()
        if entry.line:
            pen = QPen(color, 2 if entry.marker else 1.6)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if entry.dashed:
                pen.setDashPattern([4, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(place.left(), middle.y()), QPointF(place.right(), middle.y()))
        surface = self._theme.tokens.surface
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(color if entry.filled else surface)
        size = self._theme.px(4)
        if entry.marker == "o":
            painter.drawEllipse(middle, size, size)
        elif entry.marker:
            painter.drawPolygon(_outline(entry.marker, middle, size))


def _outline(marker: str, middle: QPointF, size: float) -> QPolygonF:
    corners = {
        "s": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "D": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
        "^": ((0, -1.1), (1.1, 1), (-1.1, 1)),
        "v": ((0, 1.1), (1.1, -1), (-1.1, -1)),
    }[marker]
    return QPolygonF([middle + QPointF(x * size, y * size) for x, y in corners])
