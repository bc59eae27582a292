"""What the table says of a document, cell by cell, and how rows are sorted by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spbe_desktop.domain.document_families import DocumentFamily
from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.library import DocumentUse, LibraryDocument
from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.words.formats import ABSENT, day, number, size

FAMILY_NAMES = {
    DocumentFamily.POLICY: "Kebijakan, SK",
    DocumentFamily.REPORT: "Laporan, reviu",
    DocumentFamily.PLAN: "Rencana, pedoman",
    DocumentFamily.PICTURE: "Gambar, video",
    DocumentFamily.ADDRESS: "Tautan web",
    DocumentFamily.OTHER: "Lainnya",
}
SHOWN_KEYS = 4
"""As many indicators are named, if there is room; the others are counted."""


def type_text(document: LibraryDocument) -> str:
    """Return what kind of document it is."""
    if document.document_type:
        return document.document_type
    return "Tautan" if document.kind is EvidenceKind.ADDRESS else ABSENT


def day_text(document: LibraryDocument) -> str:
    """Return its date."""
    return ABSENT if document.dated is None else day(document.dated)


def keys_text(entry: Entry, named: int = SHOWN_KEYS) -> str:
    """Return the indicators it proves, "1, 2, 4, 5 +5"; else those of the last year it did."""
    if entry.uses:
        return _listed(entry.uses, named)
    if not entry.document.uses:
        return ABSENT
    year = entry.document.uses[0].year
    return f"{year}: {_listed(entry.document.used_in(year), named)}"


def all_keys_text(document: LibraryDocument) -> str:
    """Return every indicator of every year, a line for each year; for a tool tip."""
    return "\n".join(
        f"{year}: {', '.join(_keys(document.used_in(year)))}"
        for year in sorted(document.years, reverse=True)
    )


def facts_text(document: LibraryDocument, pages: int = 0) -> str:
    """Return what the file is: "PDF · 12 halaman · 940 KB · revisi 1"."""
    if document.kind is EvidenceKind.ADDRESS:
        return "Alamat web; isinya tidak disimpan"
    name = document.original_name
    parts = [
        name.rpartition(".")[2].upper() if "." in name else "",
        f"{pages} halaman" if pages else "",
        size(document.size),
        f"revisi {document.revision}",
        "tanpa salinan" if document.kind is EvidenceKind.LINK else "",
    ]
    return " · ".join(part for part in parts if part)


def total_text(count: int, total_size: int) -> str:
    """Return how much is shown: "58 dokumen · 312 MB"."""
    return f"{number(count)} dokumen · {size(total_size)}"


def digest_text(sha256: str) -> str:
    """Return a digest so that two can be compared by eye: "8f3c 1a90 … 77e2"."""
    return f"{sha256[:4]} {sha256[4:8]} … {sha256[-4:]}"


def day_order(entry: Entry) -> date:
    """Return what sorts by date; what has none comes first when the oldest does."""
    return entry.document.dated or date.min


def keys_order(entry: Entry) -> tuple[tuple[int, ...], ...]:
    """Return what sorts by indicator; what proves none comes last."""
    return tuple(map(_numbers_of, _keys(entry.uses))) or _LAST


_LAST = ((10_000,),)


def _listed(uses: Iterable[DocumentUse], named: int) -> str:
    keys = _keys(uses)
    more = len(keys) - named
    shown = ", ".join(keys[:named])
    return f"{shown} +{more}" if more > 0 else shown


def _keys(uses: Iterable[DocumentUse]) -> list[str]:
    return sorted({use.key for use in uses}, key=_numbers_of)


def _numbers_of(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split("-"))
