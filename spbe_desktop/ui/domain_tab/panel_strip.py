"""The strip at the right edge: one tab for each page of the panel, and the way to close it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text, text_width

PAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "guidance": ("book-open", "Panduan"),
        "evidence": ("paperclip", "Eviden"),
        "note": ("sticky-note", "Catatan"),
        "findings": ("clipboard-check", "Temuan"),
        "changes": ("history", "Riwayat"),
        "earlier": ("calendar", "Tahun lalu"),
    }
)
"""The pages of the panel by name, with icon and title, from the top."""


class PanelStrip(QWidget):
    """Lets the officer pick a page; the one that is open is marked."""

    page_clicked = Signal(str)
    toggle_clicked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._tabs = {
            name: StripTab(theme, icons, icon, title) for name, (icon, title) in PAGES.items()
        }
        self._toggle = StripTab(theme, icons, "chevron-right", "F9")
        self._build()

    def tab(self, name: str) -> StripTab:
        """Return the tab of page *name*."""
        return self._tabs[name]

    def show_open(self, name: str) -> None:
        """Mark page *name* as open; "" where the panel is closed."""
        for page, tab in self._tabs.items():
            tab.setChecked(page == name)
        told = "Tutup panel (F9)" if name else "Buka panel (F9)"
        self._toggle.set_icon("chevron-right" if name else "chevron-left")
        self._toggle.setToolTip(told)
        self._toggle.setAccessibleName(told)

    def set_compact(self, compact: bool) -> None:
        """Put the tabs closer together."""
        for tab in self._tabs.values():
            tab.set_compact(compact)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 0, 4)
        column.setSpacing(0)
        for name, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(lambda _=False, page=name: self.page_clicked.emit(page))
            column.addWidget(tab)
        column.addStretch(1)
        column.addWidget(self._toggle)
        self._toggle.clicked.connect(self.toggle_clicked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.window)
        painter.fillRect(0, 0, 1, self.height(), tokens.line)
        painter.end()


class StripTab(PaintedButton):
    """An icon over a word, with a count in its corner."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, title: str) -> None:
        super().__init__(theme)
        self._icons = icons
        self._icon = icon
        self._badge = ""
        self._compact = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def badge(self) -> str:
        """Return the count in the corner, or ""."""
        return self._badge

    def set_badge(self, badge: str, spoken: str = "") -> None:
        """Show *badge* in the corner and speak of it as *spoken*."""
        if badge != self._badge:
            self._badge = badge
            self.setAccessibleName(f"{self.text()}, {spoken}" if badge else self.text())
            self.update()

    def set_icon(self, icon: str) -> None:
        """Show another *icon*."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Take less height."""
        self._compact = compact
        self.updateGeometry()

    @override
    def nextCheckState(self) -> None:
        """Leave the mark alone: it follows what the panel shows."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(57), self._theme.px(42 if self._compact else 50))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens, rect = self._theme.px, self._theme.tokens, self.rect()
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(rect, tokens.surface if chosen else tokens.hover)
        if chosen:
            painter.fillRect(QRect(rect.right() - 2, 0, 3, rect.height()), tokens.accent)
        color = "accent" if chosen else "text_2"
        top = (rect.height() - px(18) - px(3) - px(14)) // 2
        picture = QRect((rect.width() - px(18)) // 2, top, px(18), px(18))
        self._icons.paint(painter, picture, self._icon, color)
        words = QRect(0, picture.bottom() + px(3), rect.width(), px(15))
        font = self._theme.font("label", bold=chosen)
        draw_text(painter, words, self.text(), font, tokens.color(color), Center)
        if self._badge:
            self._paint_badge(painter, picture)
        if self.hasFocus():
            focus_ring(painter, rect.adjusted(3, 3, -3, -3), tokens)
        painter.end()

    def _paint_badge(self, painter: QPainter, picture: QRect) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        font = self._theme.font("label", bold=True)
        width = max(px(14), text_width(font, self._badge) + px(7))
        badge = QRect(picture.right() - px(3), max(1, picture.top() - px(4)), width, px(14))
        rounded_box(painter, badge, fill=tokens.accent, edge=None, radius=badge.height() / 2)
        draw_text(painter, badge, self._badge, font, tokens.on_accent, Center)
