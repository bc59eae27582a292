"""The tab: actions in a table or on a board, recommendations, and what is chosen at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.action_filter import select
from spbe_desktop.domain.actions import ActionItem, ActionPlan, ActionState
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.action_tab.action_form import ActionForm
from spbe_desktop.ui.action_tab.board import ActionBoard
from spbe_desktop.ui.action_tab.card import Card, card_of
from spbe_desktop.ui.action_tab.filter_line import FilterLine
from spbe_desktop.ui.action_tab.invitations import no_action, no_match, no_recommendation
from spbe_desktop.ui.action_tab.lines import LineTable
from spbe_desktop.ui.action_tab.recommendation_panel import RecommendationPanel
from spbe_desktop.ui.action_tab.rows import (
    ACTION_COLUMNS,
    REGISTER_COLUMNS,
    action_line,
    register_line,
)
from spbe_desktop.ui.action_tab.view_bar import BOARD, REGISTER, TABLE, ViewBar
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme

__all__ = ["BOARD", "REGISTER", "TABLE", "ActionTab"]


class ActionTab(QWidget):
    """Shows a plan and asks for what is to be done with it."""

    new_requested = Signal()
    paste_requested = Signal()
    view_shown = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._plan: ActionPlan | None = None
        self._sheet: Sheet | None = None
        self._today = date.min
        self._opened = False
        self.bar, self.filter = ViewBar(theme), FilterLine(theme)
        self.plan = LineTable(theme, ACTION_COLUMNS, "Rencana aksi")
        self.board = ActionBoard(theme, icons)
        self.register = LineTable(theme, REGISTER_COLUMNS, "Rekomendasi")
        self.form, self.panel = ActionForm(theme, icons), RecommendationPanel(theme)
        self.no_action, self.no_match = no_action(theme, icons), no_match(theme, icons)
        self.no_recommendation = no_recommendation(theme, icons)
        self._views, self._sides = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()

    @property
    def shown(self) -> str:
        """Return the view that is shown."""
        return self.bar.segments.chosen

    def show_plan(self, plan: ActionPlan, sheet: Sheet, today: date) -> None:
        """Show *plan*; what is chosen stays chosen, and what is being typed stays typed."""
        typing = self.form.dirty
        self._plan, self._sheet, self._today = plan, sheet, today
        self.register.show_lines([register_line(item, plan) for item in plan.recommendations])
        self.bar.show_pending(len(plan.pending()))
        self._show_filtered()
        if not typing:
            self._show_action()
        self._show_recommendation()
        self._settle()

    def begin(self, item: ActionItem) -> None:
        """Show a new action to be typed."""
        if self._plan is None or self._sheet is None:
            return
        if self.shown == REGISTER:
            self.turn_to(TABLE)
        self.flush()
        if self.form.dirty:
            return
        self.plan.clearSelection()
        self.board.choose("")
        self.form.show_item(item, self._plan, self._sheet)
        self._open()
        self.form.title.selectAll()

    def turn_to(self, view: str) -> None:
        """Show the view called *view*; an unknown one changes nothing."""
        if view in self._faces:
            self.bar.segments.choose(view)

    def flush(self) -> None:
        """Hand on what was typed of an action."""
        if self.form.dirty:
            self.form.submit()

    def choose(self, action_id: str) -> None:
        """Choose an action in every view of them."""
        self.plan.choose(action_id)
        self.board.choose(self.plan.chosen)

    def _show_filtered(self) -> None:
        """Show the actions that are looked for, in the table and on the board."""
        if self._plan is None or self._sheet is None:
            return
        plan, sheet, today = self._plan, self._sheet, self._today
        lines = {item.id: action_line(item, plan, sheet, today) for item in plan.actions}
        texts = {action_id: " ".join(line.cells) for action_id, line in lines.items()}
        found = select(plan, self.filter.wanted, texts)
        self.plan.show_lines([lines[item.id] for item in found.items])
        cards: dict[ActionState, list[Card]] = {state: [] for state in ActionState}
        for item in found.items:
            cards[item.state].append(card_of(item, plan, sheet, today))
        self.board.show_cards(cards)
        self.filter.show_found(found, len(plan.actions))

    def _show_action(self) -> None:
        if self._plan is None or self._sheet is None:
            return
        chosen = self.plan.chosen
        item = next((item for item in self._plan.actions if item.id == chosen), None)
        if item is not None:
            self.form.show_item(item, self._plan, self._sheet)
        elif self.form.item is not None and all(
            item.id != self.form.item.id for item in self._plan.actions
        ):
            self.form.clear()

    def _show_recommendation(self) -> None:
        if self._plan is None:
            return
        chosen = self.register.chosen
        item = next((r for r in self._plan.recommendations if r.id == chosen), None)
        if item is not None:
            self.panel.show_item(item, self._plan)

    def _on_action_chosen(self) -> None:
        wanted = self.plan.chosen
        self.flush()
        if self.form.dirty:
            # What is wrong has been said beside its field; it must not go with another row.
            self._stay()
            return
        self.choose(wanted)
        self._show_action()
        self._settle()

    def _stay(self) -> None:
        """Choose the action again that is still being typed."""
        blocked = self.plan.blockSignals(True)
        self.plan.clearSelection()
        if self.form.item is not None:
            self.plan.choose(self.form.item.id)
        self.plan.blockSignals(blocked)
        self.board.choose(self.plan.chosen)
        self._opened = True
        self._settle()

    def _on_recommendation_chosen(self) -> None:
        self._show_recommendation()
        self._settle()

    def _on_filter_changed(self) -> None:
        self.register.sieve(self.filter.words.text())
        self.board.scroll_to_top()
        self._show_filtered()
        self._settle()

    def _open(self) -> None:
        """Show the form of what is chosen, and go to it."""
        self._opened = True
        self._settle()
        if self.form.item is not None:
            self.form.title.setFocus()

    def _close(self) -> None:
        """Leave the form, once what was typed is stored."""
        self.flush()
        if not self.form.dirty:
            self._opened = False
            self._settle()
            self._faces[self.shown].setFocus()

    def _on_view_chosen(self, view: str) -> None:
        self._settle()
        self.view_shown.emit(view)

    def _settle(self) -> None:
        """Show the view that is chosen, or how to begin where there is nothing."""
        view, plan = self.shown, self._plan
        face = self._faces[view]
        if view == REGISTER:
            face = face if self.register.lines.rowCount() else self.no_recommendation
        elif plan is None or not plan.actions:
            face = self.no_action
        elif not self.plan.lines.rowCount():
            face = self.no_match
        self._views.setCurrentWidget(face)
        self.setFocusProxy(self._faces[view])
        self._sides.setCurrentWidget(self.panel if view == REGISTER else self.form)
        opened = self.form.item is not None and (view == TABLE or self._opened)
        self._sides.setVisible(bool(self.register.chosen) if view == REGISTER else opened)
        self.form.close_form.setVisible(view == BOARD)
        self.filter.show_facets(view != REGISTER)
        self.bar.follow(view)

    def _build(self) -> None:
        self._faces: dict[str, QWidget] = {
            TABLE: self.plan,
            BOARD: self.board,
            REGISTER: self.register,
        }
        empty = (self.no_action, self.no_match, self.no_recommendation)
        for part in (*self._faces.values(), *empty):
            self._views.addWidget(part)
        self._sides.addWidget(self.form)
        self._sides.addWidget(self.panel)
        body = QHBoxLayout()
        body.setContentsMargins(self._theme.px(9), 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._views, 1)
        body.addWidget(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.filter)
        column.addLayout(body, 1)
        self._settle()

    def _connect(self) -> None:
        self.bar.segments.chosen_changed.connect(self._on_view_chosen)
        self.bar.new.clicked.connect(self.new_requested)
        self.bar.paste.clicked.connect(self.paste_requested)
        self.filter.changed.connect(self._on_filter_changed)
        self.plan.chosen_changed.connect(self._on_action_chosen)
        self.board.chosen_changed.connect(self.plan.choose)
        self.board.open_requested.connect(self._open)
        self.board.close_requested.connect(self._close)
        self.form.close_requested.connect(self._close)
        self.register.chosen_changed.connect(self._on_recommendation_chosen)
        self.no_action.action_requested.connect(self.new_requested)
        self.no_match.action_requested.connect(self.filter.clear)
        self.no_recommendation.action_requested.connect(self.paste_requested)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()
