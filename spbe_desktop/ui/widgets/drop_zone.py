"""A place where something is dropped, or chosen when it is pressed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text


@dataclass(frozen=True, slots=True)
class DropInvitation:
    """What a zone says, and how large it is drawn."""

    icon: str
    title: str
    text: str
    spoken: str
    """What a screen reader says."""
    large: bool = False
    """Whether it is the one thing to do on a page, not a foot below others."""


class DropZone(PaintedButton):
    """A dashed box; whoever holds it takes what is dropped."""

    def __init__(self, theme: Theme, icons: Icons, invitation: DropInvitation) -> None:
        super().__init__(theme)
        self._icons = icons
        self._invitation = invitation
        self.setText(invitation.title)
        self.setAccessibleName(invitation.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(140 if self._invitation.large else 75))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(
            painter,
            self.rect(),
            fill=tokens.hover if self.underMouse() else None,
            edge=tokens.control,
            radius=CARD_RADIUS,
            width=1.5,
            dashed=True,
        )
        self._paint_words(painter)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        px, tokens, says = self._theme.px, self._theme.tokens, self._invitation
        width, side = self.width(), px(24 if says.large else 18)
        top = self.height() // 2 - px(38) if says.large else px(12)
        picture = QRect((width - side) // 2, top, side, side)
        first = QRect(0, top + px(32 if says.large else 19), width, px(20 if says.large else 18))
        second = QRect(0, top + px(52 if says.large else 36), width, px(18 if says.large else 17))
        title = self._theme.font("body", bold=says.large)
        inks = (tokens.text, tokens.text_2) if says.large else (tokens.text_2, tokens.text_3)
        self._icons.paint(painter, picture, says.icon, "accent")
        draw_text(painter, first, says.title, title, inks[0], Center)
        draw_text(painter, second, says.text, self._theme.font("small"), inks[1], Center)
