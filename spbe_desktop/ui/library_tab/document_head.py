"""The heads of the table's columns; a press on one sorts by it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from spbe_desktop.ui.library_tab.document_model import HEADS, RIGHT_COLUMNS, DocumentModel
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import chevron
from spbe_desktop.ui.widgets.painted import Left, Right, draw_text, text_width


class DocumentHead(QHeaderView):
    """Paints the heads exactly above what they name, with an arrow on the one that sorts."""

    def __init__(self, theme: Theme, documents: DocumentModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._documents = documents
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Urutkan menurut kolom")

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        painter.save()
        painter.fillRect(rect, tokens.window)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line_strong)
        sorted_by, order = self._documents.sorting
        text, font = HEADS[logicalIndex], self._theme.font("caption", bold=True)
        arrow = px(14) if logicalIndex == sorted_by else 0
        is_right = logicalIndex in RIGHT_COLUMNS
        words = rect.adjusted(px(10), 0, -px(8) - (arrow if is_right else 0), 0)
        ink = tokens.text if arrow else tokens.text_2
        draw_text(painter, words, text, font, ink, Right if is_right else Left)
        if arrow:
            left = words.right() if is_right else words.x() + text_width(font, text)
            place = QRect(left + px(6), rect.y(), px(7), rect.height())
            falls = order == Qt.SortOrder.DescendingOrder
            chevron(painter, place, "down" if falls else "up", tokens.text_2)
        painter.restore()
