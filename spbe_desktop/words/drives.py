"""The sentences about a drive that went away and came back."""

from __future__ import annotations

BACK = "Drive tersambung lagi. Semua isian sudah tersimpan."
REPLACED = (
    "Buku kerja ini telah diubah di tempat lain, jadi isinya dibaca ulang. Teks Anda yang belum "
    "tersimpan tidak ditulis ke dalamnya dan ditawarkan untuk dipulihkan."
)
