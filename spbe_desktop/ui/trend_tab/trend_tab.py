"""Tren: the chart, what moved by group, every figure in a table, and the history to type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.trend import Trend, scales_of
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.chart_card import ChartCard
from spbe_desktop.ui.trend_tab.group_card import GroupCard
from spbe_desktop.ui.trend_tab.history_grid import HistoryGrid
from spbe_desktop.ui.trend_tab.history_rows import GroupTitles, ScaleOf
from spbe_desktop.ui.trend_tab.trend_table import TrendTable
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.empty_state import EmptyState

_FIRST_YEAR = 2018
"""The first year that was assessed under any of the instruments."""

_WIDE = 1150
"""Logical pixels from which the groups stand beside the chart rather than below it."""

_GROUPS_WIDTH = 320

_CONCEIVABLE = (Decimal(0), Decimal(10))
"""No index was ever reckoned outside of this: what lies there is a slip of the keyboard."""


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
        *,
        fonts: Path | None = None,
        years: range | None = None,
        scale_of: ScaleOf | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._chart = ChartCard(theme, icons, fonts)
        self._groups = GroupCard(theme, icons)
        self._table = TrendTable(theme, icons)
        this_year = datetime.now(tz=UTC).astimezone().year
        known = years or range(_FIRST_YEAR, this_year + 1)
        self._known_scales: dict[int, tuple[Decimal, Decimal]] = {}
        self._history = HistoryGrid(
            theme, icons, group_titles, scale_of or _scales_in(self._known_scales), known
        )
        self._figures = Card(theme, padding=(1, 1))
        self._content = QWidget()
        self._scroll = QScrollArea()
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
        self._has_figures = False
        self._is_wide = True
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
        self._has_figures = bool(trend.points)
        self._known_scales.clear()
        self._known_scales.update(scales_of(trend))
        self._history.show_trend(trend)
        if trend.points:
            self._chart.show_trend(trend)
        else:
            self._table.show_trend(trend)
        self._show_history(shown=self.history_shown)

    def set_regions(self, regions: list[tuple[str, str]], current: str = "") -> None:
        """Offer *regions* as (code, name) where the workspace has several."""
        self._chart.set_regions(regions, current)

    @property
    def history_shown(self) -> bool:
        """Whether the history grid stands in place of the table."""
        return not self._history.isHidden()

    def open_history(self) -> None:
        """Show the history grid, ready for typing."""
        self._show_history(shown=True)
        self._history.start()
        # Its place in the scrolled page is known only once it was laid out.
        QTimer.singleShot(0, self, self._show_current_cell)

    def _on_history_done(self) -> None:
        self._show_history(shown=False)

    def _on_shown_changed(self, shown: Trend) -> None:
        self._groups.show_trend(shown)
        self._table.show_trend(shown)

    def _on_current_changed(self) -> None:
        self._show_current_cell()

    def _show_current_cell(self) -> None:
        """Scroll the page to the row that the keyboard is in, with a row around it."""
        table = self._history.table if self.history_shown else self._table
        if not table.hasFocus():
            return
        rect = table.visualRect(table.currentIndex())
        place = table.viewport().mapTo(self._content, rect.center())
        self._scroll.ensureVisible(place.x(), place.y(), 0, 2 * rect.height())

    def _show_history(self, *, shown: bool) -> None:
        self._history.setVisible(shown)
        self._table.setVisible(not shown)
        self._chart.setVisible(self._has_figures)
        self._groups.setVisible(self._has_figures)
        self._figures.setVisible(self._has_figures or shown)
        self._empty_place.setVisible(not self._has_figures and not shown)
        # The room that is left goes to the chart; without one, to the end of the page.
        self._grid.setRowStretch(0, 1 if self._has_figures or not shown else 0)
        self._grid.setRowStretch(3, 0 if self._has_figures or not shown else 1)

    def _build(self) -> None:
        self._empty_place.body.addWidget(self._empty)
        self._figures.body.setSpacing(0)
        self._figures.body.addWidget(self._table)
        self._figures.body.addWidget(self._history)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setSpacing(12)
        self._content.setLayout(self._grid)
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Tren")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._arrange(wide=True)

    def _connect(self) -> None:
        self._chart.region_chosen.connect(self.region_chosen)
        self._chart.shown_changed.connect(self._on_shown_changed)
        self._empty.action_requested.connect(self.open_history)
        self._history.history_changed.connect(self.history_changed)
        self._history.target_changed.connect(self.target_changed)
        self._history.done.connect(self._on_history_done)
        self._chart.history_requested.connect(self.open_history)
        for table in (self._table, self._history.table):
            table.selectionModel().currentChanged.connect(self._on_current_changed)

    def _arrange(self, *, wide: bool) -> None:
        """Set the cards side by side, or one below the other where the window is narrow."""
        self._is_wide = wide
        grid = self._grid
        for card in (self._empty_place, self._chart, self._groups, self._figures):
            grid.removeWidget(card)
        grid.addWidget(self._empty_place, 0, 0, 1, 2)
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(_WIDE)
        if wide != self._is_wide:
            self._arrange(wide=wide)


def _scales_in(known: Mapping[int, tuple[Decimal, Decimal]]) -> ScaleOf:
    """Return what looks scales up in *known*; a year without one may have any index there is.

    It holds on to no widget: a cycle of references would leave the tab to the garbage
    collector, which may come in the middle of painting.
    """

    def scale_of(year: int) -> tuple[Decimal, Decimal]:
        return known.get(year, _CONCEIVABLE)

    return scale_of
