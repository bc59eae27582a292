"""What is told of backups: what one holds, why it was made, and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.services.backing_up import FilesKept

CAUSES: Mapping[BackupCause, str] = {
    BackupCause.ROUTINE: "Berkala",
    BackupCause.ASKED: "Diminta",
    BackupCause.MIGRATION: "Sebelum pembaruan program",
    BackupCause.IMPORT: "Sebelum impor",
    BackupCause.RESTORE: "Sebelum pemulihan",
}


def files_told(kept: FilesKept) -> str:
    """Return what a complete backup holds."""
    if not kept.files:
        return "semua isian"
    return f"semua isian dan {kept.files} berkas eviden ({indonesian.size(kept.size)})"


def evidence_left_out(kept: FilesKept) -> str:
    """Return what to say of evidence that is not among the backups; empty if all of it is."""
    parts = []
    if kept.unfit:
        parts.append(
            f"{kept.unfit} dari {kept.files} berkas eviden tidak ikut karena ruang cadangan "
            "sudah penuh. Besarkan ruangnya di Pengaturan, atau simpan cadangan ke satu berkas"
        )
    if kept.lost:
        parts.append(
            f"{kept.lost} berkas eviden tidak ada atau sudah berubah di buku kerja. Jalankan "
            "“Periksa eviden” untuk mencarinya"
        )
    return f"Semua isian sudah dicadangkan, tetapi {'; '.join(parts)}." if parts else ""
