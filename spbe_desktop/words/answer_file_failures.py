"""Words for failures of an answer file, which the command line reads."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import errors
from spbe_desktop.words.wording import Wording

_Fault = errors.AnswerFileFault
_FAULTS: Mapping[errors.AnswerFileFault, str] = {
    _Fault.TOO_LARGE: "ukurannya terlalu besar untuk berkas nilai",
    _Fault.NOT_UTF8: "isinya bukan teks UTF-8",
    _Fault.NOT_JSON: "isinya bukan JSON yang sah",
    _Fault.NOT_AN_OBJECT: "isinya bukan objek JSON",
    _Fault.INSTRUMENT_MISSING: "tidak menyebut instrumen (“instrument”)",
    _Fault.LEVELS_MISSING: "tidak memuat nilai (“levels”)",
    _Fault.FIELD_REPEATED: "memuat satu bagian dua kali",
}


def _invalid(error: errors.AnswerFileInvalidError) -> str:
    detail = f" ({error.detail})" if error.detail else ""
    return (
        f"“{error.path}” tidak dapat dihitung karena {_FAULTS[error.fault]}{detail}. Berkas itu "
        "tidak diubah. Perbaiki isinya, lalu coba lagi."
    )


ANSWER_FILE_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.AnswerFileUnreadableError: Wording(
        "Berkas nilai tidak dapat dibaca",
        "“{path}” tidak dapat dibaca ({detail}). Tidak ada yang diubah. Periksa nama dan izin "
        "berkas itu, lalu coba lagi.",
    ),
    errors.AnswerFileInvalidError: Wording("Berkas nilai tidak sah", _invalid),
    errors.ValueNotANumberError: Wording(
        "Nilai bukan angka",
        "Nilai indikator {key} bukan angka: {value}. Indeks tidak dihitung. Tulis angka, "
        "misalnya 3 atau 2,5; kosongkan bila belum ada nilainya.",
    ),
    errors.IndicatorRepeatedError: Wording(
        "Indikator ganda",
        "Indikator {key} disebut lebih dari satu kali, jadi nilainya tidak pasti. Indeks tidak "
        "dihitung. Sisakan satu saja.",
    ),
}
