"""A page on the ground of the preview, with an edge; drawn anew only when it must be."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Center, Painted, draw_text

MARGIN = 12
"""Pixels around the page."""

_A4 = 297 / 210


class Paper(Painted):
    """Shows one picture at a given width; an older one is stretched until the sharp one is there.

    Pictures are in pixels of the screen, widths in those of the window.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._image: QImage | None = None
        self._width = 0
        self._waiting = ""

    @property
    def image(self) -> QImage | None:
        """Return the picture that is shown."""
        return self._image

    @property
    def waiting(self) -> str:
        """Return what is said in place of a picture that takes its time."""
        return self._waiting

    def show_image(self, image: QImage | None) -> None:
        """Show *image*, or an empty sheet."""
        self._image = image
        self._waiting = ""
        self._fit()

    def show_width(self, width: int) -> None:
        """Let the page be *width* wide."""
        if width != self._width:
            self._width = width
            self._fit()

    def say_waiting(self, text: str) -> None:
        """Say that the page takes its time."""
        self._waiting = text
        self.update()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _page_height(self) -> int:
        if self._image is None:
            return round(self._width * _A4)
        return max(1, round(self._width * self._image.height() / self._image.width()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width + 2 * MARGIN, self._page_height() + 2 * MARGIN)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        page = QRect(MARGIN, MARGIN, self._width, self._page_height())
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image)
        elif self._waiting:
            painter.fillRect(page, tokens.surface)
        if self._waiting:
            line = QRect(page.left(), page.top() + self._theme.px(24), page.width(), 40)
            draw_text(
                painter, line, self._waiting, self._theme.font("body"), tokens.text_3, Center
            )
        if self._image is not None or self._waiting:
            painter.setPen(tokens.line_strong)
            painter.drawRect(page.adjusted(-1, -1, 0, 0))
        painter.end()
