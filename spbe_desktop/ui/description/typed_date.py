"""Dates as an officer types them: "14 Jan 2025", "14/1/2025", "14-01-2025" or "2025-01-14"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_FIGURES = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_WORDS = re.compile(r"(\d{1,2})[\s./-]+([a-z]{3,9})\.?[\s./-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def parse_day(text: str) -> date | None:
    """Return the day that *text* names; None if it names none."""
    typed = text.strip().lower()
    try:
        if match := _ISO.fullmatch(typed):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _FIGURES.fullmatch(typed):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _WORDS.fullmatch(typed):
            return date(int(match[3]), _MONTHS.index(match[2][:3]) + 1, int(match[1]))
    except ValueError:
        return None
    return None
