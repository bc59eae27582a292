"""How milestones are named: when they are, and how far away."""

from __future__ import annotations

from datetime import date, time

from spbe_desktop.domain.agenda import Milestone, awaited_day
from spbe_desktop.words import formats


def days_left(day: date, today: date) -> str:
    """Return how far *day* is away: "hari ini", "3 hari lagi"; nothing once it is past."""
    days = (day - today).days
    if days < 0:
        return "sudah lewat"
    return {0: "hari ini", 1: "besok"}.get(days, f"{days} hari lagi")


def when_text(milestone: Milestone) -> str:
    """Return when a milestone is: "6 Okt 2026 09.00-15.30 WITA" with the sign for a range."""
    days = formats.day(milestone.first_day)
    if milestone.last_day is not None:
        days = f"{days} – {formats.day(milestone.last_day)}"
    hours = hours_text(milestone)
    return f"{days} {hours}" if hours else days


def hours_text(milestone: Milestone) -> str:
    """Return the hours of a milestone with their zone; nothing for whole days."""
    if milestone.starts is None:
        return ""
    hours = _clock(milestone.starts)
    if milestone.ends is not None:
        hours = f"{hours}–{_clock(milestone.ends)}"
    return f"{hours} {milestone.zone.value}"


def countdown(milestone: Milestone, today: date) -> str:
    """Return what is next and how far away: "Rapat klarifikasi: 6 Okt 2026 09.00 WITA, besok"."""
    awaited = awaited_day(milestone, today)
    left = days_left(awaited, today)
    if milestone.first_day < today:
        return f"{milestone.title}: berlangsung sampai {formats.day(awaited)}, {left}"
    hours = f" {_clock(milestone.starts)} {milestone.zone.value}" if milestone.starts else ""
    return f"{milestone.title}: {formats.day(awaited)}{hours}, {left}"


def _clock(value: time) -> str:
    return f"{value.hour:02}.{value.minute:02}"
