"""One scale with this year's value, last year's, the target and the assessors' on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.markers import MarkerKind, paint_marker
from spbe_desktop.ui.widgets.painted import Center, Painted, draw_text, text_width

_TRACK, _MARKER, _MARGIN = 4, 11, 24


@dataclass(frozen=True, slots=True)
class Marker:
    """One value on the scale: *name* and *text* are what is said of it, "Target" and "4"."""

    kind: MarkerKind
    name: str
    value: Decimal
    text: str


class ComparisonBar(Painted):
    """Places up to four markers on the scale of an indicator."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._low, self._high = Decimal(1), Decimal(5)
        self._markers: tuple[Marker, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_scale(self, low: Decimal, high: Decimal) -> None:
        """Let the scale run from *low* to *high*; whole numbers are written below it."""
        self._low, self._high = low, high
        self.update()

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Show *markers*; those of equal value share one label."""
        self._markers = tuple(markers)
        spoken = "; ".join(label for _, label in self.labels())
        self.setAccessibleName(spoken or "Belum ada nilai")
        self.setToolTip(spoken)
        self.update()

    def labels(self) -> list[tuple[Decimal, str]]:
        """Return the words above the scale by value, such as "Tahun lalu dan target 3"."""
        names: dict[Decimal, list[Marker]] = {}
        for marker in self._markers:
            names.setdefault(marker.value, []).append(marker)
        return [
            (value, f"{_joined([m.name for m in group])} {group[0].text}")
            for value, group in sorted(names.items())
        ]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_track(painter)
        self._paint_labels(painter)
        size = self._theme.px(_MARKER)
        met = {marker.value for marker in self._markers if marker.kind != "target"}
        for marker in sorted(self._markers, key=_depth):
            place = QPointF(self._x(marker.value), self._middle())
            # A target that is reached frames the value instead of hiding behind it.
            room = self._theme.px(5) if marker.kind == "target" and marker.value in met else 0
            paint_marker(painter, marker.kind, place, size + room, self._theme.tokens)
        painter.end()

    def _x(self, value: Decimal) -> float:
        margin = self._theme.px(_MARGIN)
        share = (value - self._low) / (self._high - self._low)
        return margin + float(share) * (self.width() - 2 * margin)

    def _middle(self) -> float:
        return float(self._theme.px(22))

    def _paint_track(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        left, right, high = self._x(self._low), self._x(self._high), px(_TRACK)
        track = QRectF(left, self._middle() - high / 2, right - left, high)
        rounded_box(painter, track, fill=tokens.line, edge=None, radius=high / 2)
        current = [m.value for m in self._markers if m.kind == "current"]
        if current:
            track.setRight(self._x(current[0]))
            rounded_box(painter, track, fill=tokens.accent, edge=None, radius=high / 2)
        font = self._theme.font("caption")
        for number in range(int(self._low), int(self._high) + 1):
            x = self._x(Decimal(number))
            tick = QRectF(x - 1, self._middle() - px(4), 2, px(8))
            painter.fillRect(tick, tokens.line_strong)
            words = QRectF(x - px(20), self._middle() + px(5), px(40), px(14))
            draw_text(painter, words, str(number), font, tokens.text_2, Center)

    def _paint_labels(self, painter: QPainter) -> None:
        font, px = self._theme.font("caption"), self._theme.px
        edge = 0.0
        labels = self.labels()
        widths = [text_width(font, words) + 2 for _, words in labels]
        for place, (value, words) in enumerate(labels):
            # What follows still has to fit to the right of this one.
            rest = sum(widths[place:]) + px(8) * (len(labels) - place - 1)
            left = self._x(value) - widths[place] / 2
            left = max(edge, min(left, self.width() - rest))
            box = QRectF(left, 0, widths[place], px(15))
            draw_text(painter, box, words, font, self._theme.tokens.text_2, Center)
            edge = left + widths[place] + px(8)


def _depth(marker: Marker) -> int:
    """Order markers from the back to the front: the current value lies on top."""
    return ("target", "earlier", "last_year", "assessor", "current").index(marker.kind)


def _joined(names: Sequence[str]) -> str:
    first, *others = names
    lowered = [first, *(name[:1].lower() + name[1:] for name in others)]
    if len(lowered) < 3:
        return " dan ".join(lowered)
    return f"{', '.join(lowered[:-1])}, dan {lowered[-1]}"
