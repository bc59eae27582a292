"""The date on the officer's own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the date where the computer is."""
    return datetime.now(UTC).astimezone().date()
