"""Filters of the library: in what condition each document is, and which are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from spbe_desktop.domain.document_checks import (
    EvidenceView,
    document_problems,
    outside_year,
    reckoning_day,
)
from spbe_desktop.domain.document_families import DocumentFamily, family_of
from spbe_desktop.domain.evidence import Classification
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.library import DocumentUse, LibraryDocument
from spbe_desktop.domain.sheet import Assessment


class Condition(StrEnum):
    """What there is to say of a document, the gravest first."""

    FILE_MISSING = "file_missing"
    FILE_ALTERED = "file_altered"
    EMPTY = "empty"
    DAMAGED = "damaged"
    """It does not open, or not within reason."""
    ENCRYPTED = "encrypted"
    """It asks for a password."""
    DRAFT = "draft"
    """Its text says that it is not finished."""
    EXPIRED = "expired"
    """It was in force until a day that has passed."""
    AGED = "aged"
    """A review or an audit that is too old to count."""
    TOO_LARGE = "too_large"
    """The portal does not take a file of this size."""
    NUMBER_MISSING = "number_missing"
    """A rule or decision without a number."""
    OUTSIDE_YEAR = "outside_year"
    """It proves something in the assessment shown, and tells of another year's work."""
    PROPOSED = "proposed"
    """Carried over or guessed, and not confirmed yet, in the assessment shown."""
    UNUSED = "unused"
    """It proves nothing in any year."""
    UNUSED_THIS_YEAR = "unused_this_year"
    """It proves something, but nothing in the assessment shown."""
    SECRET = "secret"
    RESTRICTED = "restricted"
    READY = "ready"
    """Nothing else is to be said."""


_FOUND = {
    FindingCode.EVIDENCE_MISSING: Condition.FILE_MISSING,
    FindingCode.EVIDENCE_ALTERED: Condition.FILE_ALTERED,
    FindingCode.EVIDENCE_EMPTY: Condition.EMPTY,
    FindingCode.EVIDENCE_DAMAGED: Condition.DAMAGED,
    FindingCode.EVIDENCE_ENCRYPTED: Condition.ENCRYPTED,
    FindingCode.EVIDENCE_DRAFT: Condition.DRAFT,
    FindingCode.EVIDENCE_EXPIRED: Condition.EXPIRED,
    FindingCode.REVIEW_AGED: Condition.AGED,
    FindingCode.AUDIT_AGED: Condition.AGED,
    FindingCode.OVER_PORTAL_LIMIT: Condition.TOO_LARGE,
}
"""The conditions that the checks before sending know, too."""

_GRAVITY = {condition: place for place, condition in enumerate(Condition)}


class Facet(StrEnum):
    """A question by which documents are told apart."""

    CONDITION = "condition"
    GROUP = "group"
    FAMILY = "family"
    YEAR = "year"


_PLACES = {facet: place for place, facet in enumerate(Facet)}

Choice = Mapping[Facet, Collection[str]]
"""The values that are ticked; a facet without any lets everything through."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where the library is looked at: an assessment, a day, and what is known of files."""

    assessment_id: int
    year: int
    groups: Mapping[IndicatorKey, str]
    """The code of the top group that each indicator belongs to."""
    view: EvidenceView


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it is seen from a standpoint."""

    document: LibraryDocument
    uses: tuple[DocumentUse, ...]
    """Those in the assessment shown."""
    conditions: tuple[Condition, ...]
    """The gravest first; never empty."""
    values: tuple[frozenset[str], ...]
    """What it answers to each facet, in the order of the facets."""

    def values_of(self, facet: Facet) -> frozenset[str]:
        """Return what it answers to *facet*."""
        return self.values[_PLACES[facet]]

    @property
    def family(self) -> DocumentFamily:
        """Return the family of the document."""
        return DocumentFamily(next(iter(self.values_of(Facet.FAMILY))))


@dataclass(frozen=True, slots=True)
class Selection:
    """What filters let through, and how many documents each value of a facet would show."""

    entries: tuple[Entry, ...]
    counts: Mapping[Facet, Mapping[str, int]]
    """As if nothing were ticked within the same facet, which is what ticking would add."""

    @property
    def size(self) -> int:
        """Return the bytes of all documents shown; a file that stands for two counts once."""
        sizes = {e.document.sha256 or e.document.id: e.document.size for e in self.entries}
        return sum(sizes.values())


def standpoint_of(
    assessment: Assessment,
    instrument: Instrument,
    today: date,
    facts: Mapping[str, FileFacts] | None = None,
    portal_limit: int = 0,
) -> Standpoint:
    """Return the standpoint of *assessment*; *facts* tell, by digest, what is in files."""
    groups = {i.key: str(group.code) for group in instrument.groups for i in group.indicators}
    as_of = reckoning_day(assessment.due, assessment.year, today)
    view = EvidenceView({}, facts, as_of, portal_limit=portal_limit)
    return Standpoint(assessment.id, assessment.year, groups, view)


def entries_of(documents: Iterable[LibraryDocument], seen_from: Standpoint) -> tuple[Entry, ...]:
    """Return *documents* as they are seen, in the same order."""
    return tuple(_entry(document, seen_from) for document in documents)


def select(
    entries: Iterable[Entry], choice: Choice, ids: Collection[str] | None = None
) -> Selection:
    """Return the entries that answer to every facet chosen, and counts for all, in one pass.

    *ids* leaves only the documents that a search has found; None means there was no search.
    """
    found = tuple(entries if ids is None else (e for e in entries if e.document.id in ids))
    # Few sets of values stand for thousands of entries, so these are counted and judged.
    tally = Counter(map(attrgetter("values"), found))
    wanted = [(_PLACES[facet], frozenset(values)) for facet, values in choice.items() if values]
    failed = {
        values: [place for place, asked in wanted if asked.isdisjoint(values[place])]
        for values in tally
    }
    counts: tuple[Counter[str], ...] = tuple(Counter() for _ in Facet)
    for values, count in tally.items():
        missed = failed[values]
        if len(missed) < 2:
            for place in missed or _PLACES.values():
                for value in values[place]:
                    counts[place][value] += count
    shown = tuple(entry for entry in found if not failed[entry.values]) if wanted else found
    return Selection(shown, {facet: counts[place] for facet, place in _PLACES.items()})


def _entry(document: LibraryDocument, seen_from: Standpoint) -> Entry:
    uses = document.used_by(seen_from.assessment_id)
    family = family_of(document.kind, document.document_type, document.media_type)
    conditions = _conditions(document, uses, family, seen_from)
    groups = {seen_from.groups[use.key] for use in uses if use.key in seen_from.groups}
    years = {str(use.year) for use in document.uses}
    # In the order of the facets.
    answers = (conditions, groups, (family.value,), years)
    return Entry(document, uses, conditions, tuple(map(frozenset, answers)))


def _conditions(
    document: LibraryDocument,
    uses: tuple[DocumentUse, ...],
    family: DocumentFamily,
    seen_from: Standpoint,
) -> tuple[Condition, ...]:
    found = {_FOUND[code] for code in document_problems(document, seen_from.view)}
    if family is DocumentFamily.POLICY and not document.number:
        found.add(Condition.NUMBER_MISSING)
    if not uses:
        found.add(Condition.UNUSED_THIS_YEAR if document.uses else Condition.UNUSED)
    elif outside_year(document, seen_from.year):
        found.add(Condition.OUTSIDE_YEAR)
    if any(use.proposed for use in uses):
        found.add(Condition.PROPOSED)
    if document.classification is Classification.SECRET:
        found.add(Condition.SECRET)
    elif document.classification is Classification.RESTRICTED:
        found.add(Condition.RESTRICTED)
    if len(found) < 2:
        return tuple(found) or (Condition.READY,)
    return tuple(sorted(found, key=_GRAVITY.__getitem__))
