"""Actions and recommendations as lines of a table."""

from __future__ import annotations

from datetime import date

from spbe_desktop.domain.actions import ActionItem, ActionPlan, Recommendation, Urgency, urgency
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.action_tab.lines import Column, Line
from spbe_desktop.words.actions import NOBODY, STATES, due_words, recommendation_state, rupiah

ACTION_COLUMNS = (
    Column("Aksi"),
    Column("Tenggat", 222),
    Column("Pelaksana", 190, yields=2),
    Column("Ind.", 52, right=True, yields=3),
    Column("Keadaan", 110),
    Column("Biaya", 120, right=True, yields=1),
)
REGISTER_COLUMNS = (
    Column("No.", 56),
    Column("Rekomendasi"),
    Column("Ind.", 52, right=True),
    Column("Tahun", 64, right=True),
    Column("Tindak lanjut", 230),
)
_TONES = {Urgency.OVERDUE: "error", Urgency.CLOSED: "text_3"}


def action_line(item: ActionItem, plan: ActionPlan, sheet: Sheet, today: date) -> Line:
    """Return the row of an action; what is overdue stands out."""
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


def register_line(item: Recommendation, plan: ActionPlan) -> Line:
    """Return the row of a recommendation; what nobody acts on stands out."""
    state = recommendation_state(item, plan)
    return Line(
        item.id,
        (item.number, item.words, item.key, str(item.year), state),
        (item.position, item.words, _as_number(item.key), item.year, state),
        "text" if item.id in plan.answered or item.reason else "warning",
    )


def _as_number(key: str) -> int:
    """Return the number that *key* begins with, so that 9 stands before 10."""
    whole = key.partition("-")[0]
    return int(whole) if whole.isdecimal() else 0
