"""The people who do the assessment: where they work, and what they are in the team."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_NUMBER = re.compile(r"\d{18}", re.ASCII)
_GAPS = re.compile(r"[\s.\-]")


class Role(StrEnum):
    """What somebody is in the team, from its head downwards."""

    CHAIR = "ketua"
    COORDINATOR = "koordinator"
    SECRETARY = "sekretaris"
    MEMBER = "anggota"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of an office; who left is retired, so that earlier years still name them."""

    id: str
    office: str
    """The name of the office (OPD)."""
    name: str
    position: str = ""
    employee_number: str = ""
    """The NIP as it was typed."""
    phone: str = ""
    email: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Decree:
    """The decision (SK) that a team rests on."""

    team_name: str
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a role, at a place in the list of the team."""

    person: Person
    role: Role
    place: int


@dataclass(frozen=True, slots=True)
class Team:
    """The team of one region and year; without an id while nothing is stored of it."""

    id: str
    decree: Decree
    members: tuple[Member, ...]
    """By role, then in the order that the officer has given them."""


def is_employee_number(typed: str) -> bool:
    """Tell whether *typed* can be a NIP: 18 digits, whatever stands between them.

    Peraturan Kepala BKN Nomor 22 Tahun 2007: date of birth (8), month of appointment (6), sex (1),
    serial number (3).
    """
    return _NUMBER.fullmatch(_GAPS.sub("", typed)) is not None
