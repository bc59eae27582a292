"""What the header says of an assessment: its index, and how much of it is filled in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.badges import (
    UNANSWERED,
    paint_predicate_tag,
    predicate_tag_size,
)
from spbe_desktop.ui.widgets.painted import (
    Left,
    Painted,
    PaintedButton,
    draw_text,
    text_height,
    text_width,
)


class IndexFigure(PaintedButton):
    """The index and its predicate; pressing it asks why it is so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._value = UNANSWERED
        self._word = ""
        self._rank = 0
        self._ranks = 5
        self._caption = "Indeks"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Indeks belum ada")

    def set_index(self, value: str, word: str, rank: int, ranks: int = 5) -> None:
        """Show *value* with predicate *word*; an empty *word* means that there is no index."""
        self._value = value if word else UNANSWERED
        self._word, self._rank, self._ranks = word, rank, ranks
        told = f"Indeks {value}, predikat {word}" if word else "Indeks belum ada"
        self.setAccessibleName(told)
        self.setToolTip(f"Mengapa {value}?" if word else "")
        self.updateGeometry()
        self.update()

    def set_caption(self, caption: str) -> None:
        """Show *caption* before the value; nothing where room is short."""
        self._caption = caption
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._value_left() + self._value_width() + self._tag_room(), self._height())

    def _height(self) -> int:
        return self._theme.px(32)

    def _value_left(self) -> int:
        if not self._caption:
            return self._theme.px(4)
        width = text_width(self._theme.font("body"), self._caption)
        return self._theme.px(4) + width + self._theme.px(8)

    def _value_width(self) -> int:
        return text_width(self._theme.font("figure"), self._value)

    def _tag_room(self) -> int:
        if not self._word:
            return self._theme.px(4)
        size = predicate_tag_size(self._word, self._ranks, self._theme)
        return self._theme.px(12) + size.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens, rect = self._theme, self._theme.tokens, self.rect()
        if self.underMouse():
            rounded_box(painter, rect, fill=tokens.hover, edge=None)
        left = self._value_left()
        caption = QRect(theme.px(4), 0, left, rect.height())
        if self._caption:
            draw_text(painter, caption, self._caption, theme.font("body"), tokens.text_2, Left)
        value = QRect(left, 0, self._value_width() + 2, rect.height())
        draw_text(painter, value, self._value, theme.font("figure"), tokens.text, Left)
        if self._word:
            size = predicate_tag_size(self._word, self._ranks, theme)
            top = (rect.height() - size.height()) // 2
            tag = QRect(rect.right() - theme.px(4) - size.width() + 1, top, *size.toTuple())
            paint_predicate_tag(painter, tag, self._word, self._rank, self._ranks, theme)
        if self.hasFocus():
            focus_ring(painter, rect, tokens)
        painter.end()


class CoverageBar(Painted):
    """How many indicators are filled in, as words and as a bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._done = 0
        self._total = 0
        self._word = "terisi"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_coverage(self, done: int, total: int, word: str = "terisi") -> None:
        """Show that *done* of *total* indicators are *word*."""
        self._done, self._total, self._word = done, total, word
        self.setAccessibleName(f"{done} dari {total} indikator {word}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        bold, plain = self._theme.font("small", bold=True), self._theme.font("small")
        words = text_width(bold, self._count()) + text_width(plain, f" {self._word}")
        return QSize(max(self._theme.px(86), words + 2), self._theme.px(28))

    def _count(self) -> str:
        return f"{self._done}/{self._total}"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens = self._theme, self._theme.tokens
        bold, plain = theme.font("small", bold=True), theme.font("small")
        count = text_width(bold, self._count())
        line = text_height(bold)
        top = (self.height() - line - theme.px(6)) // 2
        draw_text(painter, QRect(0, top, count + 2, line), self._count(), bold, tokens.text)
        words = QRect(count, top, self.width() - count, line)
        draw_text(painter, words, f" {self._word}", plain, tokens.text)
        track = QRectF(0, top + line + theme.px(2), self.width(), theme.px(4))
        radius = track.height() / 2
        rounded_box(painter, track, fill=tokens.sunken, edge=None, radius=radius)
        if self._done and self._total:
            track.setWidth(max(track.height(), track.width() * self._done / self._total))
            rounded_box(painter, track, fill=tokens.accent, edge=None, radius=radius)
        painter.end()
