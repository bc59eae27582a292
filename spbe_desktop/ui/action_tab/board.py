"""The board: actions as cards in columns, one for each state; cancelled ones are folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.actions import ActionState
from spbe_desktop.ui.action_tab.card import Card
from spbe_desktop.ui.action_tab.card_list import CardList
from spbe_desktop.ui.action_tab.fold_strip import FoldStrip
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.actions import STATES

_LOW = 420
"""Under this height, in pixels at 100 %, cards take less room."""

Columns = Mapping[ActionState, Sequence[Card]]


class ActionBoard(QWidget):
    """Shows cards and asks for them to be moved; one card at most is chosen."""

    chosen_changed = Signal(str)
    move_requested = Signal(str, object)
    """The id of an action, and the ActionState that it is to have."""
    open_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._columns = {state: _Column(theme, icons, name) for state, name in STATES.items()}
        self.strip = FoldStrip(theme, STATES[ActionState.CANCELLED])
        self._build()
        self._connect()

    @property
    def chosen(self) -> str:
        """Return the id of the chosen card; empty if none is."""
        return next((c.cards.chosen for c in self._columns.values() if c.cards.chosen), "")

    def list_of(self, state: ActionState) -> CardList:
        """Return the list of the cards of *state*."""
        return self._columns[state].cards

    def show_cards(self, columns: Columns) -> None:
        """Show *columns*; what was chosen stays chosen, in whatever column it is now."""
        kept = self.chosen
        for state, column in self._columns.items():
            column.show_cards(columns.get(state, ()))
        self.strip.show_count(len(columns.get(ActionState.CANCELLED, ())))
        self.choose(kept)

    def scroll_to_top(self) -> None:
        """Show the first card of each column."""
        for column in self._columns.values():
            column.cards.scrollToTop()

    def choose(self, action_id: str) -> None:
        """Choose the card of *action_id* without telling of it; none if there is no such card."""
        focused = any(column.cards.hasFocus() for column in self._columns.values())
        for state, column in self._columns.items():
            place = column.cards.cards.place_of(action_id)
            blocked = column.cards.blockSignals(True)
            if place < 0:
                column.cards.clearSelection()
            elif column.cards.chosen != action_id:
                if state is ActionState.CANCELLED:
                    self.strip.setChecked(True)
                column.cards.choose(place)
            column.cards.blockSignals(blocked)
            if place >= 0:
                self.setFocusProxy(column.cards)
                if focused:
                    column.cards.setFocus()

    def _on_chosen_changed(self, state: ActionState) -> None:
        chosen = self.list_of(state).chosen
        if chosen:
            self.choose(chosen)
            self.chosen_changed.emit(chosen)

    def _on_walked(self, state: ActionState, way: int) -> None:
        """Go to the next column that shows a card."""
        states = list(self._columns)
        place = max(0, self.list_of(state).place)
        shown = states[states.index(state) + 1 :] if way > 0 else states[: states.index(state)]
        for other in shown if way > 0 else reversed(shown):
            cards = self.list_of(other)
            if cards.isVisible() and cards.cards.rowCount():
                cards.choose(place)
                cards.setFocus()
                return

    def _on_moved(self, state: ActionState, way: int) -> None:
        states = list(self._columns)
        target = states.index(state) + way
        chosen = self.list_of(state).chosen
        if chosen and 0 <= target < len(states):
            self.move_requested.emit(chosen, states[target])

    def _on_dropped(self, state: ActionState, action_id: str) -> None:
        if self.list_of(state).cards.place_of(action_id) < 0:
            self.chosen_changed.emit(action_id)
            self.move_requested.emit(action_id, state)

    def _on_folded(self, shown: bool) -> None:
        column = self._columns[ActionState.CANCELLED]
        if not shown and column.cards.hasFocus():
            self.strip.setFocus()
        column.setVisible(shown)

    def _build(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(3), px(2), px(12), px(12))
        row.setSpacing(px(8))
        for column in self._columns.values():
            row.addWidget(column, 1)
        row.addWidget(self.strip)
        self._columns[ActionState.CANCELLED].hide()
        self.setFocusProxy(self.list_of(ActionState.PLANNED))
        self.setAccessibleName("Papan rencana aksi")

    def _connect(self) -> None:
        self.strip.toggled.connect(self._on_folded)
        # A dialog may be asked for: only after the system has ended the dragging.
        later = Qt.ConnectionType.QueuedConnection
        self.strip.dropped.connect(partial(self._on_dropped, ActionState.CANCELLED), later)
        for state, column in self._columns.items():
            cards = column.cards
            cards.chosen_changed.connect(partial(self._on_chosen_changed, state))
            cards.walked.connect(partial(self._on_walked, state))
            cards.moved.connect(partial(self._on_moved, state))
            cards.opened.connect(self.open_requested)
            cards.cards.dropped.connect(partial(self._on_dropped, state), later)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in self._columns.values():
            column.cards.set_low(self.height() < self._theme.px(_LOW))


class _Column(QWidget):
    """The name and count of a state above its cards."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.cards = CardList(theme, icons, name)
        self._title = Label(theme, name, role="small", bold=True)
        self._count = Label(theme, "0", role="small", tone="text_3")
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        head.setSpacing(theme.px(6))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        self.setMinimumWidth(theme.px(110))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show *cards* and how many they are."""
        self.cards.cards.show_cards(cards)
        self._count.setText(str(len(cards)))
        self.cards.setAccessibleName(f"{self._name}, {len(cards)} aksi")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(painter, self.rect(), fill=tokens.window, edge=tokens.line, radius=CARD_RADIUS)
        painter.end()
