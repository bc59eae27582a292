"""What would be lost if the open workspace were closed now, in the words of a question."""

from __future__ import annotations

from collections.abc import Sequence

from spbe_desktop.words.formats import listed


def reasons_to_stay(*, stored: bool, running: Sequence[str]) -> tuple[str, ...]:
    """Return what to think of before leaving: texts not *stored*, and tasks still *running*."""
    reasons = []
    if not stored:
        reasons.append(
            "Sebagian isian belum tersimpan karena disk menolaknya atau drive tidak terhubung. "
            "Kembali untuk mencoba lagi. Jika ditutup, teks penjelasan dan catatan disimpan "
            "sementara di komputer ini dan ditawarkan saat buku kerja ini dibuka lagi."
        )
    if running:
        reasons.append(
            f"Masih dikerjakan: {listed(tuple(running))}. "
            "Jika ditutup sekarang, pekerjaan itu dihentikan dan harus diulang dari awal."
        )
    return tuple(reasons)
