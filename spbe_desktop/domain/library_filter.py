"""Filters of the library: in what condition each document is, and which are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spbe_desktop.domain.document_families import DocumentFamily, family_of
from spbe_desktop.domain.evidence import Classification, FileState
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.library import DocumentUse, LibraryDocument
from spbe_desktop.domain.sheet import Assessment

FRESH_YEARS = 2
"""As many years a report proves what is done; older ones are not counted."""


class Condition(StrEnum):
    """What there is to say of a document, the gravest first."""

    FILE_MISSING = "file_missing"
    FILE_ALTERED = "file_altered"
    EXPIRED = "expired"
    """It was in force until a day that has passed."""
    AGED = "aged"
    """A report older than two years."""
    NUMBER_MISSING = "number_missing"
    """A rule or decision without a number."""
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


class Facet(StrEnum):
    """A question by which documents are told apart."""

    CONDITION = "condition"
    GROUP = "group"
    FAMILY = "family"
    YEAR = "year"


Choice = Mapping[Facet, Collection[str]]
"""The values that are ticked; a facet without any lets everything through."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where the library is looked at: an assessment and a day."""

    assessment_id: int
    year: int
    day: date
    """The day on which the age of documents counts."""
    groups: Mapping[IndicatorKey, str]
    """The code of the top group that each indicator belongs to."""
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """More conditions by the id of the document, such as what reading its file has shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it is seen from a standpoint."""

    document: LibraryDocument
    uses: tuple[DocumentUse, ...]
    """Those in the assessment shown."""
    conditions: tuple[str, ...]
    """The gravest first; never empty."""
    values: Mapping[Facet, frozenset[str]]
    """What it answers to each facet."""

    @property
    def family(self) -> DocumentFamily:
        """Return the family of the document."""
        return DocumentFamily(next(iter(self.values[Facet.FAMILY])))


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
    found: Mapping[str, tuple[str, ...]] | None = None,
) -> Standpoint:
    """Return the standpoint of *assessment*: its own time, which ends with its year."""
    day = min(today, date(assessment.year, 12, 31))
    if assessment.sent_at is not None:
        day = assessment.sent_at.date()
    groups = {i.key: str(group.code) for group in instrument.groups for i in group.indicators}
    return Standpoint(assessment.id, assessment.year, day, groups, found or {})


def entries_of(documents: Iterable[LibraryDocument], seen_from: Standpoint) -> tuple[Entry, ...]:
    """Return *documents* as they are seen, in the same order."""
    return tuple(_entry(document, seen_from) for document in documents)


def select(
    entries: Iterable[Entry], choice: Choice, ids: Collection[str] | None = None
) -> Selection:
    """Return the entries that answer to every facet chosen, and counts for all, in one pass.

    *ids* leaves only the documents that a search has found; None means there was no search.
    """
    shown: list[Entry] = []
    # Few sets of values stand for thousands of entries, so these are counted first.
    tallies: dict[Facet, Counter[frozenset[str]]] = {facet: Counter() for facet in Facet}
    wanted = [(facet, frozenset(values)) for facet, values in choice.items() if values]
    for entry in entries:
        if ids is not None and entry.document.id not in ids:
            continue
        values = entry.values
        failed = [facet for facet, asked in wanted if asked.isdisjoint(values[facet])]
        if not failed:
            shown.append(entry)
            for facet, tally in tallies.items():
                tally[values[facet]] += 1
        elif len(failed) == 1:
            tallies[failed[0]][values[failed[0]]] += 1
    return Selection(tuple(shown), {facet: _spread(tally) for facet, tally in tallies.items()})


def ages(family: DocumentFamily) -> bool:
    """Tell whether documents of *family* prove something only for a time."""
    return family in {DocumentFamily.REPORT, DocumentFamily.PICTURE}


def aged_since(document: LibraryDocument) -> date | None:
    """Return the day from which on a document is too old; none if it does not age."""
    family = family_of(document.kind, document.document_type, document.media_type)
    if document.dated is None or not ages(family):
        return None
    year = document.dated.year + FRESH_YEARS
    if (document.dated.month, document.dated.day) == (2, 29):
        return date(year, 3, 1)
    return document.dated.replace(year=year)


def _spread(tally: Counter[frozenset[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for values, count in tally.items():
        for value in values:
            counts[value] += count
    return counts


def _entry(document: LibraryDocument, seen_from: Standpoint) -> Entry:
    uses = document.used_by(seen_from.assessment_id)
    family = family_of(document.kind, document.document_type, document.media_type)
    conditions = _conditions(document, uses, family, seen_from)
    groups = (seen_from.groups.get(use.key) for use in uses)
    values = {
        Facet.CONDITION: frozenset(conditions),
        Facet.GROUP: frozenset(group for group in groups if group is not None),
        Facet.FAMILY: frozenset((family.value,)),
        Facet.YEAR: frozenset(str(use.year) for use in document.uses),
    }
    return Entry(document, uses, conditions, values)


def _conditions(
    document: LibraryDocument,
    uses: tuple[DocumentUse, ...],
    family: DocumentFamily,
    seen_from: Standpoint,
) -> tuple[str, ...]:
    aged = aged_since(document)
    claims = (
        (Condition.FILE_MISSING, document.state is FileState.MISSING),
        (Condition.FILE_ALTERED, document.state is FileState.ALTERED),
        (
            Condition.EXPIRED,
            document.valid_until is not None and document.valid_until < seen_from.day,
        ),
        (Condition.AGED, aged is not None and aged <= seen_from.day),
        (Condition.NUMBER_MISSING, family is DocumentFamily.POLICY and not document.number),
        (Condition.PROPOSED, any(use.proposed for use in uses)),
        (Condition.UNUSED, not document.uses),
        (Condition.UNUSED_THIS_YEAR, bool(document.uses) and not uses),
        (Condition.SECRET, document.classification is Classification.SECRET),
        (Condition.RESTRICTED, document.classification is Classification.RESTRICTED),
    )
    own = [condition.value for condition, holds in claims if holds]
    # What was found in a file is graver than what is said of it, but a file must be there first.
    place = sum(name in _OF_THE_FILE for name in own)
    own[place:place] = seen_from.found.get(document.id, ())
    return tuple(own) or (Condition.READY.value,)


_OF_THE_FILE = frozenset({Condition.FILE_MISSING.value, Condition.FILE_ALTERED.value})
