"""Column types that keep exact numbers exact and refuse times without a zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects.sqlite import DATE
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from spbe_desktop.models import stored


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal stored as text, because SQLite's own numbers are binary."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the shortest plain notation: "3", "1.26"."""
        del dialect
        return None if value is None else stored.shortest(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read what was written."""
        del dialect
        return stored.exact(value)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, stored as ISO 8601 text that sorts by time."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuse a naive time: nobody could tell later which zone it was meant in."""
        del dialect
        return None if value is None else stored.moment_text(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read the moment back as an aware time in UTC."""
        del dialect
        return stored.moment(value)


class StoredDay(DATE):
    """SQLite's day; what is none is damage."""

    @override
    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], date | None]:
        """Read what was written."""
        del dialect, coltype
        return stored.day
