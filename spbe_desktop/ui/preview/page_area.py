"""The part of the preview in which a page lies, and can be scrolled from page to page."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle
from typing_extensions import override

from spbe_desktop.ui.preview.paper import MARGIN, Paper
from spbe_desktop.ui.theme import Theme

_TURNING_MS = 300
"""How long a wheel that has just turned a page only scrolls."""


class PageArea(QScrollArea):
    """Scrolls the page; the wheel turns to the next one at its end."""

    turn_wanted = Signal(int)
    """Pages forward, or back."""
    zoom_wanted = Signal(int)
    """Steps in, or out."""
    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.paper = Paper(theme)
        self._turned = QElapsedTimer()
        self.setWidget(self.paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().installEventFilter(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def page_room(self) -> int:
        """Return how wide a page is that fits, whether or not there is a scroll bar."""
        extent = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return max(80, self.width() - extent - 2 * MARGIN)

    def go_to(self, *, end: bool) -> None:
        """Show the beginning of the page, or its end."""
        self._turned.restart()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if end else bar.minimum())

    def _on_theme_changed(self) -> None:
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), self._theme.tokens.sunken)
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)
        self.paper.setAutoFillBackground(False)

    def _turns(self, event: QWheelEvent) -> int:
        """Return whether the wheel leads past the end of the page, and which way."""
        bar, delta = self.verticalScrollBar(), event.angleDelta().y()
        if self._turned.isValid() and self._turned.elapsed() < _TURNING_MS:
            return 0
        if delta < 0 and bar.value() == bar.maximum():
            return 1
        return -1 if delta > 0 and bar.value() == bar.minimum() else 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and watched is self.viewport():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
                return True
            if turns := self._turns(event):
                self.turn_wanted.emit(turns)
                return True
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
