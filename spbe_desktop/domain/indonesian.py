"""How numbers, days and sizes are written in Indonesian, whatever the computer's locale says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.scoring import rounded

MINUS = "\N{MINUS SIGN}"
ABSENT = "\N{EN DASH}"
"""Stands where there is no value."""

MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)
MONTHS_IN_FULL = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SIZE_UNITS = ("KB", "MB", "GB", "TB")


def number(value: Decimal | Fraction | int, decimals: int = 0) -> str:
    """Return *value* rounded half up to *decimals*, with decimal comma and thousands dots."""
    shown = half_up(value, decimals)
    sign = MINUS if shown < 0 else ""
    return sign + _grouped(abs(shown))


def day(value: date) -> str:
    """Return a date as "25 Sep 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_in_full(value: date) -> str:
    """Return a date as "25 September 2026"."""
    return f"{value.day} {MONTHS_IN_FULL[value.month - 1]} {value.year}"


def size(count: int) -> str:
    """Return a number of bytes in the largest unit that keeps it at 1 or more: "1,8 MB"."""
    if count < 1024:
        return f"{number(count)} byte"
    amount = Fraction(count)
    for unit in _SIZE_UNITS:
        amount /= 1024
        # 1023.96 KB would be rounded to "1.024 KB"; it is 1 MB.
        if amount < Fraction(9995, 10) or unit == _SIZE_UNITS[-1]:
            break
    shown = half_up(amount, 1)
    whole = shown >= 100 or shown == shown.to_integral_value()
    return f"{number(amount, 0 if whole else 1)} {unit}"


def half_up(value: Decimal | Fraction | int, decimals: int) -> Decimal:
    """Return *value* rounded half away from nothing, so that a loss mirrors a gain."""
    magnitude = rounded(abs(Fraction(value)), decimals)
    return -magnitude if value < 0 else magnitude


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
