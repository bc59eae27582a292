"""Days as Indonesian documents and file names write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb", "peb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt", "ags"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des"),
        ),
        start=1,
    )
    for name in names
}
_YEAR = r"(?:19|20)\d\d"
DAY_IN_WORDS = rf"\d{{1,2}}[\s._-]+(?:{'|'.join(_MONTHS)})\.?[\s._-]+{_YEAR}"
"""A pattern for "14 Januari 2025", to be matched regardless of case."""

_DAYS = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?P<d>\d{{1,2}})[\s._-]+(?P<name>{'|'.join(_MONTHS)})\.?[\s._-]+(?P<y>{_YEAR})"
    rf"|(?P<d2>\d{{1,2}})(?P<mark>[-./])(?P<m2>\d{{1,2}})(?P=mark)(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<mark3>[-_.]?)(?P<m3>\d\d)(?P=mark3)(?P<d3>\d\d)"
    rf")(?!\d)",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[date]:
    """Yield the days that are written out in *text*; figures are day, month, year."""
    for match in _DAYS.finditer(text):
        if match["name"]:
            parts = match["y"], str(_MONTHS[match["name"].lower()]), match["d"]
        elif match["mark"]:
            parts = match["y2"], match["m2"], match["d2"]
        else:
            parts = match["y3"], match["m3"], match["d3"]
        try:
            yield date(*map(int, parts))
        except ValueError:
            continue
