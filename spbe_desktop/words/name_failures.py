"""Words for a pattern of file names that cannot be used, and for what its placeholders mean."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import errors
from spbe_desktop.words.wording import Wording

_Fault = errors.NameTemplateFault

PLACEHOLDERS: Mapping[str, str] = {
    "indikator": "nomor indikator",
    "tingkat": "tingkat kematangan",
    "urut": "nomor urut butir atau dokumen",
    "judul": "judul dokumen",
    "tahun": "tahun dokumen",
    "butir": "kode butir, misalnya L3-02",
    "jenis": "jenis dokumen",
    "nomor": "nomor dokumen",
    "opd": "nama pendek OPD",
    "tahun_penilaian": "tahun penilaian",
}
"""Each placeholder of a pattern and what it stands for, the usual ones first."""

_KEPT = "Pola yang lama tetap dipakai."

_FAULTS = {
    _Fault.BRACES: "Tanda kurung kurawal tidak berpasangan. Tulis misalnya {indikator}.",
    _Fault.WITHOUT_INDICATOR: "Pola harus memuat {indikator}, supaya berkas dapat dikenali.",
    _Fault.ALIKE: (
        "Dokumen yang berbeda akan bernama sama. Tambahkan {urut} atau {judul} ke dalam pola."
    ),
    _Fault.TOO_LONG: (
        "Nama berkas akan lebih dari 80 karakter, terlalu panjang untuk Windows. Pendekkan pola."
    ),
}


def fault_of_template(error: errors.NameTemplateInvalidError) -> str:
    """Return what is wrong with the pattern, to be shown beside its field."""
    if error.fault is _Fault.PLACEHOLDER:
        wrong = f"{{{error.detail}}} tidak dikenal." if error.detail else "Ada isian tanpa nama."
        usual = ", ".join(f"{{{name}}}" for name in tuple(PLACEHOLDERS)[:5])
        return f"{wrong} Yang dapat dipakai antara lain {usual}."
    if error.fault is _Fault.FORM:
        return (
            f"Bentuk {{{error.detail}}} tidak dikenal. Angka boleh ditulis dengan nol di depan, "
            "misalnya {urut:02}; teks ditulis tanpa tambahan."
        )
    if error.fault is _Fault.CHARACTER:
        wrong = "spasi" if error.detail == " " else f"tanda “{error.detail}”"
        return (
            f"Pola tidak boleh memuat {wrong}. Pakai huruf, angka, titik, tanda hubung, dan "
            "garis bawah."
        )
    return _FAULTS[error.fault]


def _sentence(error: errors.NameTemplateInvalidError) -> str:
    return f"{fault_of_template(error)} {_KEPT}"


NAME_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.NameTemplateInvalidError: Wording("Pola nama berkas tidak dapat dipakai", _sentence),
}
