"""Ringkasan as a page that fits itself to the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.summary import Summary
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.summary_tab.groups_card import GroupsCard
from spbe_desktop.ui.summary_tab.index_card import IndexCard
from spbe_desktop.ui.summary_tab.side_cards import DeadlineCard, NextStepsCard, ReadinessCard
from spbe_desktop.ui.theme import Theme

_WIDE, _NARROW, _SIDE = 1150, 720, 386


class SummaryTab(QScrollArea):
    """Shows a summary; asks for an indicator, for the reasons, or for the printed page."""

    indicator_requested = Signal(str)
    why_requested = Signal()
    one_page_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._index = IndexCard(theme, icons)
        self._groups = GroupsCard(theme)
        self._next = NextStepsCard(theme)
        self._deadline = DeadlineCard(theme, icons, today)
        self._readiness = ReadinessCard(theme, icons)
        self._page = QWidget()
        self._side = QWidget()
        self._grid = QGridLayout(self._page)
        self._side_parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._width_class = ""
        self._build()
        self._connect()

    def show_summary(self, summary: Summary) -> None:
        """Show *summary*."""
        for card in (self._index, self._groups, self._next, self._deadline, self._readiness):
            card.show_summary(summary)

    def _build(self) -> None:
        px = self._theme.px
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Ringkasan")
        self._grid.setContentsMargins(px(16), px(14), px(16), px(14))
        self._grid.setSpacing(px(12))
        self._side_parts.setContentsMargins(0, 0, 0, 0)
        self._side_parts.setSpacing(px(12))
        proof = QVBoxLayout()
        proof.setSpacing(px(12))
        proof.addWidget(self._deadline)
        proof.addWidget(self._readiness, 1)
        self._side_parts.addWidget(self._next)
        self._side_parts.addLayout(proof, 1)
        self.setWidget(self._page)
        self._arrange()

    def _connect(self) -> None:
        self._index.why_requested.connect(self.why_requested)
        self._index.one_page_requested.connect(self.one_page_requested)
        self._next.indicator_requested.connect(self.indicator_requested)
        self._readiness.indicator_requested.connect(self.indicator_requested)
        self._readiness.indicator_requested.connect(self.indicator_requested)
        self._theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Lay the cards out for the width there is."""
        px, width = self._theme.px, self.width()
        wide, narrow = width >= px(_WIDE), width < px(_NARROW)
        shape = f"{wide} {narrow} {self._theme.text_scale}"
        if shape == self._width_class:
            return
        self._width_class = shape
        direction = QBoxLayout.Direction
        upright = wide or narrow
        self._side_parts.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._side_parts.setStretch(0, 0 if upright else 1)
        for part in (self._index, self._side, self._groups):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._index, 0, 0)
        if wide:
            self._grid.addWidget(self._groups, 1, 0)
            self._grid.addWidget(self._side, 0, 1, 2, 1)
        else:
            self._grid.addWidget(self._side, 1, 0)
            self._grid.addWidget(self._groups, 2, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(2, 0 if wide else 1)
        self._side.setFixedWidth(px(_SIDE)) if wide else self._side.setMaximumWidth(16_777_215)
        self._side.setMinimumWidth(px(_SIDE) if wide else 0)
        self._index.set_stacked(stacked=narrow)
        self._groups.set_stacked(stacked=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
