"""What is wrong with a document, or missing beside it, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box
from spbe_desktop.ui.widgets.flow_layout import FlowLayout
from spbe_desktop.ui.widgets.labels import Label, LinkButton


class ItemNote(QFrame):
    """A tinted box within the frame of a document."""

    def __init__(self, theme: Theme, icons: Icons, *actions: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.said = Label(theme, role="small", wrap=True)
        self.links = tuple(LinkButton(theme, text, role="small") for text in actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), 6, 8, 4)
        column.setSpacing(0)
        column.addWidget(self.said)
        line = FlowLayout(gap=10)
        for link in self.links:
            line.addWidget(link)
        column.addLayout(line)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        rounded_box(painter, self.rect(), fill=self._theme.tokens.warning_bg, edge=None)
        self._icons.paint(painter, QRect(px(8), 7, px(15), px(15)), "triangle-alert", "warning")
        painter.end()
