"""A table of which one row is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.row_delegate import RowDelegate

_ROW = 30
_SHARE = 150
"""What a column without a width of its own should have."""

_LEAST_PART = 0.65
"""What is left of a wanted width where there is little room: a date is still read whole."""


class RowTable(QTableView):
    """Shows *model* under *name*; Tab leaves it, and nothing in it is edited in place."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._wanted: Mapping[int, int] = {}
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """Give columns their widths, in pixels at 100 %; the others share the rest.

        Where the others would have too little, all give way.
        """
        self._wanted = widths
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in widths:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._share()

    def _share(self) -> None:
        px, wanted = self._theme.px, sum(map(self._theme.px, self._wanted.values()))
        sharing = self.model().columnCount() - len(self._wanted)
        room = self.viewport().width() - sharing * px(_SHARE)
        part = min(1.0, max(_LEAST_PART, room / wanted)) if wanted else 1.0
        for column, width in self._wanted.items():
            self.setColumnWidth(column, round(px(width) * part))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
