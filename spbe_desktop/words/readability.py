"""Why a file cannot be looked at, and what the officer can do about it."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.file_facts import Readability

OBSTACLES: Mapping[Readability, tuple[str, str]] = {
    Readability.ENCRYPTED: (
        "Berkas ini meminta kata sandi.",
        "Asesor pun tidak dapat membukanya. Simpan ulang tanpa kata sandi, lalu ganti berkasnya.",
    ),
    Readability.DAMAGED: (
        "Isi berkas ini tidak dapat dibaca.",
        "Coba buka dengan program lain; bila gagal juga, minta berkas aslinya.",
    ),
    Readability.TOO_SLOW: (
        "Halaman ini terlalu lama digambar.",
        "Pembacaannya dihentikan agar komputer tidak tersendat. Buka dengan program lain.",
    ),
    Readability.TOO_LARGE: (
        "Halaman ini terlalu besar untuk pratinjau.",
        "Ia memerlukan memori lebih dari yang diizinkan. Buka dengan program lain.",
    ),
    Readability.OTHER_KIND: (
        "Jenis berkas ini tidak memiliki pratinjau.",
        "Buka dengan program lain untuk melihat isinya.",
    ),
    Readability.EMPTY: (
        "Berkas ini kosong (0 byte).",
        "Minta berkas aslinya, lalu ganti berkas ini.",
    ),
    Readability.UNAVAILABLE: (
        "Berkas tidak ditemukan di tempatnya.",
        "Sambungkan kembali cakram atau folder tempatnya, atau pilih “Cari berkas”.",
    ),
}
"""For each obstacle why there is nothing to see, and what to do."""
