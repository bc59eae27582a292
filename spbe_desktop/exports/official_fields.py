"""What stands in the merge fields of the documents that are signed.

The names of the fields are Indonesian: whoever replaces a template reads and writes them in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.official_documents import OfficialPaper, Signatory
from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.exports.template_fields import Fields

BLANK = "…………………………"
"""Stands where something is to be written by hand."""


def fields_of(paper: OfficialPaper) -> Fields:
    """Return the merge fields, by their names in a template; numbers as they are printed."""
    sheet, signing = paper.sheet, paper.signing
    found = sheet.assessment
    texts = {
        "pemda": found.agency.region.name,
        "opd": found.agency.name,
        "opd_singkat": found.agency.short_name,
        "tahun": str(found.year),
        "penilaian": sheet.instrument.index_title.removeprefix("Indeks "),
        "nomor": signing.number or BLANK,
        "tempat": signing.place or BLANK,
        "tanggal": indonesian.day_in_full(signing.dated),
        "revisi": str(found.revision),
        "dokumen": indonesian.number(sheet.documents),
    }
    return {
        **{name: one_line(text) for name, text in texts.items()},
        **_figures(sheet),
        **_signatory("kepala", signing.head),
        **_signatory("penerima", signing.receiver),
        "kelompok": _groups(sheet),
        "sasaran": _targets(sheet),
    }


def _figures(sheet: Sheet) -> dict[str, object]:
    score, instrument = sheet.score, sheet.instrument
    return {
        "indeks": _index(score.index, instrument.display_decimals),
        "predikat": score.predicate.name if score.predicate else "–",
        "terisi": str(score.answered),
        "jumlah_indikator": str(score.total),
        "lengkap": score.complete,
    }


def _groups(sheet: Sheet) -> Sequence[Fields]:
    decimals = sheet.instrument.display_decimals
    scores = sheet.score.groups
    return [
        {
            "nama": one_line(group.title),
            "nilai": _index(scores[group.code].value, decimals),
            "terisi": str(scores[group.code].answered),
            "jumlah": str(scores[group.code].total),
        }
        for group in sheet.instrument.groups
    ]


def _targets(sheet: Sheet) -> Sequence[Fields]:
    """Return the indicators that have a target, in their order."""
    return [
        {
            "nomor": str(row.indicator.number),
            "nama": one_line(row.indicator.list_title),
            "nilai": _value(row.value),
            "target": _value(row.target),
        }
        for row in sheet.rows
        if row.target is not None
    ]


def _signatory(prefix: str, signatory: Signatory) -> dict[str, str]:
    texts = {
        prefix: signatory.name,
        f"jabatan_{prefix}": signatory.position,
        f"nip_{prefix}": signatory.employee_number,
    }
    return {name: one_line(text) or BLANK for name, text in texts.items()}


def _index(value: Fraction | None, decimals: int) -> str:
    return "–" if value is None else indonesian.number(rounded(value, decimals), decimals)


def _value(value: Decimal | None) -> str:
    if value is None:
        return "–"
    return indonesian.number(value, 0 if value == value.to_integral_value() else 2)
