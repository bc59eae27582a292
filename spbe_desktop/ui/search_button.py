"""The way to the palette: words and its key where there is room, else an icon."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text, text_width

_WORDS, _KEY = "Cari indikator atau perintah", "Ctrl+K"


class SearchButton(PaintedButton):
    """Looks like a search field, and asks for the palette when it is pressed."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._short = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_WORDS)
        self.setToolTip(f"{_WORDS} ({_KEY})")

    def set_short(self, short: bool) -> None:
        """Show the icon alone if *short*."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    @property
    def full_width(self) -> int:
        """The width with the words and the key."""
        px, theme = self._theme.px, self._theme
        words = text_width(theme.font("small"), _WORDS)
        return px(10) + px(16) + px(8) + words + px(10) + self._key_width() + px(8)

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(34) if self._short else self.full_width, px(28))

    def _key_width(self) -> int:
        return text_width(self._theme.font("caption"), _KEY) + self._theme.px(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, theme, tokens, rect = self._theme.px, self._theme, self._theme.tokens, self.rect()
        if self.underMouse():
            rounded_box(painter, rect, fill=tokens.hover, edge=None)
        left = (rect.width() - px(16)) // 2 if self._short else px(10)
        icon = QRect(left, (rect.height() - px(16)) // 2, px(16), px(16))
        self._icons.paint(painter, icon, "search", "text_2")
        if not self._short:
            words = QRect(icon.right() + px(8), 0, rect.width(), rect.height())
            draw_text(painter, words, _WORDS, theme.font("small"), tokens.text_2)
            height = px(17)
            right = rect.right() - px(8) - self._key_width() + 1
            key = QRect(right, (rect.height() - height) // 2, self._key_width(), height)
            rounded_box(painter, key, fill=tokens.window, edge=tokens.line_strong, radius=3)
            draw_text(painter, key, _KEY, theme.font("caption"), tokens.text_2, Center)
        if self.hasFocus():
            focus_ring(painter, rect, tokens)
        painter.end()
