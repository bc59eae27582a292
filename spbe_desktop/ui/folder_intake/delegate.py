"""How the grid is painted, and how its cells are typed in."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.folder_intake import words
from spbe_desktop.ui.folder_intake.model import ROW, TYPABLE, Column, Index
from spbe_desktop.ui.folder_intake.rows import IntakeRow
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import rounded_box, tick
from spbe_desktop.ui.widgets.painted import Center, draw_text

ROW_HEIGHT = 32
_BOX = 16
_ICON = 14
_EDGE = 8


class IntakeCells(QStyledItemDelegate):
    """Paints one row of the grid; what is left out is dimmed."""

    def __init__(
        self, theme: Theme, icons: Icons, indicators: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._indicators = indicators

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, IntakeRow):
            return
        painter.save()
        self._paint_ground(painter, option, index)
        rect = option.rect.adjusted(self._theme.px(_EDGE), 0, -self._theme.px(_EDGE), 0)
        match index.column():
            case Column.WANTED:
                self._paint_box(painter, option.rect, row)
            case Column.FILE:
                self._paint_file(painter, rect, row)
            case Column.STANDING:
                self._paint_standing(painter, rect, row)
            case Column.LEVEL:
                self._paint_text(painter, rect, index, row, Center)
            case _:
                self._paint_text(painter, rect, index, row)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(self._theme.font("body"))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        offered = self._offered(index)
        if offered:
            self._offer(editor, offered)
        return editor

    def _offer(self, editor: QLineEdit, offered: tuple[str, ...]) -> None:
        """Let *editor* complete what is typed from *offered*."""
        completer = QCompleter(offered, editor)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        editor.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setMinimumWidth(self._theme.px(280))

        # While the popup is open it hands Enter past the view, which would keep the editor.
        def end() -> None:
            popup = completer.popup()
            if popup is None or not popup.isVisible():
                return  # the view ends it by itself
            if not popup.currentIndex().isValid():
                popup.hide()
                self._finish(editor)

        def take(text: str) -> None:
            editor.setText(text)
            self._finish(editor)

        editor.returnPressed.connect(end)
        completer.activated.connect(take)

    def _finish(self, editor: QLineEdit) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        # A click on the box is the view's to answer: it may mean all rows that are chosen.
        pressed = isinstance(event, QMouseEvent) and index.column() == Column.WANTED
        return pressed or super().editorEvent(event, model, option, index)

    def _offered(self, index: Index) -> tuple[str, ...]:
        if index.column() == Column.INDICATOR:
            return self._indicators
        row = index.data(ROW)
        choices = getattr(_source(index.model()), "choices", None)
        if index.column() == Column.SLOT and choices is not None:
            return tuple(choices.slots(row))
        return ()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect, state = self._theme.tokens, option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.tint)
            if index.column() == Column.WANTED:
                painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), tokens.accent)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
        if state & QStyle.StateFlag.State_HasFocus and index.column() in TYPABLE:
            inner = rect.adjusted(2, 3, -2, -3)
            rounded_box(painter, inner, fill=tokens.surface, edge=tokens.accent, width=2)

    def _paint_box(self, painter: QPainter, rect: QRect, row: IntakeRow) -> None:
        tokens, side = self._theme.tokens, self._theme.px(_BOX)
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        if row.found is None:
            rounded_box(painter, box, fill=tokens.sunken, edge=tokens.line_strong, radius=3)
        elif row.wanted:
            rounded_box(painter, box, fill=tokens.accent, edge=tokens.accent, radius=3)
            tick(painter, box.adjusted(2, 2, -2, -2), tokens.on_accent)
        else:
            rounded_box(painter, box, fill=tokens.surface, edge=tokens.control, radius=3)

    def _paint_file(self, painter: QPainter, rect: QRect, row: IntakeRow) -> None:
        tokens, font = self._theme.tokens, self._theme.font("body")
        # The folder tells as much as the name: what has to give way is between them.
        text = QFontMetrics(font).elidedText(
            str(row.relative), Qt.TextElideMode.ElideMiddle, rect.width()
        )
        draw_text(painter, rect, text, font, tokens.text if row.wanted else tokens.text_3)

    def _paint_standing(self, painter: QPainter, rect: QRect, row: IntakeRow) -> None:
        word, icon, tone = words.STANDINGS[row.standing]
        side = self._theme.px(_ICON)
        self._icons.paint(painter, QRect(rect.x(), rect.y(), side, rect.height()), icon, tone)
        place = rect.adjusted(side + self._theme.px(6), 0, 0, 0)
        font, ink = self._theme.font("small"), self._theme.tokens.color(tone)
        draw_text(painter, place, word, font, ink)

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        row: IntakeRow,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        tokens = self._theme.tokens
        text = str(index.data() or "")
        typable = index.column() in TYPABLE
        quiet = not row.wanted or not typable
        ink = tokens.text_3 if not row.wanted else tokens.text_2 if quiet else tokens.text
        if typable and not text and row.found is not None:
            text, ink = "–", tokens.text_3
        font = self._theme.font("body" if typable else "small")
        draw_text(painter, rect, text, font, ink, align)


def _source(model: QAbstractItemModel) -> QAbstractItemModel:
    """Return the model below a proxy."""
    below = getattr(model, "sourceModel", None)
    return below() if below is not None else model
