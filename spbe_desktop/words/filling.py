"""What is said after several documents were taken in for an indicator or a slot."""

from __future__ import annotations

from collections.abc import Sequence

from spbe_desktop.words.formats import number

_NAMED = 3
"""How many documents are named one by one."""


def filled(count: int, key: str) -> str:
    """Return how many documents were added; nothing if none was."""
    return f"{number(count)} dokumen dilampirkan pada indikator {key}." if count else ""


def already_there(titles: Sequence[str], *, in_slot: bool) -> str:
    """Return which documents were there before, and so are not added; nothing if none was."""
    if not titles:
        return ""
    named = ", ".join(f"“{title}”" for title in titles[:_NAMED])
    more = f" dan {number(len(titles) - _NAMED)} lainnya" if len(titles) > _NAMED else ""
    where = "butir ini" if in_slot else "indikator ini"
    return f"{named}{more} sudah ada pada {where}, jadi tidak digandakan."
