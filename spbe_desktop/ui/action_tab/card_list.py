"""One column of the board as a list: it tells of walking, moving, opening and dropping."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from spbe_desktop.ui.action_tab.card_delegate import CardDelegate
from spbe_desktop.ui.action_tab.card_model import MIME, CardModel
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.painted import Center, draw_text

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """Shows the cards of one state."""

    walked = Signal(int)
    """To the column on the left (-1) or on the right (1)."""
    moved = Signal(int)
    """The chosen card, in that direction."""
    opened = Signal()
    chosen_changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._targeted = False
        self.cards = CardModel()
        self.delegate = CardDelegate(theme, icons, self)
        self.setModel(self.cards)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self._build()
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def chosen(self) -> str:
        """Return the id of the chosen card; empty if none is."""
        rows = self.selectionModel().selectedIndexes()
        return self.cards.cards[rows[0].row()].id if rows else ""

    @property
    def place(self) -> int:
        """Return the row of the chosen card, or -1."""
        return self.currentIndex().row() if self.chosen else -1

    def choose(self, place: int) -> None:
        """Choose the card at *place*, or the last one if there are fewer."""
        row = min(place, self.cards.rowCount() - 1)
        self.setCurrentIndex(self.cards.index(row, 0))

    def set_low(self, low: bool) -> None:
        """Show cards that need less room, or those that say all."""
        if low != self.delegate.low:
            self.delegate.low = low
            self.scheduleDelayedItemsLayout()

    def _build(self) -> None:
        mode = QAbstractItemView.DragDropMode.DragDrop
        self.setDragDropMode(mode)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _set_targeted(self, targeted: bool) -> None:
        self._targeted = targeted
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _SIDEWAYS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(way)
        elif way is not None:
            self.walked.emit(way)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.chosen and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.choose(0)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._set_targeted(event.mimeData().hasFormat(MIME))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_targeted(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._set_targeted(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens, px = self._theme.tokens, self._theme.px
        ground = self.viewport().rect()
        if self._targeted:
            inside = ground.adjusted(px(3), 0, -px(3), -px(3))
            rounded_box(
                painter,
                inside,
                fill=tokens.tint,
                edge=tokens.accent,
                radius=CARD_RADIUS,
                width=2,
            )
        if not self.cards.cards:
            place = ground.adjusted(px(6), 0, -px(6), 0)
            place.setHeight(min(px(56), max(0, ground.height() - px(4))))
            if not self._targeted:
                rounded_box(
                    painter,
                    place,
                    fill=None,
                    edge=tokens.control if self.hasFocus() else tokens.line_strong,
                    radius=CARD_RADIUS,
                    width=1.5,
                    dashed=True,
                )
            font = self._theme.font("small")
            words = place.adjusted(px(6), 0, -px(6), 0)
            draw_text(painter, words, "Seret aksi ke sini", font, tokens.text_3, Center)
        painter.end()
        super().paintEvent(event)
