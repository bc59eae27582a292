"""The tab of what falls short: three views, of which the segments at the top show one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.finding_tab.checklist_view import ChecklistView
from spbe_desktop.ui.finding_tab.finding_view import FindingView
from spbe_desktop.ui.finding_tab.watch_view import WatchView
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.segments import Segments

FINDINGS, CHECKLIST, WATCH = "findings", "checklist", "watch"


class FindingTab(QWidget):
    """Holds the views; each is asked for its content when it is shown."""

    view_shown = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.findings = FindingView(theme, icons)
        self.checklist = ChecklistView(theme, icons)
        self.watch = WatchView(theme, icons)
        self._views: dict[str, QWidget] = {
            FINDINGS: self.findings,
            CHECKLIST: self.checklist,
            WATCH: self.watch,
        }
        names = ((FINDINGS, "Temuan"), (CHECKLIST, "Checklist"), (WATCH, "Daftar pantau"))
        self.segments = Segments(theme, "Tampilan", names)
        self._stack = QStackedWidget()
        self._tools = QStackedWidget()
        self._build()
        self.segments.choose(FINDINGS)
        self.segments.chosen_changed.connect(self._on_chosen_changed)
        self.setFocusProxy(self._stack)
        self._stack.setFocusProxy(self.findings)

    @property
    def shown(self) -> str:
        """Return the view that is shown."""
        return self.segments.chosen

    def show_view(self, view: str) -> None:
        """Show the view called *view*; an unknown one changes nothing."""
        if view in self._views:
            self.segments.choose(view)

    def show_finding(self, finding_id: str) -> None:
        """Show the shortcomings, and choose *finding_id* among them."""
        self.show_view(FINDINGS)
        self.findings.choose(finding_id)

    def _on_chosen_changed(self, view: str) -> None:
        self._stack.setCurrentWidget(self._views[view])
        self._tools.setCurrentIndex(self._stack.currentIndex())
        self._stack.setFocusProxy(self._views[view])
        self.view_shown.emit(view)

    def _build(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(12), px(8), px(12), px(2))
        bar.addWidget(self.segments)
        bar.addWidget(self._tools, 1)
        for view in (self.findings, self.checklist, self.watch):
            self._stack.addWidget(view)
            self._tools.addWidget(view.tools)
        self._tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
