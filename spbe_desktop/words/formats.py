"""How figures, dates and sizes are written in Indonesian, whatever the computer's locale says."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain import indonesian

ABSENT, MINUS = indonesian.ABSENT, indonesian.MINUS
number, day, size = indonesian.number, indonesian.day, indonesian.size

_MONTH_NUMBERS = {
    name.casefold(): place
    for names in (indonesian.MONTHS, indonesian.MONTHS_IN_FULL)
    for place, name in enumerate(names, start=1)
}
_DAY = re.compile(
    r"(?P<day>\d{1,2})(?P<gap>[-/.\s])\s*(?P<month>\d{1,2}|[a-z]+)(?P=gap)\s*(?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"[+\-\N{MINUS SIGN}]?(?:\d+(?:[.,]\d*)?|[.,]\d+)", re.ASCII)


def signed(value: Decimal | Fraction | int, decimals: int = 2) -> str:
    """Return a difference with its sign; nothing has none."""
    shown = indonesian.half_up(value, decimals)
    return ("+" if shown > 0 else "") + number(shown, decimals)


def plain(value: Decimal) -> str:
    """Return *value* with as many decimals as it was given, "3" or "2,5"."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return number(value, max(0, -exponent))


def optional(value: Decimal | None) -> str:
    """Return *value* as `plain` does, or the dash that stands for none."""
    return ABSENT if value is None else plain(value)


def percent(share: Decimal | Fraction | int, decimals: int = 0) -> str:
    """Return *share*, which is given in hundredths: 2.5 becomes "2,5 %"."""
    return f"{number(share, decimals)} %"


def clock(value: datetime) -> str:
    """Return a time of day as "10.42.07"; the caller has put it in local time."""
    return f"{value.hour:02}.{value.minute:02}.{value.second:02}"


def moment(value: datetime) -> str:
    """Return a date and time as "25 Sep 2026 10.42"; the caller has put it in local time."""
    return f"{day(value)} {value.hour:02}.{value.minute:02}"


def share_done(done: int, total: int) -> str:
    """Return how much of a task is done, in bytes: "1,2 MB dari 4 MB"."""
    return f"{size(done)} dari {size(total)}"


def time_left(seconds: float) -> str:
    """Return a rough remaining time; people do not want "97 detik"."""
    if seconds < 10:
        return "sisa beberapa detik"
    if seconds < 55:
        return f"sisa {round(seconds / 5) * 5} detik"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"sisa {minutes} menit"
    hours, minutes = divmod(minutes, 60)
    return f"sisa {hours} jam {minutes} menit" if minutes else f"sisa {hours} jam"


def listed(items: tuple[str, ...], at_most: int = 3) -> str:
    """Join *items* as a sentence does; what exceeds *at_most* is only counted."""
    if len(items) > at_most:
        return f"{', '.join(items[:at_most])}, dan {number(len(items) - at_most)} lainnya"
    if len(items) > 2:
        return f"{', '.join(items[:-1])}, dan {items[-1]}"
    return " dan ".join(items)


def parse_decimal(text: str) -> Decimal | None:
    """Return the number a person typed, "2,31" or "2.31"; None if it is none."""
    typed = text.strip()
    if not _NUMBER.fullmatch(typed):
        return None
    return Decimal(typed.replace(MINUS, "-").replace(",", "."))


def parse_day(text: str) -> date | None:
    """Return the day a person typed, "30-9-2026", "30/9/2026" or "30 Sep 2026"; None if none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    typed = found["month"].casefold()
    month = int(typed) if typed.isdecimal() else _MONTH_NUMBERS.get(typed, 0)
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
