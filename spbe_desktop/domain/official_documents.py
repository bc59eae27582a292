"""Documents that are signed: which there are, and what is filled into their templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spbe_desktop.domain.sheet import Sheet


class OfficialDocument(StrEnum):
    """A document that is printed and signed; its value names its template."""

    COMMITMENT = "lembar-komitmen"
    """The head of an agency commits to the targets of the year."""
    MINUTES = "berita-acara"
    """Both sides record what the self-assessment came to."""
    STATEMENT = "surat-pernyataan"
    """The head of an agency declares that answers and evidence are true."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs; whatever is not known is left to be written by hand."""

    name: str = ""
    position: str = ""
    employee_number: str = ""
    """The civil servant's number (NIP)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningFacts:
    """What the officer tells about one document, beside the assessment itself."""

    number: str
    place: str
    dated: date
    head: Signatory
    """The head of the agency, who signs every document."""
    receiver: Signatory
    """Who signs the minutes for the coordinator's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPaper:
    """One document before it is written."""

    kind: OfficialDocument
    sheet: Sheet
    signing: SigningFacts

    @property
    def parties(self) -> tuple[Signatory, ...]:
        """Return who signs, the head of the agency first."""
        both = self.kind is OfficialDocument.MINUTES
        return (self.signing.head, self.signing.receiver) if both else (self.signing.head,)
