"""Tren: the index over the years, and the grid to type what was published earlier."""

from spbe_desktop.ui.trend_tab.history_rows import HistoryEdit
from spbe_desktop.ui.trend_tab.trend_tab import TrendTab

__all__ = ["HistoryEdit", "TrendTab"]
