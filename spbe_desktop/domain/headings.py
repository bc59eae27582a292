"""The heading of an official document: what it is, its number, what it is about, who issued it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.document_types import DocumentType

_LINES = 40
"""A heading stands among the first lines of a document."""
_SUBJECT_LINES = 8
_ISSUER_LINES = 4

_OFFICES = (
    r"(?:BUPATI|WALI ?KOTA|GUBERNUR|PRESIDEN|MENTERI|DIREKTUR|CAMAT|INSPEKTUR|"
    r"SEKRETARIS|KEPALA|KETUA|REKTOR|LURAH)"
)
# What a heading begins with. Capitals are asked for: in running text it is only spoken of.
_KINDS = (
    (re.compile(rf"(?:SURAT )?KEPUTUSAN (?:BERSAMA )?{_OFFICES}\b"), DocumentType.DECREE),
    (
        re.compile(
            rf"PERATURAN (?:BERSAMA )?(?:{_OFFICES}\b|DAERAH\b|PEMERINTAH\b|BADAN\b|LEMBAGA\b)"
        ),
        DocumentType.REGULATION,
    ),
    (re.compile(r"(?:SURAT EDARAN\b|EDARAN (?:BUPATI|GUBERNUR))"), DocumentType.CIRCULAR),
    (
        re.compile(
            r"(?:STANDAR(?:D)? OPERA(?:SIONAL|TING) PROSEDUR|STANDARD OPERATING PROCEDURE)"
        ),
        DocumentType.PROCEDURE,
    ),
    (re.compile(r"PEDOMAN\b"), DocumentType.PROCEDURE),
    (re.compile(r"NOTUL(?:A|EN|ENSI)\b"), DocumentType.MINUTES),
    (re.compile(r"BERITA ACARA\b"), DocumentType.RECORD),
    (re.compile(r"DAFTAR HADIR\b"), DocumentType.ATTENDANCE),
    (re.compile(r"LAPORAN\b"), DocumentType.REPORT),
    (re.compile(r"RENCANA KERJA\b(?! DAN ANGGARAN)"), DocumentType.WORK_PLAN),
    (re.compile(r"(?:SURAT PERJANJIAN|KONTRAK)\b"), DocumentType.CONTRACT),
    (re.compile(r"UNDANGAN\b"), DocumentType.INVITATION),
)
_INVITATION = re.compile(r"(?:perihal|hal)\s*:\s*(?:mohon )?undangan\b", re.IGNORECASE)
# A letter has its number among the lines at its head, a decree below its heading.
_NUMBER = re.compile(r"^(?:nomor|no\.)(?: sop| dokumen)?\s*(:?)\s*(\S.*)$", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(
    r"(?P<number>[A-Z]{0,10}[-.]?\d[\w.()-]*(?:\s*/\s*\w[\w.()-]*)*)"
    r"(?P<year>\s+TAHUN\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:DENGAN RAHMAT|MENIMBANG|MENGINGAT|LAMPIRAN|BAB I\b|YTH\b|KEPADA\b|"
    rf"{_OFFICES}[^,]*,$)",
    re.IGNORECASE,
)
_OFFICE_LINE = re.compile(
    r"(?:DINAS|BADAN|SEKRETARIAT|INSPEKTORAT|KECAMATAN|RUMAH SAKIT|SATUAN|BAGIAN)\b"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; empty where it does not say it clearly."""

    kind: DocumentType | None = None
    number: str = ""
    subject: str = ""
    """What stands below "TENTANG", in the capitals in which it is written."""
    name: str = ""
    """What it is called up to its number: "PERATURAN DAERAH KABUPATEN PASER"."""
    issuer: str = ""
    """Who has issued it, in capitals as well."""


def heading_of(text: str) -> Heading:
    """Return the heading of a document that begins with *text*."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line][:_LINES]
    for place, line in enumerate(lines):
        if _BODY.match(line):
            break
        for pattern, kind in _KINDS:
            if line.isupper() and pattern.match(line):
                return _official(lines[place:], kind, letterhead_in(lines[:place]))
    invites = any(map(_INVITATION.match, lines))
    return Heading(
        DocumentType.INVITATION if invites else None,
        number=_number_in(lines, colon_needed=True),
        issuer=letterhead_in(lines),
    )


def letterhead_in(lines: Sequence[str]) -> str:
    """Return the office in whose name the paper is printed, if it is among *lines*."""
    if not lines or not lines[0].startswith("PEMERINTAH"):
        return ""
    for line in lines[1:_ISSUER_LINES]:
        if line.isupper() and _OFFICE_LINE.match(line):
            return line
    return ""


def number_in(text: str) -> str:
    """Return the number that *text* begins with, such as "188.45/12/2025" or "47 Tahun 2022".

    It is empty if there is none, or if a place in it was left to be filled in.
    """
    found = _WHOLE_NUMBER.match(text)
    if not found or re.match(r"\s*/|\s*\.\.", text[found.end() :]):
        return ""
    number = re.sub(r"\s*/\s*", "/", found["number"]).rstrip(".(-")
    year = found["year"]
    return f"{number} Tahun {year.split()[1]}" if year else number


def _official(lines: Sequence[str], kind: DocumentType, letterhead: str) -> Heading:
    issued = kind in {DocumentType.DECREE, DocumentType.REGULATION}
    name, issuer = _issued(lines) if issued else ("", letterhead)
    return Heading(
        kind,
        number=_number_in(lines, colon_needed=False),
        subject=_subject(lines),
        name=name,
        issuer=issuer,
    )


def _number_in(lines: Sequence[str], *, colon_needed: bool) -> str:
    for line in lines:
        if _BODY.match(line):
            return ""
        found = _NUMBER.match(line) or (
            # "PERATURAN BUPATI PASER NOMOR 47 TAHUN 2022" on one line.
            None if colon_needed else re.search(r"\bNOMOR\s*(:?)\s*(\S.*)$", line)
        )
        if found and (found[1] or not colon_needed):
            return number_in(found[2])
    return ""


def _subject(lines: Sequence[str]) -> str:
    for place, line in enumerate(lines):
        before, tentang, after = f"{line} ".partition("TENTANG ")
        if tentang and (not before or before.endswith(" ")):
            rest = [after.strip(), *lines[place + 1 : place + _SUBJECT_LINES]]
            return " ".join(_capitals(rest))
        if _BODY.match(line):
            return ""
    return ""


def _capitals(lines: Sequence[str]) -> list[str]:
    """Return the lines up to the first that is no longer part of the heading."""
    kept: list[str] = []
    for line in lines:
        if line and (not line.isupper() or _BODY.match(line)):
            break
        if line:
            kept.append(line)
    return kept


def _issued(lines: Sequence[str]) -> tuple[str, str]:
    """Return what stands before the number, and who decides according to it."""
    text = " ".join(_capitals(lines[:_ISSUER_LINES]))
    found = re.match(r"((?:SURAT )?(?:KEPUTUSAN|PERATURAN)(?: DAERAH)? (.+?)) NOMOR\b", text)
    return (found[1], found[2]) if found else ("", "")
