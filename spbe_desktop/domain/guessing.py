"""Guesses what a document is, from its name, its own title and its first page.

A guess fills in a form that the officer corrects, so it is silent wherever it could be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from spbe_desktop.domain.dates_in_text import DAY_IN_WORDS, days_in
from spbe_desktop.domain.document_types import DocumentType
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.headings import Heading, heading_of, number_in
from spbe_desktop.domain.plain_text import one_line

# What a name calls a document: in Indonesian, its first word. Before it may stand codes of an
# indicator and of a level, and words that are said of any file.
_BEFORE = (
    r"(?:(?i:[a-z]{0,3}\d[^\W_]*|ik|indikator|level|tingkat|butir|bukti|dukung|eviden(?:ce)?|"
    r"final|draft?|scan|salinan|copy|fix|ttd)[\s_.-]+)*"
)
_NAMED = tuple(
    (re.compile(rf"{_BEFORE}{pattern}(?![^\W_])"), kind)
    for pattern, kind in (
        (
            r"(?i:perbup|perwali|perwako|pergub|perda|permenpan\w*|peraturan[ _-]\w+)",
            DocumentType.REGULATION,
        ),
        (r"(?i:sk|kepbup|keputusan|surat[ _-]keputusan)", DocumentType.DECREE),
        (r"(?:SE|(?i:surat[ _-]edaran))", DocumentType.CIRCULAR),
        (r"(?i:sop|standar[ _-]operasional[ _-]prosedur|pedoman)", DocumentType.PROCEDURE),
        (r"(?i:notula|notulen|notulensi)", DocumentType.MINUTES),
        (r"(?i:berita[ _-]acara)", DocumentType.RECORD),
        (r"(?i:daftar[ _-]hadir|absensi)", DocumentType.ATTENDANCE),
        (r"(?i:undangan)", DocumentType.INVITATION),
        (r"(?i:laporan)", DocumentType.REPORT),
        (r"(?i:rencana[ _-]kerja)", DocumentType.WORK_PLAN),
        (r"(?i:kontrak|surat[ _-]perjanjian)", DocumentType.CONTRACT),
        (r"(?i:tangkapan[ _-]layar|screen[ _-]?shot\w*)", DocumentType.SCREENSHOT),
        (r"(?i:foto)", DocumentType.PHOTOGRAPH),
    )
)
_VIDEO = re.compile(r"\.(?:mp4|mov|mkv|webm|avi)$", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_NAMED_NUMBER = re.compile(r"(?i:\b(?:nomor|no)\b\.?\s*)(?=\S*\d)(.+)")
_NUMBER_AND_YEAR = re.compile(
    r"(?i:perbup|perwali|pergub|perda|peraturan \w+)(?: (?i:no|nomor)\.?)?[ _]+"
    r"(?P<number>\d{1,3})[-_ ](?P<year>(?:19|20)\d\d)(?!\d)"
)
# Titles that programs give of their own accord.
_NO_TITLE = re.compile(
    r"(?:microsoft |untitled|document\d*$|dokumen\d*$|scan|img|dsc|doc\d|camscanner|slide \d|"
    r"powerpoint|presentasi|presentation|book\d|sheet\d|.*\.(?:docx?|xlsx?|pptx?|pdf|indd|cdr)$)",
    re.IGNORECASE,
)
_SIGNED_ON = re.compile(
    rf"ditetapkan\s+di\b[^\n]{{0,40}}\s+pada\s+tanggal\s*:?\s*(?P<day>{DAY_IN_WORDS})"
    rf"|^[ \t]*pada\s+tanggal\s*:?\s*(?P<alone>{DAY_IN_WORDS})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER_DAY = re.compile(
    rf"^[ \t]*(?!senin|selasa|rabu|kamis|jum|sabtu|minggu|ahad)"
    rf"[A-Z][A-Za-z. ]{{2,30}},\s*(?P<day>{DAY_IN_WORDS})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MEETING_DAY = re.compile(
    rf"^[ \t]*hari\s*/?\s*(?:dan )?(?:tanggal|tgl)\.?\s*:\s*(?:\w+['’]?\w*\s*[,/]\s*)?"
    rf"(?P<day>{DAY_IN_WORDS})",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ONE_DAY = frozenset({DocumentType.MINUTES, DocumentType.ATTENDANCE, DocumentType.RECORD})
_SIGNS = re.compile(
    r"^[ \t]*(?:(?:a\.?n\.?|plt\.?|plh\.?|pj\.?|penjabat)[ \t]+)*"
    r"(?:BUPATI|WALI ?KOTA|GUBERNUR|SEKRETARIS|KEPALA|CAMAT|DIREKTUR|INSPEKTUR|KETUA)\b"
    r"[A-Z ,.&()-]*,[ \t]*\n(?=(?P<after>(?:.*\n?){1,6}))",
    re.MULTILINE,
)
_STAMP = re.compile(r"\(?(?:ttd|tertanda|cap|dto|materai|meterai)\.?\)?", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:bupati|kabupaten|kota|provinsi|daerah|pemerintah|dinas|kepala|sekretaris|peraturan|"
    r"keputusan|nomor|tentang|menimbang|mengingat|lampiran|tembusan|pembina)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w.'’]*(?:,? [A-Z][\w.'’]*){1,7}")
_SMALL = re.compile(
    r"dan|di|tentang|pada|dalam|yang|untuk|serta|atas|ke|dari|dengan|oleh|bagi|atau", re.IGNORECASE
)
_ABBREVIATION = re.compile(
    r"\W*(?:SPBE|TIK|SOP|OPD|TI|ASN|APBD|RPJMD|APBN|RKPD|UPTD|SDM|SP4N|LAPOR|KTP|RI|PANRB)\W*"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a document seems to be; empty where nothing says so clearly."""

    document_type: str = ""
    """One of DocumentType."""
    number: str = ""
    dated: date | None = None
    publisher: str = ""
    title: str = ""
    signatory: str = ""


def guess(file_name: str, facts: FileFacts | None = None) -> Guess:
    """Return what the file called *file_name* seems to be, and *facts* of it, if they are known.

    The page itself is believed before the title inside of the file, and that before its name.
    """
    heading = heading_of(facts.first_text) if facts else Heading()
    inner = _inner_title(facts)
    bare = _SUFFIX.sub("", file_name)
    kind = heading.kind or _kind_named(inner) or _kind_named(bare)
    if kind is None and _VIDEO.search(file_name):
        kind = DocumentType.VIDEO
    return Guess(
        document_type=kind or "",
        number=heading.number or _number_named(inner) or _number_named(bare),
        dated=_day_of(facts, kind) or _day_named(bare),
        publisher=_worded(heading.issuer),
        title=_title(heading) or inner,
        signatory=_signatory(facts),
    )


def _inner_title(facts: FileFacts | None) -> str:
    title = one_line(facts.title) if facts else ""
    return "" if _NO_TITLE.match(title) or " " not in title else title


def _kind_named(name: str) -> DocumentType | None:
    return next((kind for pattern, kind in _NAMED if pattern.match(name)), None)


def _number_named(name: str) -> str:
    if found := _NUMBER_AND_YEAR.search(name):
        return f"{found['number']} Tahun {found['year']}"
    found = _NAMED_NUMBER.search(name)
    number = number_in(found[1]) if found else ""
    # "no 3" may be the number of anything.
    return number if re.search(r"[/. ]", number) else ""


def _day_named(name: str) -> date | None:
    """Return the day in *name*; with two of them, it is not clear which."""
    days = set(days_in(name))
    return days.pop() if len(days) == 1 else None


def _day_of(facts: FileFacts | None, kind: DocumentType | None) -> date | None:
    if facts is None:
        return None
    found = _SIGNED_ON.search(facts.text or facts.first_text)
    if not found and kind in _OF_ONE_DAY:
        found = _MEETING_DAY.search(facts.first_text)
    found = found or _LETTER_DAY.search(facts.first_text)
    return next(days_in(found.group()), None) if found else None


def _title(heading: Heading) -> str:
    """Return what one calls a decree or regulation, if its heading is complete."""
    if not heading.subject or not heading.name:
        return ""
    number = f" Nomor {heading.number}" if heading.number else ""
    return f"{_worded(heading.name)}{number} tentang {_worded(heading.subject)}"


def _worded(capitals: str) -> str:
    """Return a heading in capitals as one writes it in a list."""
    return " ".join(map(_word, capitals.split()))


def _word(capitals: str) -> str:
    if _ABBREVIATION.fullmatch(capitals):
        return capitals
    return capitals.lower() if _SMALL.fullmatch(capitals) else capitals.capitalize()


def _signatory(facts: FileFacts | None) -> str:
    """Return the name below the office that signs; the last one in the document."""
    names = [
        _name_in(found["after"].split("\n"))
        for found in _SIGNS.finditer(facts.text if facts else "")
    ]
    return next(filter(None, reversed(names)), "")


def _name_in(lines: list[str]) -> str:
    for line in map(str.strip, lines):
        if line and not _STAMP.fullmatch(line):
            return line if _NAME.fullmatch(line) and not _NO_NAME.search(line) else ""
    return ""
