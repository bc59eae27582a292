"""One bar for each aspect: its index, last year's as a tick, and how much is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.badges import UNANSWERED
from spbe_desktop.ui.widgets.painted import Center, Left, Painted, Right, draw_text, text_width

_ROW, _BAR, _AXIS = 30, 12, 22

EMPTY = "belum diisi"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row; *value* is none while nothing is filled in, *last_year* if there is none."""

    title: str
    value: Fraction | None
    value_text: str
    last_year: Fraction | None
    note: str


class GroupBars(Painted):
    """Draws rows of bars on one scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._bars: tuple[Bar, ...] = ()
        self._low, self._high = 1, 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_bars(self, bars: Sequence[Bar], low: int, high: int) -> None:
        """Show *bars* on a scale from *low* to *high*."""
        self._bars, self._low, self._high = tuple(bars), low, high
        told = [f"{bar.title} {bar.value_text}, {bar.note}" for bar in bars]
        self.setAccessibleName("Indeks per aspek")
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(520), px(_ROW) * len(self._bars) + px(_AXIS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(340), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._bars:
            content = BarsContent(self._bars, self._low, self._high)
            paint_group_bars(painter, QRectF(self.rect()), content, self._theme)
        painter.end()


@dataclass(frozen=True, slots=True)
class BarsContent:
    """The rows and the ends of their scale."""

    bars: tuple[Bar, ...]
    low: int
    high: int


def paint_group_bars(painter: QPainter, rect: QRectF, content: BarsContent, theme: Theme) -> None:
    """Paint *content* over the width of *rect*, from its top, and the axis below."""
    body, px = theme.font("small"), theme.px
    titles = max(text_width(body, bar.title) for bar in content.bars) + px(16)
    titles = min(titles, int(rect.width() * 0.36))
    notes = max(text_width(theme.font("caption"), bar.note) for bar in content.bars) + px(4)
    values = px(46)
    left = rect.x() + titles
    track = QRectF(left, 0, rect.width() - titles - values - notes, px(_BAR))
    for place, bar in enumerate(content.bars):
        top = rect.y() + place * px(_ROW)
        row = QRectF(rect.x(), top, rect.width(), px(_ROW))
        track.moveTop(top + (px(_ROW) - px(_BAR)) / 2)
        name = QRectF(row.x(), top, titles - px(10), px(_ROW))
        draw_text(painter, name, bar.title, body, theme.tokens.text, Left)
        _paint_bar(painter, track, bar, content, theme)
        figure = QRectF(track.right(), top, values - px(8), px(_ROW))
        empty = bar.value is None
        text = UNANSWERED if empty else bar.value_text
        draw_text(painter, figure, text, theme.font("small", bold=True), theme.tokens.text, Right)
        note = QRectF(row.right() - notes, top, notes, px(_ROW))
        draw_text(painter, note, bar.note, theme.font("caption"), theme.tokens.text_2, Right)
    _paint_axis(painter, track, rect.y() + len(content.bars) * px(_ROW), content, theme)


def _paint_bar(
    painter: QPainter, track: QRectF, bar: Bar, content: BarsContent, theme: Theme
) -> None:
    tokens, px = theme.tokens, theme.px
    if bar.value is None:
        empty = track.adjusted(0, -px(2), 0, px(2))
        rounded_box(
            painter, empty, fill=tokens.surface, edge=tokens.control, radius=3, dashed=True
        )
        words = track.adjusted(px(8), 0, 0, 0)
        font = theme.font("label")
        if bar.last_year is not None:
            mark = track.x() + _share(bar.last_year, content) * track.width()
            if mark < words.x() + text_width(font, EMPTY):
                words.setLeft(mark + px(8))
        draw_text(painter, words, EMPTY, font, tokens.text_2, Left)
    else:
        rounded_box(painter, track, fill=tokens.sunken, edge=None, radius=2)
        for number in range(content.low + 1, content.high):
            x = track.x() + _share(Fraction(number), content) * track.width()
            painter.fillRect(QRectF(x - 1, track.y(), 2, track.height()), tokens.surface)
        filled = QRectF(track)
        # A value at the very bottom of the scale is still a value, and must be seen.
        filled.setWidth(max(3.0, _share(bar.value, content) * track.width()))
        rounded_box(painter, filled, fill=tokens.accent, edge=None, radius=2)
    if bar.last_year is not None:
        x = track.x() + _share(bar.last_year, content) * track.width()
        tick = QRectF(x - 1, track.y() - px(3), 2, track.height() + px(6))
        painter.fillRect(tick.adjusted(-2, 0, 2, 0), tokens.surface)
        painter.fillRect(tick, tokens.text)


def _paint_axis(
    painter: QPainter, track: QRectF, top: float, content: BarsContent, theme: Theme
) -> None:
    px = theme.px
    for number in range(content.low, content.high + 1):
        x = track.x() + _share(Fraction(number), content) * track.width()
        box = QRectF(x - px(10), top, px(20), px(_AXIS) - 2)
        font = theme.font("caption")
        draw_text(painter, box, str(number), font, theme.tokens.text_2, Center)


def _share(value: Fraction, content: BarsContent) -> float:
    inside = min(max(value, Fraction(content.low)), Fraction(content.high))
    return float((inside - content.low) / (content.high - content.low))


class BarsLegend(Painted):
    """Names the two years of the bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._year, self._last_year = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_years(self, year: str, last_year: str) -> None:
        """Name the bars *year* and the ticks *last_year*; the latter may be empty."""
        self._year, self._last_year = year, last_year
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px, font = self._theme.px, self._theme.font("caption")
        width = px(15) + text_width(font, self._year)
        if self._last_year:
            width += px(22) + text_width(font, self._last_year)
        return QSize(width + 2, px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        font, high = theme.font("caption"), self.height()
        box = QRectF(0, (high - px(10)) / 2, px(10), px(10))
        rounded_box(painter, box, fill=tokens.accent, edge=None, radius=2)
        width = text_width(font, self._year) + 2
        draw_text(painter, QRectF(px(15), 0, width, high), self._year, font, tokens.text_2)
        if self._last_year:
            x = px(15) + width + px(14)
            painter.fillRect(QRectF(x, (high - px(14)) / 2, 2, px(14)), tokens.text)
            rest = QRectF(x + px(6), 0, self.width() - x, high)
            draw_text(painter, rest, self._last_year, font, tokens.text_2)
        painter.end()
