"""Documents as the search knows them, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from spbe_desktop.domain.instrument import IndicatorKey

FOUND_BEGINS, FOUND_ENDS = "\x02", "\x03"
"""What stands around the words that were searched for; never part of a document's own text."""


class UsedAt(NamedTuple):
    """Where a document proves something."""

    key: IndicatorKey
    level: int | None = None


@dataclass(frozen=True, slots=True)
class SearchedDocument:
    """What a document is found by, beside the text of its file."""

    evidence_id: str
    sha256: str
    """Of its file; empty for an address."""
    title: str
    number: str = ""
    names: tuple[str, ...] = ()
    """What its files were called."""
    document_type: str = ""
    publisher: str = ""
    signatory: str = ""
    used_at: tuple[UsedAt, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; *snippet* is the place in its text, if it was found there."""

    evidence_id: str
    snippet: str = ""
