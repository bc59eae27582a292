"""Actions in words: their states, what they promise, and what is sent to those who act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from spbe_desktop.domain.actions import (
    ActionItem,
    ActionPlan,
    ActionState,
    Recommendation,
    Urgency,
    urgency,
)
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.words.formats import ABSENT, day, number, signed

STATES: dict[ActionState, str] = {
    ActionState.PLANNED: "Direncanakan",
    ActionState.RUNNING: "Berjalan",
    ActionState.DONE: "Selesai",
    ActionState.CANCELLED: "Dibatalkan",
}
NOBODY = "Belum ada penanggung jawab"


def due_words(item: ActionItem, today: date) -> str:
    """Return the due day with how near it is, as "30 Sep 2026 · terlambat 5 hari"."""
    if item.due is None:
        return ABSENT
    return " · ".join(filter(None, (day(item.due), nearness_words(item, today))))


def nearness_words(item: ActionItem, today: date) -> str:
    """Return how near the due day is, as "terlambat 5 hari"; nothing if it is far or closed."""
    distance = 0 if item.due is None else (item.due - today).days
    match urgency(item, today):
        case Urgency.OVERDUE:
            return f"terlambat {-distance} hari"
        case Urgency.SOON:
            return f"{distance} hari lagi" if distance else "hari ini"
        case _:
            return ""


def rupiah(amount: int) -> str:
    """Return an amount as "Rp 1.250.000"."""
    return f"Rp {number(amount)}"


def gain_words(gain: Fraction | None) -> str:
    """Return what an action promises, as "+0,04 indeks bila tercapai"; nothing if unknown."""
    return "" if gain is None else f"{signed(gain)} indeks bila tercapai"


def recommendation_state(item: Recommendation, plan: ActionPlan) -> str:
    """Return what became of a recommendation."""
    if item.id in plan.answered:
        count = sum(item.id in action.recommendations for action in plan.actions)
        return f"{count} aksi" if count else "Ada aksi tahun lain"
    return "Tidak ditindaklanjuti, beralasan" if item.reason else "Belum ditindaklanjuti"


def requests_by_agency(plan: ActionPlan, today: date) -> str:
    """Return letters to paste, one for each agency or person that still has something to do."""
    groups: dict[tuple[str, str], list[ActionItem]] = defaultdict(list)
    for item in plan.actions:
        if not item.closed:
            agency = plan.agencies.get(item.responsible_agency_id or 0, "")
            # Whoever is named without an agency need not be the head of one.
            addressed = ("Kepala ", agency) if agency else ("", plan.who(item))
            groups[addressed].append(item)
    named = sorted((name, title) for title, name in groups if name)
    return "\n\n\n".join(
        _request(f"{title}{name}", groups[title, name], today) for name, title in named
    )


def _request(name: str, items: list[ActionItem], today: date) -> str:
    lines = [f"Yth. {name},", "mohon tindak lanjut rencana aksi SPBE berikut:"]
    for place, item in enumerate(items, 1):
        of = f" (indikator {item.key})" if item.key else ""
        until = f", paling lambat {due_words(item, today)}" if item.due else ""
        lines.append(f"{place}. {item.title}{of}{until}.")
    return "\n".join((*lines, "Atas perhatian dan kerja samanya kami ucapkan terima kasih."))


CALENDAR_MARK = "@aksi.spbe-desktop"
"""What the uid of an action in a calendar ends with, after its id."""


def calendar_entries(
    plan: ActionPlan, items: Sequence[ActionItem], sequence: int = 0
) -> tuple[CalendarEntry, ...]:
    """Return the due days of *items* as entries of a calendar; what was cancelled has none.

    *plan* tells the names of who acts.
    """
    return tuple(
        CalendarEntry(
            uid=f"{item.id}{CALENDAR_MARK}",
            title=item.title,
            starts=item.due,
            description="\n".join(filter(None, (plan.who(item), item.description))),
            is_task=True,
            done=item.state is ActionState.DONE,
            sequence=sequence,
        )
        for item in items
        if item.due is not None and item.state is not ActionState.CANCELLED
    )
