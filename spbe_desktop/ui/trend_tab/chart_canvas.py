"""The trend chart on the screen: drawn once by matplotlib, then kept as an image.

This module imports matplotlib; whoever shows the chart imports it when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from spbe_desktop.charts.picture import POINTS_PER_INCH, add_axes
from spbe_desktop.charts.series import Mark
from spbe_desktop.charts.trend_chart import draw_trend
from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring
from spbe_desktop.ui.trend_tab.chart_look import chart_style
from spbe_desktop.ui.trend_tab.sentences import point_facts, summary

_NEAR = 14
"""How close, in logical pixels, the mouse must come to a figure."""

_REST_MS = 60
"""While the window is being resized the old image is stretched; after this rest it is redrawn."""


class ChartCanvas(QWidget):
    """Shows a trend, and the facts of a figure under the mouse or chosen with the arrow keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trend: Trend | None = None
        self._groups: tuple[str, ...] = ()
        self._image: QImage | None = None
        self._ratio = 1.0
        self._stale = True
        self._marks: tuple[tuple[Mark, QPointF], ...] = ()
        self._current: int | None = None
        self._rest = QTimer(self)
        self._build()
        self._connect()

    def show_trend(self, trend: Trend, groups: Sequence[str] = ()) -> None:
        """Show *trend*, with the lines of *groups*."""
        self._trend = trend
        self._groups = tuple(groups)
        self._current = None
        self.setAccessibleDescription(summary(trend))
        self._redraw()

    @property
    def marks(self) -> tuple[tuple[Mark, QPointF], ...]:
        """The figures on the chart, with their places."""
        return self._marks

    @property
    def current_mark(self) -> Mark | None:
        """The figure that the mouse or the keys point at."""
        return None if self._current is None else self._marks[self._current][0]

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._redraw()

    def _build(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Grafik tren; panah kiri dan kanan membacakan tiap angka")
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)

    def _connect(self) -> None:
        self._theme.changed.connect(self._on_theme_changed)
        self._rest.timeout.connect(self._redraw)

    def _redraw(self) -> None:
        self._stale = True
        self.update()

    def _render(self, trend: Trend) -> None:
        """Draw the chart in the pixels of this screen, and remember where its figures are."""
        ratio = self.devicePixelRatioF()
        style = chart_style(self._theme)
        width, height = self.width(), self.height()
        figure = Figure(
            (width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=POINTS_PER_INCH * ratio
        )
        figure.set_facecolor(style.surface)
        canvas = FigureCanvasAgg(figure)
        axes = add_axes(figure, trend, style)
        marks = draw_trend(axes, trend, style, self._groups)
        canvas.draw()  # type: ignore[no-untyped-call] # matplotlib leaves its backends untyped
        columns, rows = canvas.get_width_height()
        # The copy outlives matplotlib's buffer.
        self._image = QImage(
            canvas.buffer_rgba(),  # type: ignore[no-untyped-call] # as above
            columns,
            rows,
            QImage.Format.Format_RGBA8888,
        ).copy()
        self._image.setDevicePixelRatio(ratio)
        self._marks = tuple(
            (mark, QPointF(x / ratio, height - y / ratio))
            for mark in sorted(marks, key=lambda mark: (mark.x, -mark.y))
            for x, y in [axes.transData.transform((mark.x, mark.y))]
        )
        self._ratio = ratio
        self._stale = False

    def _point_at(self, place: QPointF) -> int | None:
        distances = [
            (hypot(at.x() - place.x(), at.y() - place.y()), number)
            for number, (_, at) in enumerate(self._marks)
        ]
        nearest = min(distances, default=(_NEAR + 1.0, 0))
        return nearest[1] if nearest[0] <= _NEAR else None

    def _choose(self, number: int | None) -> None:
        if number == self._current:
            return
        self._current = number
        self.update()
        if number is None or self._trend is None:
            QToolTip.hideText()
            return
        mark, at = self._marks[number]
        facts = point_facts(mark.point, self._trend, mark.group)
        place = self.mapToGlobal(at.toPoint() + QPoint(10, 10))
        QToolTip.showText(place, facts, self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self._theme.px(240))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(170))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._image is None:
            self._stale = True
        else:
            self._rest.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._trend is None or self.width() < 2 or self.height() < 2:
            return
        if self._stale or self._ratio != self.devicePixelRatioF():
            self._render(self._trend)
        painter = QPainter(self)
        if self._image is not None and self._rest.isActive():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        elif self._image is not None:
            # Pixel for pixel: at 150 % stretching by half a pixel would blur the letters.
            painter.drawImage(QPoint(0, 0), self._image)
        if self._current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.drawEllipse(self._marks[self._current][1], 10, 10)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(3, 3, -3, -3), self._theme.tokens)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._point_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._choose(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._choose(None)
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._marks) - 1
        current = -1 if self._current is None else self._current
        steps = {
            Qt.Key.Key_Right: min(current + 1, last),
            Qt.Key.Key_Left: max(current - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        number = steps.get(Qt.Key(event.key()))
        if number is None or last < 0:
            super().keyPressEvent(event)
            return
        self._choose(number)
