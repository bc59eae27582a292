"""Words for an interview: what assessors will ask, and what is claimed."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.interview import Doubt, InterviewSheet
from spbe_desktop.words import formats

FIELD_NAMES: Mapping[str, str] = {
    "pemda": "nama pemerintah daerah",
    "opd": "nama OPD",
    "tahun": "tahun penilaian",
    "tanggal": "tanggal cetak",
    "contoh": "contoh nama foto, pada daftar visitasi",
    "lembar": "daftar indikator: nomor, nama, klaim, kriteria, penjelasan, tahun_lalu, "
    "catatan_tahun_lalu, penjawab, pertanyaan, eviden, butir",
}
"""Each merge field of the sheets, and what it stands for."""


def questions_of(sheet: InterviewSheet) -> tuple[str, ...]:
    """Return what assessors are likely to ask, what the figures raise first."""
    return (*(_asked(doubt, sheet) for doubt in sheet.doubts), *sheet.questions)


def claim_of(sheet: InterviewSheet) -> str:
    """Return what the agency claims: "Tingkat 3 · Terstandardisasi"."""
    if sheet.claim is None or sheet.level is None:
        return "Belum diisi"
    return f"Tingkat {formats.plain(sheet.claim)} · {sheet.level.name}"


def last_year_of(sheet: InterviewSheet) -> str:
    """Return last year's value, "Tingkat 3 (2024)"; empty if none is known."""
    last = sheet.last_year
    if last is None or last.value is None:
        return ""
    return f"Tingkat {formats.plain(last.value)} ({last.year})"


def _asked(doubt: Doubt, sheet: InterviewSheet) -> str:
    last = sheet.last_year
    before = formats.plain(last.value) if last and last.value is not None else ""
    claim = "" if sheet.claim is None else formats.plain(sheet.claim)
    assessed = "" if sheet.assessed is None else formats.plain(sheet.assessed)
    changed = f"dari {before} ke {claim}" if before else f"ke {claim}"
    return {
        Doubt.NO_EVIDENCE: f"Apa bukti untuk tingkat {claim}? Belum ada eviden.",
        Doubt.FILE_GONE: "Eviden mana yang dapat ditunjukkan? Ada berkas hilang atau berubah.",
        Doubt.RISEN: f"Nilai naik {changed}. Apa yang berubah, dan di halaman mana buktinya?",
        Doubt.FALLEN: f"Nilai turun {changed}. Mengapa, dan apa rencana perbaikannya?",
        Doubt.BELOW_CLAIM: (
            f"Asesor memberi {assessed}, lebih rendah dari {claim}. Apa yang dapat diklarifikasi?"
        ),
        Doubt.UNANSWERED: "Mengapa indikator ini belum diisi?",
    }[doubt]
