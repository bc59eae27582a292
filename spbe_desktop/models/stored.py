"""How exact numbers and moments are written into the database, and read back.

What cannot have been written by this program is damage: it is raised as that when it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from spbe_desktop.errors import WorkspaceDamagedError

_T = TypeVar("_T")

_FILE = Path("assessment.sqlite3")
"""Where the damage is; which workspace is open, whoever reads knows."""


def shortest(value: Decimal) -> str:
    """Return *value* in plain notation without zeros that say nothing: "3", "1.26"."""
    if not value.is_finite():
        raise ValueError(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(text: str | None) -> Decimal | None:
    """Return the number that was written as *text*."""
    return None if text is None else _read(Decimal, text)


def moment_text(value: datetime) -> str:
    """Return a moment as text that sorts by time; a naive one is refused."""
    if value.tzinfo is None:
        raise ValueError(value)
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str | None) -> datetime | None:
    """Return the moment that was written as *text*, in UTC."""
    return None if text is None else required_moment(text)


def required_moment(text: str) -> datetime:
    """Return the moment that a column holds in every row, in UTC."""
    return _read(datetime.fromisoformat, text)


def day(text: str | None) -> date | None:
    """Return the day that was written as *text*."""
    return None if text is None else _read(date.fromisoformat, text)


def _read(parse: Callable[[str], _T], text: str) -> _T:
    try:
        return parse(text)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise WorkspaceDamagedError(_FILE, repr(text)) from error
