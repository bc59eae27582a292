"""The icons: one family of outlines, drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from spbe_desktop.ui.theme import Theme

_SMALL = 14
"""Up to this size a tick needs a heavier stroke to be seen."""


class Icons:
    """Draws the icons in *folder* with the colours of *theme*.

    A colour is the name of a token, such as "text_2" or "accent".
    """

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._theme = theme
        self._source = cache(_Sources(folder).read)
        self._drawn: dict[tuple[str, int, int, int], QPixmap] = {}

    def icon(self, name: str, color: str = "text_2") -> QIcon:
        """Return icon *name*; it follows the theme, and is drawn when first shown."""
        return QIcon(_Engine(self, name, color))

    def pixmap(self, name: str, size: int, color: str = "text_2", ratio: float = 1.0) -> QPixmap:
        """Return icon *name*, *size* logical pixels wide, for a screen of pixel *ratio*."""
        ink = self._theme.tokens.color(color)
        return self.drawn(name, QSize(size, size), ink, ratio)

    def paint(self, painter: QPainter, rect: QRect, name: str, color: str = "text_2") -> None:
        """Paint icon *name* in the middle of *rect*."""
        self.paint_with(painter, rect, name, self._theme.tokens.color(color))

    def paint_with(self, painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
        """Paint icon *name* in the middle of *rect*, with a colour that is no token."""
        side = min(rect.width(), rect.height())
        place = QPoint(
            rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2
        )
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place, self.drawn(name, QSize(side, side), ink, ratio))

    def token_ink(self, color: str, mode: QIcon.Mode) -> QColor:
        """Return the colour that an icon of *color* has in *mode*."""
        disabled = mode == QIcon.Mode.Disabled
        return self._theme.tokens.text_3 if disabled else self._theme.tokens.color(color)

    def drawn(self, name: str, size: QSize, ink: QColor, ratio: float) -> QPixmap:
        """Return icon *name* drawn in *ink*; from memory when it was drawn before."""
        side = min(size.width(), size.height())
        key = (name, side, ink.rgba(), round(ratio * 100))
        if key not in self._drawn:
            self._drawn[key] = _draw(self._source(name), name, side, ink, ratio)
        return self._drawn[key]


class _Sources:
    """Reads the files of the icons."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str:
        """Return the SVG of icon *name*."""
        return (self._folder / f"{name}.svg").read_text(encoding="utf-8")


class _Engine(QIconEngine):
    """Lets a QIcon be drawn in the colours of the moment, at any size."""

    def __init__(self, icons: Icons, name: str, color: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._color = color

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = self._icons.token_ink(self._color, mode)
        self._icons.paint_with(painter, rect, self._name, ink)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Since Qt 6.8 *size* is in logical pixels, and the answer has *scale* times as many.
        ink = self._icons.token_ink(self._color, mode)
        return self._icons.drawn(self._name, size, ink, scale)

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._color)


def _draw(source: str, name: str, side: int, ink: QColor, ratio: float) -> QPixmap:
    # Imported here because the library takes longer to load than all icons to draw.
    from PySide6.QtSvg import QSvgRenderer

    stroke = "2.2" if name == "check" and side <= _SMALL else "1.7"
    svg = source.replace("currentColor", ink.name()).replace(
        'stroke-width="2"', f'stroke-width="{stroke}"'
    )
    pixels = max(1, round(side * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(0, 0, pixels / ratio, pixels / ratio))
    painter.end()
    return pixmap
