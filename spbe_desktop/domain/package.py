"""What an agency hands over: one assessment of one year, frozen, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.scoring import Score
from spbe_desktop.domain.slots import SlotCode


@dataclass(frozen=True, slots=True)
class PackageIdentity:
    """Which agency, year and revision a package speaks for."""

    region_code: str
    region_name: str
    agency_code: str
    agency_name: str
    year: int
    revision: int
    stage: str

    @property
    def name(self) -> str:
        """Return the name of the package without its suffix."""
        return f"SPBE_{self.region_code}_{self.agency_code}_{self.year}_r{self.revision:02}"

    @property
    def external_identifier(self) -> str:
        """Return the key by which a receiver recognises the package."""
        return f"{self.region_code}/{self.agency_code}/{self.year}/r{self.revision:02}"


@dataclass(frozen=True, slots=True)
class SubmittedEvidence:
    """One document or address; *source* is where its bytes are read from when writing."""

    id: str
    kind: EvidenceKind
    title: str
    original_name: str
    media_type: str
    size: int
    sha256: str
    address: str = ""
    document_type: str = ""
    number: str = ""
    dated: date | None = None
    publisher: str = ""
    classification: Classification = Classification.ORDINARY
    signatory: str = ""
    valid_until: date | None = None
    captured_at: datetime | None = None
    source_address: str = ""
    revision: int = 1
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class SubmittedUse:
    """Evidence *evidence_id* proves indicator *key*, at *level* if one was named."""

    evidence_id: str
    key: IndicatorKey
    level: int | None
    pages: str
    role: str
    slots: tuple[SlotCode, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmittedAnswer:
    """What the agency says of one indicator; *values* holds one value per scored stage."""

    key: IndicatorKey
    values: Mapping[str, Decimal]
    explanation: str
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class SubmittedChange:
    """One line of the change log; *field* is a code, not a sentence."""

    at: datetime
    actor: str
    key: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Submission:
    """Everything a package is made of; two equal submissions make the same bytes."""

    identity: PackageIdentity
    instrument: Instrument
    prepared: datetime
    """When the content last changed, in UTC: not the time of writing."""
    contact_name: str
    contact_phone: str
    parent_sha256: str
    """SHA-256 of the previous revision's package, or empty."""
    answers: tuple[SubmittedAnswer, ...]
    evidence: tuple[SubmittedEvidence, ...]
    uses: tuple[SubmittedUse, ...]
    changes: tuple[SubmittedChange, ...]
    score: Score
    software: str
    """Name and version of the program, for Bag-Software-Agent."""
