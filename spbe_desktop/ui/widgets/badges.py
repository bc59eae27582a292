"""Levels and predicates: a digit or pips with a word, on the colour of their step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Center, Left, Painted, draw_text, text_width

UNANSWERED = "–"

_REST_ALPHA = 0.28
"""How much is left of the colour in the pips that are not reached."""


def paint_level_badge(
    painter: QPainter,
    rect: QRect,
    text: str,
    rank: int | None,
    ranks: int,
    theme: Theme,
) -> None:
    """Paint level *text* on the colour of step *rank*; *rank* none means unanswered."""
    tokens = theme.tokens
    font = theme.font("small", bold=True)
    painter.save()
    if rank is None:
        rounded_box(painter, rect, fill=tokens.surface, edge=tokens.control, dashed=True)
        draw_text(painter, rect, UNANSWERED, font, tokens.text_3, Center)
    else:
        step = theme.ramp_step(rank, ranks)
        rounded_box(painter, rect, fill=step.fill, edge=step.edge)
        draw_text(painter, rect, text, font, step.on_fill, Center)
    painter.restore()


def paint_pips(
    painter: QPainter, rect: QRect, rank: int, ranks: int, color: QColor, theme: Theme
) -> None:
    """Paint *ranks* rising bars, *rank* of them full, standing on the bottom of *rect*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rest = QColor(color)
    rest.setAlphaF(_REST_ALPHA)
    scale = theme.text_scale
    rise = 8 / max(1, ranks - 1)
    for place in range(ranks):
        height = (4 + rise * place) * scale
        bar = QRectF(rect.x() + 4 * scale * place, rect.bottom() + 1 - height, 3 * scale, height)
        painter.fillRect(bar, color if place < rank else rest)
    painter.restore()


def pips_size(ranks: int, theme: Theme) -> QSize:
    """Return the room that *ranks* pips take."""
    return QSize(theme.px(4 * ranks - 1), theme.px(12))


def paint_predicate_tag(  # noqa: PLR0913 - a delegate calls it with all it has
    painter: QPainter,
    rect: QRect,
    word: str,
    rank: int,
    ranks: int,
    theme: Theme,
    *,
    large: bool = False,
) -> None:
    """Paint predicate *word* with its pips on the colour of step *rank*."""
    step = theme.ramp_step(rank, ranks)
    pips = pips_size(ranks, theme)
    padding = theme.px(8)
    rounded_box(painter, rect, fill=step.fill, edge=step.edge)
    top = rect.y() + (rect.height() - pips.height()) // 2
    place = QRect(rect.x() + padding, top, pips.width(), pips.height())
    paint_pips(painter, place, rank, ranks, step.on_fill, theme)
    left = place.right() + theme.px(7)
    words = QRect(left, rect.y(), rect.right() - left - padding // 2, rect.height())
    font = theme.font("section" if large else "body", bold=True)
    painter.save()
    draw_text(painter, words, word, font, step.on_fill, Left)
    painter.restore()


def predicate_tag_size(word: str, ranks: int, theme: Theme, *, large: bool = False) -> QSize:
    """Return the room that the tag of *word* takes."""
    font = theme.font("section" if large else "body", bold=True)
    width = pips_size(ranks, theme).width() + text_width(font, word) + theme.px(24)
    return QSize(width, theme.px(26 if large else 22))


class LevelBadge(Painted):
    """The level of one indicator; a *small* one fits into a line of small text."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(theme, parent)
        self._side = 18 if small else 24
        self._text = ""
        self._rank: int | None = None
        self._ranks = 5
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level("", None)

    def set_level(self, text: str, rank: int | None, ranks: int = 5) -> None:
        """Show *text* on step *rank* of *ranks*; *rank* none means unanswered."""
        self._text, self._rank, self._ranks = text, rank, ranks
        self.setAccessibleName("Belum diisi" if rank is None else f"Tingkat {text}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(self._side)
        wide = text_width(self._theme.font("small", bold=True), self._text) + self._theme.px(10)
        return QSize(max(side, wide), side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level_badge(painter, self.rect(), self._text, self._rank, self._ranks, self._theme)
        painter.end()


class PredicateTag(Painted):
    """The predicate of an index, as a word with pips."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(theme, parent)
        self._word = ""
        self._rank = 1
        self._ranks = 5
        self._large = large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_predicate(self, word: str, rank: int, ranks: int = 5) -> None:
        """Show *word* on step *rank* of *ranks*."""
        self._word, self._rank, self._ranks = word, rank, ranks
        self.setAccessibleName(f"Predikat {word}, {rank} dari {ranks}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return predicate_tag_size(self._word, self._ranks, self._theme, large=self._large)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_predicate_tag(
            painter,
            self.rect(),
            self._word,
            self._rank,
            self._ranks,
            self._theme,
            large=self._large,
        )
        painter.end()


class Pips(Painted):
    """The pips alone, in the colour of the text beside them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rank = 0
        self._ranks = 5
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_rank(self, rank: int, ranks: int = 5) -> None:
        """Fill *rank* of *ranks* pips."""
        self._rank, self._ranks = rank, ranks
        self.setAccessibleName(f"{rank} dari {ranks}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pips_size(self._ranks, self._theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self._theme.tokens.text
        paint_pips(painter, self.rect(), self._rank, self._ranks, color, self._theme)
        painter.end()
