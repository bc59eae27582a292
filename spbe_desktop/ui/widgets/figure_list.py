"""A short list of figures: a name over a note, a value, and something to hold it against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Painted, Right, draw_text, text_width

_ROW, _GAP = 54, 14


@dataclass(frozen=True, slots=True)
class Figure:
    """One row; *aside* may be empty."""

    title: str
    note: str
    value: str
    aside: str


class FigureList(Painted):
    """Paints the rows below one another, separated by lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show *figures*."""
        self._figures = tuple(figures)
        told = "; ".join(f"{f.title} {f.value} {f.aside}".strip() for f in figures)
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(_ROW) * len(self._figures))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        asides = [text_width(theme.font("caption"), figure.aside) for figure in self._figures]
        aside = max(asides, default=0) + (px(_GAP) if any(asides) else 0)
        for place, figure in enumerate(self._figures):
            row = QRect(0, px(_ROW) * place, self.width(), px(_ROW))
            self._paint_row(painter, row, figure, aside)
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRect, figure: Figure, aside: int) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        painter.fillRect(row.x(), row.y(), row.width(), 1, tokens.line)
        words = row.width() - aside - px(70)
        title = QRect(row.x(), row.y() + px(9), words, px(18))
        draw_text(painter, title, figure.title, theme.font("body", bold=True), tokens.text)
        note = QRect(row.x(), row.y() + px(28), words, px(16))
        draw_text(painter, note, figure.note, theme.font("caption"), tokens.text_2)
        value = row.adjusted(0, 0, -aside, 0)
        draw_text(painter, value, figure.value, theme.font("title"), tokens.text, Right)
        draw_text(painter, row, figure.aside, theme.font("caption"), tokens.text_2, Right)
