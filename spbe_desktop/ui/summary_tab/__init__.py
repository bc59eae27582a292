"""Ringkasan: where the assessment stands, why, and what to turn to next."""

from spbe_desktop.ui.summary_tab.tab import SummaryTab

__all__ = ["SummaryTab"]
