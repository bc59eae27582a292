"""The library: every document of a workspace, with every place where it proves something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from spbe_desktop.domain.evidence import (
    Classification,
    DocumentDescription,
    EvidenceKind,
    FileState,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """One place where a document proves something, in any year and of any agency."""

    use_id: int
    assessment_id: int
    year: int
    agency: str
    """The short name of the agency."""
    key: IndicatorKey
    level: int | None
    slots: tuple[SlotCode, ...]
    """The slots of the indicator that it fills, in order."""
    pages: str
    proposed: bool
    """Whether it is only proposed (usulan): the officer has not confirmed it."""
    locked: bool
    """Whether the assessment was sent, and holds to what was sent."""
    revision: int | None
    """The earlier revision that it holds to; none where the newest is meant."""


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """All that is known of a document, used or not."""

    id: str
    kind: EvidenceKind
    title: str
    original_name: str
    media_type: str
    size: int
    sha256: str
    location: str
    """The path of a link or the web address; empty for a file in the vault."""
    modified_ns: int
    document_type: str
    number: str
    dated: date | None
    publisher: str
    signatory: str
    valid_until: date | None
    classification: Classification
    captured_at: datetime | None
    source_address: str
    added_at: datetime
    revision: int
    revised_at: datetime | None
    """When the newest revision came in; none for a document that was never replaced."""
    state: FileState
    uses: tuple[DocumentUse, ...]
    """Newest year first, within a year in the order in which they were made."""

    @property
    def description(self) -> DocumentDescription:
        """Return what the officer says of it."""
        return DocumentDescription(
            title=self.title,
            document_type=self.document_type,
            number=self.number,
            dated=self.dated,
            publisher=self.publisher,
            signatory=self.signatory,
            valid_until=self.valid_until,
            classification=self.classification,
            captured_at=self.captured_at,
            source_address=self.source_address,
        )

    @property
    def years(self) -> frozenset[int]:
        """Return the years in which it proves something."""
        return frozenset(use.year for use in self.uses)

    def used_in(self, year: int) -> tuple[DocumentUse, ...]:
        """Return its uses in the assessments of *year*."""
        return tuple(use for use in self.uses if use.year == year)

    def used_by(self, assessment_id: int) -> tuple[DocumentUse, ...]:
        """Return its uses in one assessment."""
        return tuple(use for use in self.uses if use.assessment_id == assessment_id)


@dataclass(frozen=True, slots=True)
class EarlierRevision:
    """The bytes that a document had before it was replaced."""

    revision: int
    kind: EvidenceKind
    title: str
    """The title of the document, so that a failure can name it."""
    original_name: str
    size: int
    sha256: str
    location: str
    replaced_at: datetime
