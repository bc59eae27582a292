"""How many findings there are of one kind, and what they mean for sending."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.domain.findings import Severity
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.submit_dialog.finding_row import SEVERITY_ICONS
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.painted import Painted, draw_text, text_width
from spbe_desktop.words.formats import number

_GROUNDS = {Severity.ERROR: "error_bg", Severity.WARNING: "warning_bg", Severity.INFO: "tint"}


class SeverityTag(Painted):
    """A painted tag: icon, count and consequence."""

    def __init__(self, theme: Theme, icons: Icons, severity: Severity) -> None:
        super().__init__(theme)
        self._icons = icons
        self._severity = severity
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, accepted: int) -> None:
        """Say that there are *count*, and of warnings how many are *accepted*."""
        self._text = {
            Severity.ERROR: f"{number(count)} kesalahan menahan pengiriman",
            Severity.WARNING: f"{number(count)} peringatan, {number(accepted)} diterima",
            Severity.INFO: f"{number(count)} info",
        }[self._severity]
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = text_width(self._theme.font("small"), self._text)
        return QSize(px(30) + words + px(11), px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        icon, tone = SEVERITY_ICONS[self._severity]
        ground = tokens.color(_GROUNDS[self._severity])
        rounded_box(painter, self.rect(), fill=ground, edge=None)
        self._icons.paint(painter, QRect(px(10), 0, px(14), self.height()), icon, tone)
        place = self.rect().adjusted(px(30), 0, 0, 0)
        draw_text(painter, place, self._text, self._theme.font("small"), tokens.color(tone))
        painter.end()
