"""A document: how it is kept, whether its bytes are there, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class EvidenceKind(StrEnum):
    """How a piece of evidence is kept."""

    FILE = "file"
    """A copy in the vault."""
    LINK = "link"
    """A file that stays where the officer has it."""
    ADDRESS = "address"
    """A web address."""


class Classification(StrEnum):
    """How widely a document may be shown."""

    ORDINARY = "biasa"
    RESTRICTED = "terbatas"
    SECRET = "rahasia"


class FileState(StrEnum):
    """What a look at the bytes of a document has shown."""

    INTACT = "intact"
    MISSING = "missing"
    """Not there, or not to be read: a stick that was pulled out, a drive that is offline."""
    ALTERED = "altered"


class Stored(Protocol):
    """Whatever tells what a document is called and where its bytes are."""

    @property
    def kind(self) -> EvidenceKind:
        """How it is kept."""

    @property
    def title(self) -> str:
        """What the officer calls it."""

    @property
    def original_name(self) -> str:
        """What the file was called."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""

    @property
    def location(self) -> str:
        """The path of a link or the web address; empty for a file in the vault."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document or address whose bytes, if any, are already in place."""

    id: str
    kind: EvidenceKind
    title: str
    original_name: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    location: str = ""
    """The path of a link or the web address; empty for a file in the vault."""
    modified_ns: int = 0
    """When a linked file was last written, in nanoseconds, as the disk tells it."""
    captured_at: datetime | None = None
    """When a screenshot was taken."""
    source_address: str = ""
    """The web address that a screenshot shows."""
    document_type: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDescription:
    """What the officer says of a document, wherever it is used."""

    title: str
    document_type: str = ""
    """What kind of document it is, in the officer's words: "SK", "Notula"."""
    number: str = ""
    dated: date | None = None
    publisher: str = ""
    signatory: str = ""
    valid_until: date | None = None
    """The last day on which it is in force; none if nothing is said of it."""
    classification: Classification = Classification.ORDINARY
    captured_at: datetime | None = None
    source_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDescription(DocumentDescription):
    """What the officer says of a document and of its use under one indicator."""

    level: int | None = None
    pages: str = ""
    role: str = ""


class Classified(Protocol):
    """Whatever tells of a document how it is kept and how widely it may be shown."""

    @property
    def kind(self) -> EvidenceKind:
        """How it is kept."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""

    @property
    def classification(self) -> Classification:
        """How widely it may be shown."""


def secret_digests(documents: Iterable[Classified]) -> frozenset[str]:
    """Return the digests of the files among *documents* that must not leave the agency.

    One secret record is enough, even if another record calls the same bytes ordinary.
    """
    return frozenset(
        document.sha256
        for document in documents
        if document.kind is not EvidenceKind.ADDRESS
        and document.classification is Classification.SECRET
    )
