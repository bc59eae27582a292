"""How figures, dates and sizes are written in documents that leave the program."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.scoring import rounded

ABSENT = indonesian.ABSENT
day, size = indonesian.day, indonesian.size


def index(figure: Fraction | None) -> str:
    """Return an index with two decimals, "2,98", or a dash."""
    return ABSENT if figure is None else _with_comma(rounded(figure))


def value(figure: Decimal | None) -> str:
    """Return a value with the decimals it needs, "3" or "2,5", or a dash."""
    return ABSENT if figure is None else _trimmed(_with_comma(figure))


def weight(percent: Fraction) -> str:
    """Return a weight in percent with the decimals it needs, at most two: "2,5"."""
    return _trimmed(_with_comma(rounded(percent)))


def moment(at: datetime) -> str:
    """Return "25 Sep 2026 05.42 UTC": the same wherever the document is made."""
    utc = at.astimezone(UTC)
    return f"{day(utc)} {utc:%H.%M} UTC"


def _with_comma(figure: Decimal) -> str:
    return f"{figure:f}".replace(".", ",")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(",") if "," in text else text
