"""Rows of a table that is chosen from row by row: a line below each, no box around a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from spbe_desktop.ui.theme import Theme

_PADDING = 3
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Paints cells with air at their sides; the choice of the row is what shows the focus."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        style, padding = cell.widget.style(), self._theme.px(_PADDING)
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, cell, painter, cell.widget
        )
        painter.fillRect(
            cell.rect.adjusted(0, cell.rect.height() - 1, 0, 0), self._theme.tokens.line
        )
        cell.rect = cell.rect.adjusted(padding, 0, -padding, -1)
        cell.state &= ~(_State.State_Selected | _State.State_HasFocus | _State.State_MouseOver)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
