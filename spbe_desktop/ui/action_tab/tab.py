"""The tab: actions or recommendations in a table, and what is chosen at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.actions import ActionItem, ActionPlan, Urgency, urgency
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.action_tab.action_form import ActionForm
from spbe_desktop.ui.action_tab.lines import Column, Line, LineTable
from spbe_desktop.ui.action_tab.recommendation_panel import RecommendationPanel
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.words.actions import NOBODY, STATES, due_words, recommendation_state, rupiah

_ACTIONS = (
    Column("Aksi"),
    Column("Tenggat", 210),
    Column("Pelaksana", 190, yields=2),
    Column("Ind.", 52, right=True, yields=3),
    Column("Keadaan", 110),
    Column("Biaya", 120, right=True, yields=1),
)
_RECOMMENDATIONS = (
    Column("No.", 56),
    Column("Rekomendasi"),
    Column("Ind.", 52, right=True),
    Column("Tahun", 64, right=True),
    Column("Tindak lanjut", 230),
)
_TONES = {Urgency.OVERDUE: "error", Urgency.CLOSED: "text_3"}
TABLE, REGISTER = 0, 1


class ActionTab(QWidget):
    """Shows a plan and asks for what is to be done with it."""

    new_requested = Signal()
    paste_requested = Signal()
    calendar_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._plan: ActionPlan | None = None
        self._sheet: Sheet | None = None
        self.plan = LineTable(theme, _ACTIONS, "Rencana aksi")
        self.register = LineTable(theme, _RECOMMENDATIONS, "Rekomendasi")
        self.form, self.panel = ActionForm(theme), RecommendationPanel(theme)
        self.show_actions, self.show_register = QPushButton("Tabel"), QPushButton("Rekomendasi")
        self.filter = QLineEdit()
        self.new, self.paste = QPushButton("Tambah aksi"), QPushButton("Tempel rekomendasi…")
        self.calendar = QPushButton("Simpan kalender (.ics)…")
        self.copy = QPushButton("Salin teks per OPD")
        self.no_action = EmptyState(
            theme,
            icons,
            icon="clipboard-check",
            title="Belum ada rencana aksi",
            text="Tulis apa yang akan dikerjakan, oleh siapa, dan sampai kapan.",
            action="Tambah aksi",
        )
        self.no_recommendation = EmptyState(
            theme,
            icons,
            icon="file-text",
            title="Belum ada rekomendasi",
            text="Salin rekomendasi dari laporan hasil evaluasi, lalu tempel di sini.",
            action="Tempel rekomendasi…",
        )
        self._views, self._sides = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()

    def show_plan(self, plan: ActionPlan, sheet: Sheet, today: date) -> None:
        """Show *plan*; what is chosen stays chosen, and what is being typed stays typed."""
        typing = self.form.dirty
        self._plan, self._sheet = plan, sheet
        self.plan.show_lines([_action_line(item, plan, sheet, today) for item in plan.actions])
        self.register.show_lines(
            [
                Line(
                    r.id,
                    (r.number, r.words, r.key, str(r.year), recommendation_state(r, plan)),
                    (
                        r.position,
                        r.words,
                        _as_number(r.key),
                        r.year,
                        recommendation_state(r, plan),
                    ),
                    "text" if r.id in plan.answered or r.reason else "warning",
                )
                for r in plan.recommendations
            ]
        )
        pending = len(plan.pending())
        told = f"Rekomendasi · {pending} belum ditindaklanjuti" if pending else "Rekomendasi"
        self.show_register.setText(told)
        if not typing:
            self._show_action()
        self._show_recommendation()
        self._settle()

    def begin(self, item: ActionItem) -> None:
        """Show a new action to be typed."""
        if self._plan is None or self._sheet is None:
            return
        self.turn_to(TABLE)
        self.flush()
        if self.form.dirty:
            return
        self.plan.clearSelection()
        self.form.show_item(item, self._plan, self._sheet)
        self._settle()
        self.form.title.setFocus()
        self.form.title.selectAll()

    def turn_to(self, view: int) -> None:
        """Show the actions or the recommendations."""
        (self.show_actions, self.show_register)[view].setChecked(True)
        self._settle()

    def flush(self) -> None:
        """Hand on what was typed of an action."""
        if self.form.dirty:
            self.form.submit()

    def _show_action(self) -> None:
        if self._plan is None or self._sheet is None:
            return
        chosen = self.plan.chosen
        item = next((item for item in self._plan.actions if item.id == chosen), None)
        if item is not None:
            self.form.show_item(item, self._plan, self._sheet)
        elif self.form.item is not None and not any(
            item.id == self.form.item.id for item in self._plan.actions
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
        self.plan.choose(wanted)
        self._show_action()
        self._settle()

    def _stay(self) -> None:
        """Choose the action again that is still being typed."""
        blocked = self.plan.blockSignals(True)
        self.plan.clearSelection()
        if self.form.item is not None:
            self.plan.choose(self.form.item.id)
        self.plan.blockSignals(blocked)

    def _on_recommendation_chosen(self) -> None:
        self._show_recommendation()
        self._settle()

    def _on_filter_edited(self, words: str) -> None:
        self.plan.sieve(words)
        self.register.sieve(words)

    def _settle(self) -> None:
        """Show the view that is chosen, or how to begin where there is nothing."""
        view = REGISTER if self.show_register.isChecked() else TABLE
        table = (self.plan, self.register)[view]
        full = table.lines.rowCount() > 0
        self._views.setCurrentWidget(
            table if full else (self.no_action, self.no_recommendation)[view]
        )
        side = self.panel if view == REGISTER else self.form
        self._sides.setCurrentWidget(side)
        shown = bool(self.register.chosen) if view == REGISTER else self.form.item is not None
        self._sides.setVisible(shown)
        for button, of in ((self.new, TABLE), (self.calendar, TABLE), (self.copy, TABLE)):
            button.setVisible(view == of)
        self.paste.setVisible(view == REGISTER)

    def _build(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(12), px(8), px(12), px(8))
        bar.setSpacing(px(8))
        group = QButtonGroup(self)
        for button in (self.show_actions, self.show_register):
            button.setCheckable(True)
            group.addButton(button)
            bar.addWidget(button)
        self.show_actions.setChecked(True)
        self.filter.setPlaceholderText("Saring: OPD, orang, indikator, keadaan")
        self.filter.setAccessibleName("Saring rencana aksi")
        self.filter.setClearButtonEnabled(True)
        bar.addWidget(self.filter, 1)
        for button in (self.calendar, self.copy, self.paste, self.new):
            bar.addWidget(button)
        for part in (self.plan, self.register, self.no_action, self.no_recommendation):
            self._views.addWidget(part)
        self._sides.addWidget(self.form)
        self._sides.addWidget(self.panel)
        body = QHBoxLayout()
        body.setContentsMargins(px(9), 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._views, 1)
        body.addWidget(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(body, 1)
        self.setFocusProxy(self.plan)
        self._settle()

    def _connect(self) -> None:
        self.show_actions.clicked.connect(self._settle)
        self.show_register.clicked.connect(self._settle)
        self.filter.textChanged.connect(self._on_filter_edited)
        self.plan.chosen_changed.connect(self._on_action_chosen)
        self.register.chosen_changed.connect(self._on_recommendation_chosen)
        self.new.clicked.connect(self.new_requested)
        self.no_action.action_requested.connect(self.new_requested)
        self.paste.clicked.connect(self.paste_requested)
        self.no_recommendation.action_requested.connect(self.paste_requested)
        self.calendar.clicked.connect(self.calendar_requested)
        self.copy.clicked.connect(self.copy_requested)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()


def _action_line(item: ActionItem, plan: ActionPlan, sheet: Sheet, today: date) -> Line:
    nearness = urgency(item, today)
    title = item.title if item.year == sheet.assessment.year else f"{item.title} ({item.year})"
    who = plan.who(item) or NOBODY
    cost = "" if item.cost is None else rupiah(item.cost)
    due = item.due or date.max
    state = STATES[item.state]
    return Line(
        item.id,
        (title, due_words(item, today), who, item.key, state, cost),
        (title.casefold(), due.toordinal(), who, _as_number(item.key), state, item.cost or 0),
        _TONES.get(nearness, "text"),
    )


def _as_number(key: str) -> int:
    """Return the number that *key* begins with, so that 9 stands before 10."""
    whole = key.partition("-")[0]
    return int(whole) if whole.isdecimal() else 0
