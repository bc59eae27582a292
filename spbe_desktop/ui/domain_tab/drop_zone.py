"""The place in the evidence panel where files are dropped, or chosen when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text


class DropZone(PaintedButton):
    """A dashed box; the tab itself takes what is dropped."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self.setText("Jatuhkan berkas di sini")
        self.setAccessibleName("Jatuhkan berkas di sini, atau pilih berkas")
        self.setToolTip("Pilih berkas")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(75))

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
        width = self.width()
        picture = QRect((width - px(18)) // 2, px(12), px(18), px(18))
        self._icons.paint(painter, picture, "download", "accent")
        first, second = QRect(0, px(31), width, px(18)), QRect(0, px(48), width, px(17))
        draw_text(painter, first, self.text(), self._theme.font("body"), tokens.text_2, Center)
        small = self._theme.font("small")
        draw_text(
            painter, second, "atau tempel tangkapan layar, Ctrl+V", small, tokens.text_3, Center
        )
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
