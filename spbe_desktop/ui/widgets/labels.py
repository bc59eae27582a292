"""Words: labels that follow the theme, links, keys, and texts that are cut where room ends."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.fonts import FontRole
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import (
    Center,
    Left,
    Painted,
    PaintedButton,
    draw_text,
    text_width,
)


class Label(QLabel):
    """A label in one of the theme's fonts and colours; *tone* names the colour."""

    def __init__(  # noqa: PLR0913 - a text and how it looks
        self,
        theme: Theme,
        text: str = "",
        *,
        role: FontRole = "body",
        tone: str = "text",
        bold: bool | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role: FontRole = role
        self._tone = tone
        self._bold = bold
        self.setWordWrap(wrap)
        # A text from a document must never be read as markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_tone(self, tone: str) -> None:
        """Show the text in the colour called *tone*."""
        self._tone = tone
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._role, self._bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.tokens.color(self._tone))
        self.setPalette(palette)


class ElidedLabel(Painted):
    """One line of text, cut with an ellipsis where room ends; the whole is in its tool tip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: FontRole = "body",
        tone: str = "text",
        bold: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._text = ""
        self._role: FontRole = role
        self._tone = tone
        self._bold = bold
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show *text*."""
        self._text = text
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = self._theme.font(self._role, self._bold)
        return QSize(text_width(font, self._text) + 2, self._theme.px(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self.sizeHint().height())

    def _tell_whole(self) -> None:
        cut = self.sizeHint().width() > self.width() + 2
        self.setToolTip(self._text if cut else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._role, self._bold)
        color = self._theme.tokens.color(self._tone)
        draw_text(painter, self.rect(), self._text, font, color, Left)
        painter.end()


class LinkButton(QPushButton):
    """A button that looks like a link, for what leads to an explanation or to another place."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: FontRole = "body",
        underlined: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role: FontRole = role
        self._underlined = underlined
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        font = self._theme.font(self._role)
        font.setUnderline(self._underlined)
        self.setFont(font)


class ElidedLink(PaintedButton):
    """A link at the left of its room, cut with an ellipsis where that ends."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: FontRole = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._role: FontRole = role
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font(self._role), self.text()) + self._theme.px(8)
        return QSize(width, self._theme.px(22))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, font = self._theme.tokens, self._theme.font(self._role)
        font.setUnderline(self.underMouse())
        words = self.rect().adjusted(2, 0, -2, 0)
        draw_text(painter, words, self.text(), font, tokens.accent, Left)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()


class KeyHint(Painted):
    """A key, shown next to what it does."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Tombol {key}")

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("caption"), self._key) + self._theme.px(8)
        return QSize(max(width, self._theme.px(17)), self._theme.px(17))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(painter, self.rect(), fill=tokens.window, edge=tokens.line_strong, radius=3)
        font = self._theme.font("caption")
        draw_text(painter, self.rect(), self._key, font, tokens.text_2, Center)
        painter.end()
