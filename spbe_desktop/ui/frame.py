"""The frame of the window: header, tabs, a place for pages, and the status strip.

It knows no services, so that it can be painted before the database library is even loaded.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.dialog_sizes import DialogSizes
from spbe_desktop.ui.header import Header
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.status_strip import StatusStrip
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.tab_strip import TabStrip

SMALLEST = QSize(900, 440)
"""Fits a screen of 1366×768 at 150 %."""

NARROW = 1150
"""Below this width the window uses short names."""


class Frame(QMainWindow):
    """The main window without its contents."""

    first_painted = Signal()
    """The window stands on the screen; what takes longer may begin."""
    closing = Signal()
    """The window is about to close: whatever was typed must be stored now."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.header = Header(theme, icons)
        self.tabs = TabStrip(theme, icons)
        self.pages = QStackedWidget()
        self.status = StatusStrip(theme, icons)
        self.dialog_sizes: DialogSizes | None = None
        """What keeps the sizes of dialogs over this window."""
        self._may_close: Callable[[], bool] = _always
        self._was_painted = False
        self._column = QVBoxLayout()
        self._top = _TopStrip(theme, self.header, self.tabs)
        self._build()

    def show_chrome(self, shown: bool) -> None:
        """Show header, tabs and status strip; the first page of all has none of them."""
        self._top.setVisible(shown)
        self.status.setVisible(shown)

    def add_head(self, widget: QWidget) -> None:
        """Put *widget* between the tabs and the page."""
        self._column.insertWidget(1, widget)
        widget.show()

    def add_foot(self, widget: QWidget) -> None:
        """Put *widget* above the status strip."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Let *may_close* decide whether the window closes."""
        self._may_close = may_close

    def _build(self) -> None:
        self.setWindowTitle("SPBE Desktop")
        self.setMinimumSize(SMALLEST)
        self.header.set_figures(None)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addWidget(self.pages, 1)
        self._column.addWidget(self.status)
        centre = QWidget()
        centre.setLayout(self._column)
        self.setCentralWidget(centre)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_compact(self.width() < self._theme.px(NARROW))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # The parts of the window are painted after it, in the same turn of the loop.
            QTimer.singleShot(0, self.first_painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)


class _TopStrip(QWidget):
    """Header and tabs on one surface, with a line under them."""

    def __init__(self, theme: Theme, header: Header, tabs: TabStrip) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout()
        row.setContentsMargins(5, 0, 5, 1)
        row.addWidget(tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
        painter.end()


def _always() -> bool:
    return True
