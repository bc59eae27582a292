"""The frame of the tab: filters, documents and details side by side, as the room allows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.library_tab.details_panel import DetailsPanel
from spbe_desktop.ui.theme import Theme

NARROW = 1150
"""Below this width the details open over the table."""

LOW = 500
"""Below this height the preview takes less room."""

_FILTER, _DETAILS = 196, 316


class TabFrame(QWidget):
    """Places the three parts, and keeps track of whether the details are open."""

    narrowed = Signal(bool)

    def __init__(
        self, theme: Theme, column: QWidget, centre: QWidget, details: DetailsPanel
    ) -> None:
        super().__init__()
        self._theme = theme
        self._column, self._centre, self._details = column, centre, details
        for part in (column, centre, details):
            part.setParent(self)
        self._narrow = False
        # The details stand open where they have room of their own, and open on demand where not.
        self._open = {False: True, True: False}
        theme.changed.connect(self._arrange)

    @property
    def details_are_open(self) -> bool:
        """Tell whether the details are in view."""
        return self._open[self._narrow]

    @property
    def is_narrow(self) -> bool:
        """Tell whether the details lie over the table when they are open."""
        return self._narrow

    def open_details(self, is_open: bool) -> None:
        """Open the details, or close them."""
        self._open[self._narrow] = is_open
        self._arrange()

    def _arrange(self) -> None:
        px, width, height = self._theme.px, self.width(), self.height()
        narrow = width < px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._open[True] = False
            self.narrowed.emit(narrow)
        self._details.set_low(height < px(LOW))
        left = px(_FILTER)
        wide, is_open = px(_DETAILS), self.details_are_open
        taken = wide if is_open and not narrow else 0
        self._column.setGeometry(0, 0, left, height)
        self._centre.setGeometry(left, 0, width - left - taken, height)
        self._details.setGeometry(width - wide, 0, wide, height)
        self._details.floating = narrow
        self._details.setVisible(is_open)
        if is_open:
            self._details.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
