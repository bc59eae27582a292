"""An empty place that says what belongs here; pressing it begins."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Left, PaintedButton, draw_text, text_height

_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


class Invitation(PaintedButton):
    """A box with an icon, a verb and a sentence; dashed where something may be put."""

    def __init__(
        self, theme: Theme, icons: Icons, *, icon: str, title: str, text: str, dashed: bool
    ) -> None:
        super().__init__(theme)
        self._icons = icons
        self._icon = icon
        self._more = text
        self._dashed = dashed
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._words(width).height() + self._theme.px(32)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(72))

    def _words(self, width: int) -> QRect:
        """Return the room of title and sentence, without a place."""
        room = width - self._theme.px(60 + 12)
        metrics = QFontMetrics(self._theme.font("body"))
        text = metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAPPED, self._more)
        return QRect(0, 0, room, text_height(self._theme.font("body", bold=True)) + text.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        fill = tokens.hover if self.underMouse() else None if self._dashed else tokens.surface
        edge = tokens.control if self._dashed else tokens.line
        rounded_box(
            painter,
            self.rect(),
            fill=fill,
            edge=edge,
            radius=CARD_RADIUS,
            width=1.5 if self._dashed else 1,
            dashed=self._dashed,
        )
        words = self._words(self.width())
        words.moveTopLeft(QRect(px(60), (self.height() - words.height()) // 2, 0, 0).topLeft())
        picture = QRect(px(19), (self.height() - px(26)) // 2, px(26), px(26))
        self._icons.paint(painter, picture, self._icon, "accent")
        bold = self._theme.font("body", bold=True)
        title = QRect(words.left(), words.top(), words.width(), text_height(bold))
        draw_text(painter, title, self.text(), bold, tokens.text, Left)
        painter.setFont(self._theme.font("body"))
        painter.setPen(QPen(tokens.text_2))
        painter.drawText(words.adjusted(0, title.height(), 0, 4), _WRAPPED, self._more)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
