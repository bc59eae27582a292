"""What is told of backups: what one holds, why it was made, and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain import indonesian
from spbe_desktop.domain.backups import BackupCause, BackupFacts
from spbe_desktop.exchange.backup_plan import BackupRecord
from spbe_desktop.services.backing_up import FilesKept
from spbe_desktop.services.restore_trial import RestoreTrial
from spbe_desktop.words.formats import moment, number

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
    return f"semua isian dan {number(kept.files)} berkas eviden ({indonesian.size(kept.size)})"


def evidence_left_out(kept: FilesKept) -> str:
    """Return what to say of evidence that is not among the backups; empty if all of it is."""
    files, parts = number(kept.files), []
    if kept.unfit:
        parts.append(
            f"{number(kept.unfit)} dari {files} berkas eviden tidak ikut karena ruang cadangan "
            "sudah penuh. Besarkan ruangnya di Pengaturan, atau simpan cadangan ke satu berkas"
        )
    if kept.lost:
        parts.append(
            f"{number(kept.lost)} dari {files} berkas eviden tidak ada atau sudah berubah di "
            "buku kerja. Jalankan “Periksa eviden” untuk mencarinya"
        )
    return f"Semua isian sudah dicadangkan, tetapi {'; '.join(parts)}." if parts else ""


def evidence_kept(kept: int, files: int) -> str:
    """Return how much of the evidence a restore would find."""
    if not files:
        return "–"
    return f"{number(files)}, lengkap" if kept == files else f"{number(kept)} dari {number(files)}"


def trial_told(trial: RestoreTrial) -> tuple[bool, str]:
    """Return whether a trial passed, and what it has shown."""
    made = moment(trial.made.astimezone())
    if trial.passed:
        return True, (
            f"Cadangan {made} dipulihkan ke folder sementara, dibuka, dan dibandingkan: semua "
            f"tabel sama, {number(trial.assessments)} penilaian dapat dihitung, "
            f"{number(trial.files)} berkas eviden ({indonesian.size(trial.size)}) sama sampai "
            "byte terakhir. Folder sementara sudah dihapus."
        )
    faults = []
    if trial.tables:
        faults.append(f"isi {number(len(trial.tables))} tabel tidak sama")
    if trial.faults:
        faults.append(f"basis data tidak utuh ({trial.faults[0]})")
    if trial.journal_break:
        faults.append("rantai riwayat perubahan tidak utuh")
    if trial.lost:
        faults.append(f"{number(len(trial.lost))} dari {number(trial.files)} berkas eviden hilang")
    if trial.altered:
        faults.append(f"{number(len(trial.altered))} berkas eviden berubah")
    return False, (
        f"Pemulihan cadangan {made} tidak lengkap: {'; '.join(faults)}. Buku kerja Anda tidak "
        "diubah. Buat cadangan baru, lalu uji lagi."
    )


def restore_warning(facts: BackupFacts, since: int) -> str:
    """Return what restoring a backup in place does to what is there now."""
    later = (
        f"{number(since)} perubahan sesudahnya tidak tampil lagi"
        if since > 0
        else "tidak ada perubahan sesudahnya"
    )
    return (
        f"Isinya: {number(facts.answers)} indikator terisi dan {number(facts.documents)} "
        f"dokumen; {later}. Keadaan sekarang dicadangkan dahulu, jadi dapat dipulihkan lagi. "
        "Berkas eviden tidak ada yang dihapus."
    )


def lost_told(lost: int) -> str:
    """Return what to say of evidence that did not come back; empty if all of it did."""
    if not lost:
        return ""
    return (
        f" {number(lost)} berkas eviden tidak ada di cadangan; jalankan “Periksa eviden” untuk "
        "mencarinya."
    )


def file_told(record: BackupRecord) -> str:
    """Return what a backup file that was verified says of itself."""
    made = moment(record.made.astimezone())
    files = f"{number(record.files)} berkas eviden ({indonesian.size(record.size)})"
    return (
        f"Cadangan buku kerja “{record.workspace}”, dibuat {made} dengan {record.software}. "
        f"Berkas ini utuh: isian dan {files}."
    )


REPLACING = (
    "Bila isi buku kerja yang terbuka diganti, keadaannya sekarang dicadangkan dahulu dan dapat "
    "dipulihkan lagi."
)
