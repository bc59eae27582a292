"""What reading a package has shown: whom it speaks for and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from spbe_desktop.domain.package import PackageIdentity


class ProblemKind(StrEnum):
    """What is wrong; the values are the words of the format, and of `verify --json`."""

    MISSING = "hilang"
    """Named in the package, but not in it."""
    CHANGED = "berubah"
    """Not the bytes that the package promises."""
    FOREIGN = "asing"
    """In the package, but named nowhere."""
    CLASH = "nama-bentrok"
    """Two names that some system would take for one."""
    UNSAFE_NAME = "nama-berbahaya"
    """A name that leaves its folder or that some system cannot write."""
    LINK = "tautan"
    """A link or a device in place of a file."""
    ENCRYPTED = "terenkripsi"
    """Content that cannot be read without a password."""
    STRUCTURE = "struktur"
    """The zip contradicts itself, or uses what packages do not use."""
    TOO_LARGE = "terlalu-besar"
    """More entries or bytes than a package may have."""
    COUNT = "jumlah"
    """Payload-Oxum is not what the package holds."""
    FORMAT = "bentuk"
    """A document of the package cannot be understood."""
    VERSION = "versi"
    """Written in a newer version of the format."""
    CONTRADICTION = "bertentangan"
    """Two documents of the package disagree."""


@dataclass(frozen=True, slots=True)
class PackageProblem:
    """One problem: *name* is the entry or the field, *detail* a fact for who looks closer."""

    kind: ProblemKind
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of reading a whole package; what could not be read is None or 0."""

    path: Path
    sha256: str
    """Of the package itself; empty if nobody asked for it."""
    size: int
    identity: PackageIdentity | None
    instrument_id: str
    instrument_digest: str
    software: str
    prepared: str
    """ISO 8601, as the package has it."""
    files: int
    """Files of the payload, documents included."""
    evidence: int
    """Files of evidence."""
    evidence_bytes: int
    excluded: int
    """Files of evidence that were left out as secret."""
    problems: tuple[PackageProblem, ...]

    @property
    def valid(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.problems
