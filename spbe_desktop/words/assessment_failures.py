"""Words for failures of instruments, values and assessments."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import errors
from spbe_desktop.words.formats import number, plain
from spbe_desktop.words.wording import Wording


def _pack_invalid(error: errors.PackInvalidError) -> str:
    faults = "".join(f"\n– {fault.place}: {fault.reason}" for fault in error.faults)
    return (
        f"Instrumen “{error.source}” tidak dapat dipakai karena memuat "
        f"{number(len(error.faults))} kesalahan. Penilaian yang ada tidak berubah. "
        f"Perbaiki berkas instrumen itu, lalu coba lagi.{faults}"
    )


def _instrument_unknown(error: errors.InstrumentUnknownError) -> str:
    wanted = (
        f"yang berlaku untuk tahun {error.wanted}"
        if error.wanted.isdigit()
        else f"dengan kode “{error.wanted}”"
    )
    return f"Tidak ada instrumen {wanted}. {_available('Instrumen', error.known)}"


def _value_outside(error: errors.ValueOutsideScaleError) -> str:
    decimals = (
        f" dengan paling banyak {error.decimals} angka di belakang koma"
        if error.decimals
        else " tanpa angka di belakang koma"
    )
    return (
        f"Nilai “{error.value}” tidak ada pada skala indikator {error.key}. Nilai yang "
        f"berlaku: {plain(error.lowest)}–{plain(error.highest)}{decimals}. "
        "Isian sebelumnya tidak berubah."
    )


def _agency_unknown(error: errors.AgencyUnknownError) -> str:
    return (
        f"Buku kerja ini tidak memuat OPD dengan kode “{error.code}”. "
        f"{_available('OPD', error.known)}"
    )


def _assessment_unknown(error: errors.AssessmentUnknownError) -> str:
    years = tuple(str(year) for year in error.known)
    return (
        f"OPD “{error.agency}” belum mempunyai penilaian tahun {error.year}. "
        f"{_available('Penilaian', years)}"
    )


def _agency_ambiguous(error: errors.AgencyAmbiguousError) -> str:
    return (
        f"Lebih dari satu OPD memakai kode “{error.code}”. Tulis bersama kode pemda: "
        f"{' atau '.join(error.choices)}."
    )


def _available(noun: str, known: tuple[str, ...]) -> str:
    """Say everything that could have been meant, so that the next try succeeds."""
    return f"{noun} yang ada: {', '.join(known)}." if known else f"{noun} belum ada."


ASSESSMENT_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.PackInvalidError: Wording("Instrumen tidak sah", _pack_invalid),
    errors.InstrumentUnknownError: Wording("Instrumen tidak ditemukan", _instrument_unknown),
    errors.IndicatorUnknownError: Wording(
        "Indikator tidak dikenal",
        "Instrumen {instrument} tidak mempunyai indikator “{key}”. Tidak ada isian yang "
        "berubah. Periksa nomor indikatornya.",
    ),
    errors.SlotUnknownError: Wording(
        "Butir tidak dikenal",
        "Indikator {key} tidak mempunyai butir bukti “{slot}”. Tidak ada isian yang berubah.",
    ),
    errors.ValueOutsideScaleError: Wording("Nilai di luar skala", _value_outside),
    errors.AgencyUnknownError: Wording("OPD tidak ditemukan", _agency_unknown),
    errors.AgencyAmbiguousError: Wording("Kode OPD tidak tunggal", _agency_ambiguous),
    errors.AssessmentUnknownError: Wording("Penilaian tidak ditemukan", _assessment_unknown),
    errors.AssessmentExistsError: Wording(
        "Penilaian sudah ada",
        "OPD “{agency}” sudah mempunyai penilaian tahun {year}. Isinya tidak berubah. Buka "
        "penilaian itu atau pilih tahun lain.",
    ),
    errors.AssessmentLockedError: Wording(
        "Penilaian sudah dikirim",
        "Penilaian “{agency}” tahun {year} sudah dikirim sebagai revisi {revision}, sehingga "
        "tidak dapat diubah. Semua isian aman. Pilih “Buka kembali” untuk mengubahnya sebagai "
        "revisi berikutnya.",
    ),
    errors.SubmissionBlockedError: Wording(
        "Belum dapat dikirim",
        "Paket belum dibuat karena masih ada {count} kesalahan. Yang pertama: {first}. Semua "
        "isian aman. Perbaiki kesalahan itu, lalu kirim lagi.",
    ),
}
