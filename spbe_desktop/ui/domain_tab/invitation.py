"""An empty place that says what belongs here; pressing it begins."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import PaintedButton

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
        return self._words(width)[1].bottom() + self._theme.px(32)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(72))

    def _words(self, width: int) -> tuple[QRect, QRect]:
        """Return the room of title and sentence, one below the other from the top left."""
        room = QRect(0, 0, width - self._theme.px(60 + 12), 100_000)
        bold = QFontMetrics(self._theme.font("body", bold=True))
        title = bold.boundingRect(room, _WRAPPED, self.text())
        metrics = QFontMetrics(self._theme.font("body"))
        more = metrics.boundingRect(room, _WRAPPED, self._more)
        return (
            QRect(0, 0, room.width(), title.height()),
            QRect(0, title.height(), room.width(), more.height()),
        )

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
        picture = QRect(px(19), (self.height() - px(26)) // 2, px(26), px(26))
        self._icons.paint(painter, picture, self._icon, "accent")
        title, more = self._words(self.width())
        top = (self.height() - more.bottom()) // 2
        painter.setFont(self._theme.font("body", bold=True))
        painter.setPen(tokens.text)
        painter.drawText(title.translated(px(60), top), _WRAPPED, self.text())
        painter.setFont(self._theme.font("body"))
        painter.setPen(tokens.text_2)
        painter.drawText(more.translated(px(60), top), _WRAPPED, self._more)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
