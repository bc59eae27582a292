"""Documents that are signed: which there are, and what is filled into their templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.team import Person, Role, Team


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


def usual_signatories(
    office: str, people: Sequence[Person], team: Team
) -> tuple[Signatory, Signatory]:
    """Return who usually signs for *office*, and who receives it; empty where nobody is known.

    The head is whoever of the office leads it by their position. Received it is by the
    coordinator of the team, or by its chair where the coordinator is that head.
    """
    head = next((p for p in people if p.active and p.office == office and _leads(p)), None)
    ranked = (
        member.person
        for role in (Role.COORDINATOR, Role.CHAIR)
        for member in team.members
        if member.role is role
    )
    receiver = next((p for p in ranked if head is None or p.id != head.id), None)
    return _signatory(head), _signatory(receiver)


_ACTING = r"(?:(?:plt|plh|pj)\.?\s+)?"
_LEADERS = (
    r"kepala\s+(?:dinas|badan|kantor|satuan|pelaksana|{own})\b"
    r"|inspektur\b(?!\s+pembantu)|camat\b|direktur\b|sekretaris\s+(?:daerah|dprd|dewan)\b"
)


def _leads(person: Person) -> bool:
    """Tell whether somebody leads their office: "Plt. Kepala Dinas …", "Camat …"."""
    own = re.escape(person.office.casefold().partition(" ")[0])
    position = person.position.casefold().strip()
    return re.match(f"{_ACTING}(?:{_LEADERS.format(own=own)})", position) is not None


def _signatory(person: Person | None) -> Signatory:
    if person is None:
        return Signatory()
    return Signatory(person.name, person.position, person.employee_number)


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
