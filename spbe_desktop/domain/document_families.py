"""Families of documents: what the many types that officers name have in common."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from spbe_desktop.domain.evidence import EvidenceKind


class DocumentFamily(StrEnum):
    """What kind of proof a document is."""

    POLICY = "policy"
    """Rules and decisions, which have a number and stay in force until they are revoked."""
    REPORT = "report"
    """Reports, reviews and minutes, which prove what was done at their time."""
    PLAN = "plan"
    """Plans, architectures, procedures and registers."""
    PICTURE = "picture"
    """Screenshots, photos and films."""
    ADDRESS = "address"
    OTHER = "other"


_STEMS = {
    DocumentFamily.PICTURE: r"tangkapan|foto|video|gambar|dokumentasi|bukti fungsi",
    DocumentFamily.REPORT: (
        r"laporan|lap|lhp|reviu|review|evaluasi|audit|notula|notulensi|notulen|risalah"
        r"|berita acara|daftar hadir|undangan"
    ),
    DocumentFamily.POLICY: (
        r"peraturan|per(?:bup|wali|wal|gub|da|men|pres)\w*|sk|keputusan|kep(?:bup|wal|gub)?"
        r"|surat edaran|se|instruksi|kebijakan|ketetapan"
    ),
    DocumentFamily.PLAN: (
        r"rencana|renja|renstra|rkpd?|rpjmd|rka|dpa|peta rencana|arsitektur|sop|pedoman"
        r"|prosedur|register|daftar|anggaran|manual|kak|kontrak"
    ),
}
_FAMILIES = tuple(
    (family, re.compile(rf"\b(?:{stems})\b", re.IGNORECASE)) for family, stems in _STEMS.items()
)


@lru_cache(maxsize=1024)
def family_of(kind: EvidenceKind, document_type: str, media_type: str) -> DocumentFamily:
    """Return the family of a document; the first word of its type that is known decides.

    Without a known type, what the file is decides: a picture is a picture.
    """
    if kind is EvidenceKind.ADDRESS:
        return DocumentFamily.ADDRESS
    found = [
        (match.start(), family)
        for family, stems in _FAMILIES
        if (match := stems.search(document_type))
    ]
    if found:
        return min(found, key=lambda place: place[0])[1]
    if media_type.startswith(("image/", "video/")):
        return DocumentFamily.PICTURE
    return DocumentFamily.OTHER
