"""What stands in the merge fields of the sheets for an interview and a visit.

The questions come as texts: their words belong to whoever asks for the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.interview import InterviewSheet
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.domain.sheet import Assessment, EvidenceUse
from spbe_desktop.domain.slots import EvidenceSlot
from spbe_desktop.domain.visits import shown_on_site
from spbe_desktop.exports.template_fields import Fields


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """One indicator with the texts that are said of it."""

    sheet: InterviewSheet
    claim: str
    last_year: str
    questions: tuple[str, ...]


def interview_fields(asked: Sequence[AskedSheet], about: Assessment, printed: date) -> Fields:
    """Return the merge fields; `lembar` holds one entry for each indicator."""
    agency = about.agency
    entries = [_entry(each) for each in asked]
    return {
        "pemda": one_line(agency.region.name),
        "opd": one_line(agency.name),
        "tahun": str(about.year),
        "tanggal": indonesian.day_in_full(printed),
        "lembar": entries,
        "contoh": next((each["foto"] for entry in entries for each in entry["butir"]), ""),
    }


def photo_name(key: IndicatorKey, slot: EvidenceSlot) -> str:
    """Return the name under which a photo is taken in at its slot: "I19-L3-02 foto"."""
    return f"I{key}-{slot.code} foto"


def _entry(asked: AskedSheet) -> dict[str, Any]:
    sheet = asked.sheet
    last = sheet.last_year
    return {
        "nomor": str(sheet.indicator.number),
        "nama": one_line(sheet.indicator.title),
        "klaim": asked.claim,
        "kriteria": one_line(sheet.criterion) or "–",
        "penjelasan": well_formed(sheet.explanation).strip() or "–",
        "tahun_lalu": asked.last_year or "–",
        "catatan_tahun_lalu": one_line(last.note or last.explanation) if last else "",
        "penjawab": ", ".join(map(one_line, sheet.answered_by)) or "…………………………",
        "pertanyaan": [one_line(question) for question in asked.questions],
        "eviden": [_proof(use) for use in sheet.evidence],
        "butir": _shown_on_site(sheet),
    }


def _proof(use: EvidenceUse) -> Fields:
    where = use.location if use.kind is EvidenceKind.ADDRESS else use.pages
    return {
        "judul": one_line(use.title),
        "nomor": one_line(use.number),
        "halaman": one_line(where) or "–",
    }


def _shown_on_site(sheet: InterviewSheet) -> list[Fields]:
    """Return what a visitor may ask to see, with the names of its photos."""
    return [
        {"butir": one_line(slot.text), "foto": photo_name(sheet.key, slot)}
        for slot in shown_on_site(sheet.indicator, sheet.level)
    ]
