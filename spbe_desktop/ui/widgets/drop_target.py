"""Shows where files will go while they are dragged over a widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.painted import Center, draw_text, text_height, text_width


class DropTarget(QWidget):
    """A tinted frame over the place that will take the files, with a line that names it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the frame says."""
        return self._text

    def point_at(self, rect: QRect, text: str) -> None:
        """Frame *rect*, in the parent's coordinates, and say *text*."""
        self._text = text
        self.setGeometry(rect)
        self.raise_()
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        veil = QColor(tokens.tint)
        veil.setAlpha(190)
        rounded_box(
            painter, self.rect(), fill=veil, edge=tokens.accent, radius=CARD_RADIUS, width=2
        )
        font = self._theme.font("body", bold=True)
        width = min(text_width(font, self._text) + px(24), self.width() - 8)
        height = min(text_height(font) + px(8), self.height() - 4)
        box = QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        rounded_box(painter, box, fill=tokens.accent, edge=None)
        draw_text(painter, box.adjusted(4, 0, -4, 0), self._text, font, tokens.on_accent, Center)
        painter.end()


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files that are being dragged or pasted; none if they are not on this disk."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def folder_in(mime: QMimeData) -> Path | None:
    """Return the one folder that is being dragged; none if it is anything else."""
    paths = files_in(mime)
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None
