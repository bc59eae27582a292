"""What the officer looks over before she sends: the figures of one package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One thing that differs from the last revision; *field* is a code of the change log."""

    key: str
    """The number of the indicator; empty if it is about none."""
    field: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """The package as it would be written now."""

    agency: str
    year: int
    revision: int
    index_title: str
    index: Decimal | None
    """As it is displayed, rounded."""
    predicate: str
    predicate_rank: int
    predicate_ranks: int
    answered: int
    total: int
    index_if_lowest: Decimal
    """The displayed index if every unanswered indicator had its lowest value."""
    predicate_if_lowest: str
    files: int
    """Files that are put into the package, each counted once."""
    size: int
    """Bytes of those files."""
    addresses: int
    secret: tuple[str, ...]
    """Titles of the files that are left out."""
    folder: Path
    """Where the package is proposed to be saved."""
    file_name: str
    contact_name: str = ""
    contact_phone: str = ""
    changes: tuple[AnswerChange, ...] = ()
    """Since the last revision was sent; empty for the first."""
    last_sent: date | None = None
    """When the last revision was sent; none for the first."""
