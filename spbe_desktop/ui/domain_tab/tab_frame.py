"""The frame of a tab: list, centre, panel and strip side by side, as the room allows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.domain_tab.indicator_list import IndicatorList
from spbe_desktop.ui.domain_tab.indicator_page import IndicatorPage
from spbe_desktop.ui.domain_tab.panel import Panel
from spbe_desktop.ui.domain_tab.panel_strip import PanelStrip
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule

NARROW = 1150
"""Below this width the panel opens over the centre."""

LOW = 500
"""Below this height cards are one line each; the window adds about 100 for its own bars."""

_LIST, _SHORT_LIST, _STRIP, _PANEL = 270, 208, 58, 272


class TabFrame(QWidget):
    """Places the four parts, and keeps track of whether the panel is open."""

    def __init__(
        self,
        theme: Theme,
        parts: tuple[IndicatorList, IndicatorPage, Panel, PanelStrip],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list, self._page, self._panel, self._strip = parts
        self._edge = Rule(theme, upright=True)
        for part in (self._list, self._edge, self._page, self._panel, self._strip):
            part.setParent(self)
        self._narrow = False
        # The panel stands open where it has its own room, and opens on demand where not.
        self._open = {False: True, True: False}
        theme.changed.connect(self._arrange)

    @property
    def panel_is_open(self) -> bool:
        """Tell whether the panel is in view."""
        return self._open[self._narrow]

    @property
    def is_narrow(self) -> bool:
        """Tell whether the panel lies over the centre when it is open."""
        return self._narrow

    def open_panel(self, is_open: bool) -> None:
        """Open the panel, or close it to its strip."""
        self._open[self._narrow] = is_open
        self._arrange()

    def _arrange(self) -> None:
        px, width, height = self._theme.px, self.width(), self.height()
        narrow, low = width < px(NARROW), height < px(LOW)
        self._fit(narrow=narrow, low=low)
        listed = px(_SHORT_LIST if narrow else _LIST)
        strip, panel = px(_STRIP), px(_PANEL)
        is_open = self.panel_is_open
        taken = panel if is_open and not narrow else 0
        self._list.setGeometry(0, 0, listed, height)
        self._edge.setGeometry(listed, 0, 1, height)
        self._page.setGeometry(listed + 1, 0, width - listed - 1 - strip - taken, height)
        self._panel.setGeometry(width - strip - panel, 0, panel, height)
        self._strip.setGeometry(width - strip, 0, strip, height)
        self._panel.floating = narrow
        self._panel.setVisible(is_open)
        if is_open:
            self._panel.raise_()
        self._strip.show_open(self._panel.page_name if is_open else "")

    def _fit(self, *, narrow: bool, low: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._open[True] = False
        self._list.set_compact(narrow=narrow, low=low)
        self._page.set_compact(low)
        self._strip.set_compact(low)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
