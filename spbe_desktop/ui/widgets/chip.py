"""Pills: a filter that is on or off, and a menu of several."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import chevron, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text, text_width

_ARROW = 13


class Chip(PaintedButton):
    """A checkable pill; `toggled` tells when it is switched."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        # The bold width, so that nothing moves when it is switched on.
        width = text_width(self._theme.font("caption", bold=True), self.text())
        return QSize(width + self._theme.px(20), self._theme.px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, checked = self._theme.tokens, self.isChecked()
        fill = tokens.tint if checked else tokens.hover if self.underMouse() else tokens.surface
        rounded_box(
            painter,
            self.rect(),
            fill=fill,
            edge=tokens.accent if checked else tokens.line_strong,
            radius=self.height() / 2 - 1,
            width=2 if checked else 1,
        )
        color = tokens.accent if checked else tokens.text_2 if self.isEnabled() else tokens.text_3
        font = self._theme.font("caption", bold=checked)
        draw_text(painter, self._words_rect(), self.text(), font, color, Center)
        if self.hasFocus():
            inset = 4 if checked else 0
            ring = self.rect().adjusted(inset, inset, -inset, -inset)
            radius = ring.height() / 2 - 1
            rounded_box(painter, ring, fill=None, edge=tokens.accent, radius=radius, width=2)
        painter.end()

    def _words_rect(self) -> QRect:
        return self.rect()


class MenuChip(Chip):
    """A pill that opens a menu of checkable entries, and tells how many are on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._name = name
        self._menu: QMenu | None = None
        self.clicked.connect(self._on_clicked)

    def offer(self, menu: QMenu) -> None:
        """Open *menu* when it is pressed."""
        self._menu = menu
        self.show_count()

    def show_count(self) -> None:
        """Tell how many entries of the menu are on."""
        actions = self._menu.actions() if self._menu else []
        count = sum(1 for action in actions if action.isChecked())
        self.setChecked(count > 0)
        self.setText(f"{self._name} {count}" if count else self._name)
        self.updateGeometry()

    def _on_clicked(self) -> None:
        self.show_count()
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._theme.px(_ARROW), size.height())

    @override
    def _words_rect(self) -> QRect:
        return self.rect().adjusted(0, 0, -self._theme.px(_ARROW), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        place = QRect(self.width() - px(17), 0, px(8), self.height())
        chevron(painter, place, "down", tokens.accent if self.isChecked() else tokens.text_2)
        painter.end()
