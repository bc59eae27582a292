"""The tab in which an officer answers the indicators of one top group."""

from spbe_desktop.ui.domain_tab.group_tab import GroupTab
from spbe_desktop.ui.domain_tab.source import EvidenceDescription, PanelSource

__all__ = ["EvidenceDescription", "GroupTab", "PanelSource"]
