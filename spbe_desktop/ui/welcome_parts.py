"""The parts of the first page: a card for each way to begin, and what the program promises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.painted import text_height


class Choice(Card):
    """One way to begin: picture, words, what it brings, a button."""

    chosen = Signal()
    link_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        parent: QWidget | None = None,
        *,
        chosen: bool = False,
    ) -> None:
        super().__init__(theme, parent, padding=(22, 18), chosen=chosen)
        self._icons = icons
        self._icon = icon
        self._primary = chosen
        self._links = QVBoxLayout()
        self.button = QPushButton()
        self.button.clicked.connect(self.chosen)

    def tell(self, title: str, text: str, gains: Sequence[str], action: str) -> None:
        """Fill the card with its words."""
        theme, px = self._theme, self._theme.px
        self.body.setSpacing(px(6))
        self.body.addWidget(_Picture(theme, self._icons, self._icon))
        self.body.addSpacing(px(4))
        self.body.addWidget(Label(theme, title, role="title", wrap=True))
        words = Label(theme, text, tone="text_2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The gains of all cards start on one line, whether the words above take two or three.
        words.setMinimumHeight(3 * text_height(words.font()))
        self.body.addWidget(words)
        for gain in gains:
            self.body.addWidget(Promise(theme, self._icons, "check", "", gain))
        self._links.setSpacing(px(2))
        self.body.addLayout(self._links)
        self.body.addStretch(1)
        self.body.addSpacing(px(6))
        if self._primary:
            self.button.setProperty("kind", "primary")
        self.button.setText(action)
        self.button.setMinimumHeight(px(34))
        self.setMinimumHeight(px(300))
        self.body.addWidget(self.button)

    def set_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Offer *links*, pairs of a name and what it stands for."""
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for name, target in links:
            link = LinkButton(self._theme, name)
            link.setToolTip(target)
            link.setProperty("target", target)
            link.clicked.connect(self._on_link_clicked)
            self._links.addWidget(link)

    def _on_link_clicked(self) -> None:
        self.link_chosen.emit(str(self.sender().property("target")))


class Promise(QWidget):
    """An icon beside one or two lines."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        title: str,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._left = 24 if title else 20
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.px(self._left + 4), 0, 0, 0)
        lines.setSpacing(0)
        if title:
            lines.addWidget(Label(theme, title, bold=True, wrap=True))
        lines.addWidget(Label(theme, text, role="small", tone="text_2", wrap=True))
        lines.addStretch(1)
        self._lines = lines
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._lines.setContentsMargins(self._theme.px(self._left + 4), 0, 0, 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self._theme.px(18 if self._left == 24 else 14)
        place = QRect(0, self._theme.px(2), size, size)
        self._icons.paint(painter, place, self._icon, "accent")
        painter.end()


class _Picture(QWidget):
    """An icon on a square of tint."""

    def __init__(
        self, theme: Theme, icons: Icons, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = icon
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        side = self._theme.px(40)
        self.setFixedSize(side, side)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint = self._theme.tokens.tint
        rounded_box(painter, self.rect(), fill=tint, edge=None, radius=CARD_RADIUS)
        inset = self._theme.px(9)
        place = self.rect().adjusted(inset, inset, -inset, -inset)
        self._icons.paint(painter, place, self._icon, "accent")
        painter.end()
