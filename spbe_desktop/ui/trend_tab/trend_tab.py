"""Tren: the chart, what moved by group, every figure in a table, and the history to type."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.chart_card import ChartCard
from spbe_desktop.ui.trend_tab.group_card import GroupCard
from spbe_desktop.ui.trend_tab.history_grid import HistoryGrid
from spbe_desktop.ui.trend_tab.history_rows import GroupTitles
from spbe_desktop.ui.trend_tab.trend_table import TrendTable
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.labels import Label

_FIRST_YEAR = 2018
"""The first year that was assessed under any of the instruments."""

_WIDE = 1150
"""Logical pixels from which the groups stand beside the chart rather than below it."""

_GROUPS_WIDTH = 320


class TrendTab(QWidget):
    """Shows one region's trend, and asks for what is typed of its history and its targets."""

    history_changed = Signal(object)
    target_changed = Signal(int, object)
    region_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        group_titles: GroupTitles,
        parent: QWidget | None = None,
        *,
        fonts: Path | None = None,
        years: range | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart = ChartCard(theme, icons, fonts)
        self._groups = GroupCard(theme, icons)
        self._table = TrendTable(theme, icons)
        this_year = datetime.now(tz=UTC).astimezone().year
        known = years or range(_FIRST_YEAR, this_year + 1)
        self._history = HistoryGrid(theme, icons, group_titles, known)
        self._figures = Card(theme, padding=(0, 8))
        self._figures_heading = Label(theme, "Angka tiap tahun", role="section")
        self._switch = QPushButton()
        self._stack = QStackedWidget()
        self._grid = QGridLayout()
        self._empty = EmptyState(
            theme,
            icons,
            icon="trending-up",
            title="Belum ada angka untuk digambar",
            text="Ketik indeks tahun-tahun sebelum memakai aplikasi ini, atau isi penilaian tahun "
            "ini. Grafik muncul begitu ada satu angka.",
            action="Isi riwayat",
        )
        self._empty_place = Card(theme)
        self._build()
        self._connect()
        self._show_history(shown=False)

    @property
    def chart(self) -> ChartCard:
        """The card with the chart."""
        return self._chart

    @property
    def table(self) -> TrendTable:
        """The table of all figures."""
        return self._table

    @property
    def history(self) -> HistoryGrid:
        """The grid of what was published."""
        return self._history

    def show_trend(self, trend: Trend) -> None:
        """Show *trend*; what is being typed in the history keeps its place."""
        known = bool(trend.points)
        self._chart.setVisible(known)
        self._groups.setVisible(known)
        self._empty_place.setVisible(not known and not self.history_shown)
        self._figures.setVisible(known or self.history_shown)
        self._history.show_trend(trend)
        if known:
            self._chart.show_trend(trend)
        else:
            self._table.show_trend(trend)
        self._has_figures = known

    def set_regions(self, regions: list[tuple[str, str]], current: str = "") -> None:
        """Offer *regions* as (code, name) where the workspace has several."""
        self._chart.set_regions(regions, current)

    @property
    def history_shown(self) -> bool:
        """Whether the history grid stands in place of the table."""
        return self._stack.currentWidget() is self._history

    def open_history(self) -> None:
        """Show the history grid, ready for typing."""
        self._show_history(shown=True)
        self._history.start()

    def _on_switch_clicked(self) -> None:
        if self.history_shown:
            self._show_history(shown=False)
        else:
            self.open_history()

    def _on_shown_changed(self, shown: Trend) -> None:
        self._groups.show_trend(shown)
        self._table.show_trend(shown)

    def _show_history(self, *, shown: bool) -> None:
        self._stack.setCurrentWidget(self._history if shown else self._table)
        self._figures_heading.setText("Riwayat dan target" if shown else "Angka tiap tahun")
        self._switch.setText("Selesai" if shown else "Isi riwayat")
        self._empty_place.setVisible(not self._has_figures and not shown)
        self._figures.setVisible(self._has_figures or shown)

    def _build(self) -> None:
        self._has_figures = False
        self._empty_place.body.addWidget(self._empty)
        heading = QHBoxLayout()
        heading.setContentsMargins(16, 0, 12, 0)
        heading.addWidget(self._figures_heading)
        heading.addStretch(1)
        heading.addWidget(self._switch)
        self._history.setContentsMargins(16, 0, 12, 4)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._history)
        self._figures.body.setSpacing(6)
        self._figures.body.addLayout(heading)
        self._figures.body.addWidget(self._stack, 1)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(12)
        self._grid.addWidget(self._empty_place, 3, 0, 1, 2)
        content = QWidget()
        content.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._arrange(wide=True)

    def _connect(self) -> None:
        self._chart.region_chosen.connect(self.region_chosen)
        self._chart.shown_changed.connect(self._on_shown_changed)
        self._empty.action_requested.connect(self.open_history)
        self._history.history_changed.connect(self.history_changed)
        self._history.target_changed.connect(self.target_changed)
        self._switch.clicked.connect(self._on_switch_clicked)

    def _arrange(self, *, wide: bool) -> None:
        """Set the cards side by side, or one below the other where the window is narrow."""
        self._is_wide = wide
        grid = self._grid
        for card in (self._chart, self._groups, self._figures):
            grid.removeWidget(card)
        if wide:
            grid.addWidget(self._chart, 0, 0)
            grid.addWidget(self._groups, 0, 1)
            grid.addWidget(self._figures, 1, 0, 1, 2)
            self._groups.setFixedWidth(self._theme.px(_GROUPS_WIDTH))
        else:
            grid.addWidget(self._chart, 0, 0, 1, 2)
            grid.addWidget(self._figures, 1, 0, 1, 2)
            grid.addWidget(self._groups, 2, 0, 1, 2)
            self._groups.setMinimumWidth(0)
            self._groups.setMaximumWidth(16_777_215)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(0, 3)
        grid.setRowStretch(1, 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(_WIDE)
        if wide != self._is_wide:
            self._arrange(wide=wide)
