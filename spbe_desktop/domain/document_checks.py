"""What a computer can see of one document: whether it opens, is finished, and is not too old."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slot_states import SlotVerdict

_OLDEST = 2
"""Years: a review has to be younger, an audit no older (Pedoman 3/2024 hlm. 10 and 116–126)."""

_REVIEW = re.compile(r"\b(reviu|review|reviuw)\b", re.IGNORECASE)
_AUDIT = re.compile(r"\baudit\b", re.IGNORECASE)
_OF_ONE_YEAR = re.compile(
    r"\b(laporan|notula|notulen|undangan|daftar hadir|foto|tangkapan layar|dokumentasi)\b",
    re.IGNORECASE,
)
"""Kinds of documents that tell of one year's work; rules and plans hold for longer."""

_STATES = {
    FileState.MISSING: FindingCode.EVIDENCE_MISSING,
    FileState.ALTERED: FindingCode.EVIDENCE_ALTERED,
}
_UNREADABLE = {
    Readability.DAMAGED: FindingCode.EVIDENCE_DAMAGED,
    Readability.TOO_SLOW: FindingCode.EVIDENCE_DAMAGED,
    Readability.TOO_LARGE: FindingCode.EVIDENCE_DAMAGED,
    Readability.ENCRYPTED: FindingCode.EVIDENCE_ENCRYPTED,
}


class CheckedDocument(Protocol):
    """What of a document, or of a use of one, is looked at."""

    @property
    def kind(self) -> EvidenceKind:
        """Return how it is kept."""

    @property
    def title(self) -> str:
        """Return what it is called."""

    @property
    def document_type(self) -> str:
        """Return what kind of document it is, in the officer's words."""

    @property
    def size(self) -> int:
        """Return the bytes of its file."""

    @property
    def sha256(self) -> str:
        """Return the digest of its file."""

    @property
    def state(self) -> FileState:
        """Return what a look at its file has shown."""

    @property
    def dated(self) -> date | None:
        """Return its own date."""

    @property
    def valid_until(self) -> date | None:
        """Return the last day on which it is in force."""


Uses = Mapping[IndicatorKey, Sequence[EvidenceUse]]
"""The evidence of each indicator; one without evidence may be left out."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The evidence of an assessment with what is known of its files."""

    uses: Uses
    facts: Mapping[str, FileFacts] | None = None
    """What was found in files, by their digest, without those that were not read yet; none where
    files are not read at all."""
    as_of: date | None = None
    """The day on which ages are reckoned; none where they do not matter."""
    verdicts: Mapping[IndicatorKey, Sequence[SlotVerdict]] = field(default_factory=dict)
    """What was said of slots, by indicator; one of which nothing was said may be left out."""
    portal_limit: int = 0
    """Bytes that the portal takes of one file; 0 for any number."""

    def facts_of(self, document: CheckedDocument) -> FileFacts | None:
        """Return what was found in the file of *document*; none if that is not known."""
        return None if self.facts is None else self.facts.get(document.sha256)

    def is_unread(self, document: CheckedDocument) -> bool:
        """Tell whether the file of *document* is still to be read."""
        is_file = document.kind is not EvidenceKind.ADDRESS and document.state is FileState.INTACT
        return is_file and self.facts is not None and document.sha256 not in self.facts


def reckoning_day(due: date | None, year: int, today: date) -> date:
    """Return the day on which the age of evidence is reckoned.

    That is today while the assessment is being worked on, and the day it was due afterwards:
    looking at an old assessment again must not make its evidence older.
    """
    return min(today, due or date(year, 12, 31))


def document_problems(document: CheckedDocument, view: EvidenceView) -> Iterator[FindingCode]:
    """Yield what can be seen to be wrong with *document*."""
    if document.kind is not EvidenceKind.ADDRESS:
        if document.state in _STATES:
            yield _STATES[document.state]
        elif not document.size:
            yield FindingCode.EVIDENCE_EMPTY
        if view.portal_limit and document.size > view.portal_limit:
            yield FindingCode.OVER_PORTAL_LIMIT
        yield from _content_problems(view.facts_of(document))
    if view.as_of is not None:
        yield from _age_problems(document, view.as_of)


def _content_problems(facts: FileFacts | None) -> Iterator[FindingCode]:
    if facts is None:
        return
    if facts.readability in _UNREADABLE:
        yield _UNREADABLE[facts.readability]
    if facts.marks:
        yield FindingCode.EVIDENCE_DRAFT


def _age_problems(document: CheckedDocument, as_of: date) -> Iterator[FindingCode]:
    if document.valid_until is not None and document.valid_until < as_of:
        yield FindingCode.EVIDENCE_EXPIRED
    if document.dated is None:
        return
    last_day = years_after(document.dated, _OLDEST)
    if as_of < last_day:  # true of most, of thousands of documents
        return
    called = f"{document.document_type} {document.title}"
    if _REVIEW.search(called):
        yield FindingCode.REVIEW_AGED
    elif _AUDIT.search(called) and as_of > last_day:
        yield FindingCode.AUDIT_AGED


def years_after(day: date, years: int) -> date:
    """Return the same day *years* later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def outside_year(document: CheckedDocument, year: int) -> bool:
    """Tell whether *document* is dated after the assessed year, or tells of another year's work.

    Reviews and audits are judged by their age, whatever their year.
    """
    if document.dated is None:
        return False
    called = f"{document.document_type} {document.title}"
    if document.dated.year > year:
        return True
    by_age = _REVIEW.search(called) or _AUDIT.search(called)
    return not by_age and bool(_OF_ONE_YEAR.search(called)) and document.dated.year < year
