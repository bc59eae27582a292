"""The place where a folder is dropped, or chosen when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text


class FolderZone(PaintedButton):
    """A dashed box; the dialog itself takes what is dropped."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self.setText("Seret folder ke sini")
        self.setAccessibleName("Seret folder ke sini, atau pilih folder")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(140))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        rounded_box(
            painter,
            self.rect(),
            fill=tokens.hover if self.underMouse() else None,
            edge=tokens.control,
            radius=CARD_RADIUS,
            width=1.5,
            dashed=True,
        )
        width, middle = self.width(), self.height() // 2
        picture = QRect((width - px(24)) // 2, middle - px(38), px(24), px(24))
        self._icons.paint(painter, picture, "folder-open", "accent")
        first = QRect(0, middle - px(6), width, px(20))
        second = QRect(0, middle + px(14), width, px(18))
        draw_text(
            painter, first, self.text(), self._theme.font("body", bold=True), tokens.text, Center
        )
        told = "atau tekan untuk memilih. Subfoldernya ikut dibaca."
        draw_text(painter, second, told, self._theme.font("small"), tokens.text_2, Center)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
