"""Words for failures of workspaces, evidence, packages and the disk that holds them."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import errors
from spbe_desktop.words.wording import Wording


def _in_use(error: errors.WorkspaceInUseError) -> str:
    holder = f"oleh {error.user} di komputer {error.computer} sejak {error.since}"
    by = holder if error.user else "oleh program lain"
    return (
        f"Buku kerja “{error.path}” sedang dibuka {by}. Isinya aman. Tutup di sana dahulu, "
        "lalu coba lagi."
    )


def _elsewhere(error: errors.WorkspaceElsewhereError) -> str:
    by = f" oleh {error.user}" if error.user else ""
    return (
        f"Menurut catatannya, buku kerja “{error.path}” dibuka{by} di komputer {error.computer} "
        f"sejak {error.since}. Isinya aman dan belum diubah. Jika dua komputer mengisi "
        "bersamaan, sebagian isian dapat hilang. Tutup di sana dahulu; jika sudah pasti "
        "tertutup, hapus berkas workspace.lock di folder itu, lalu coba lagi."
    )


WORKSPACE_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.NotAWorkspaceError: Wording(
        "Bukan buku kerja",
        "“{path}” bukan buku kerja SPBE Desktop. Tidak ada yang diubah. Pilih folder buku "
        "kerja, yaitu folder yang memuat berkas assessment.sqlite3.",
    ),
    errors.WorkspaceExistsError: Wording(
        "Folder sudah berisi",
        "Buku kerja baru tidak dibuat karena folder “{path}” sudah berisi. Isi folder itu "
        "tidak diubah. Pilih folder kosong atau nama lain.",
    ),
    errors.WorkspaceTooNewError: Wording(
        "Buku kerja dari versi lebih baru",
        "Buku kerja “{path}” terakhir dibuka dengan versi yang lebih baru (skema {found}; "
        "program ini mengenal sampai {supported}). Isinya tidak diubah. Perbarui SPBE Desktop, "
        "lalu buka lagi.",
    ),
    errors.WorkspaceInUseError: Wording("Buku kerja sedang dipakai", _in_use),
    errors.WorkspaceElsewhereError: Wording(
        "Mungkin masih dibuka di komputer lain",
        _elsewhere,
    ),
    errors.WorkspaceReadOnlyError: Wording(
        "Buku kerja hanya dapat dibaca",
        "Buku kerja “{path}” dibuka hanya untuk dibaca karena tempatnya tidak dapat ditulisi. "
        "Tidak ada yang diubah. Untuk mengisi, salin seluruh foldernya ke Dokumen, lalu buka "
        "salinan itu.",
    ),
    errors.WorkspaceDamagedError: Wording(
        "Buku kerja rusak",
        "Data buku kerja “{path}” tidak dapat dibaca ({detail}). Berkas itu dan cadangannya tidak "
        "diganti. Tutup lalu buka lagi buku kerja ini: program akan membantu menyelamatkannya "
        "dari cadangan dan dari isian yang masih terbaca.",
    ),
    errors.FolderNotWritableError: Wording(
        "Folder tidak dapat ditulisi",
        "Tidak dapat menulis di “{path}”. Isian yang sudah tersimpan aman. Pilih folder lain, "
        "atau minta izin menulis untuk folder itu.",
    ),
    errors.DiskFullError: Wording(
        "Disk penuh",
        "Disk tempat “{path}” tidak mempunyai cukup ruang. Isian yang sudah tersimpan aman dan "
        "tidak ada berkas setengah jadi yang tertinggal. Kosongkan ruang disk, lalu coba lagi.",
    ),
    errors.WorkspaceAwayError: Wording(
        "Drive tidak terhubung",
        "Drive tempat buku kerja “{path}” tidak terhubung. Yang sudah tersimpan aman di sana. "
        "Teks yang Anda ketik disimpan sementara di komputer ini dan ditulis begitu drive "
        "kembali; program mencoba sendiri. Hubungkan lagi drive itu.",
    ),
    errors.WorkspaceReplacedError: Wording(
        "Buku kerja berbeda",
        "Buku kerja di “{path}” tidak lagi sama dengan yang terbuka di jendela ini. Tidak ada "
        "yang ditulis ke dalamnya. Teks yang belum tersimpan ada di komputer ini.",
    ),
    errors.StorageFailedError: Wording(
        "Gagal membaca atau menulis",
        "“{path}” tidak dapat dibaca atau ditulis ({detail}). Isian yang sudah tersimpan aman. "
        "Periksa apakah disk masih terpasang dan berkas tidak dibuka program lain, lalu coba "
        "lagi.",
    ),
}

EVIDENCE_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.EvidenceUnreadableError: Wording(
        "Berkas tidak dapat dibaca",
        "Berkas “{path}” tidak dapat dibaca sampai selesai ({detail}), jadi belum dilampirkan. "
        "Isian Anda sudah tersimpan. Periksa apakah berkas masih ada dan tidak dibuka program "
        "lain, lalu lampirkan lagi.",
    ),
    errors.EvidenceEmptyError: Wording(
        "Berkas kosong",
        "Berkas “{path}” kosong (0 byte), jadi tidak dilampirkan. Isian Anda sudah tersimpan. "
        "Periksa berkas aslinya, lalu lampirkan yang berisi.",
    ),
    errors.EvidenceNotAFileError: Wording(
        "Bukan berkas",
        "“{path}” bukan berkas dokumen, jadi tidak dilampirkan. Isian Anda sudah tersimpan. "
        "Lampirkan berkas satu per satu, atau buka foldernya dan pilih berkas di dalamnya.",
    ),
    errors.FolderUnreadableError: Wording(
        "Folder tidak dapat dibaca",
        "Folder “{path}” tidak ditemukan atau tidak boleh dibaca ({detail}). Belum ada yang "
        "diambil. Periksa apakah nama folder benar dan drive atau flashdisk masih terpasang, "
        "lalu coba lagi.",
    ),
    errors.EvidenceMissingError: Wording(
        "Berkas eviden tidak ditemukan",
        "Berkas eviden “{title}” tidak ada lagi di “{path}”. Isian dan keterangan eviden aman. "
        "Kembalikan berkas ke tempatnya, atau tunjukkan tempatnya yang baru lewat “Cari berkas”.",
    ),
    errors.EvidenceChangedError: Wording(
        "Berkas eviden berubah",
        "Isi berkas eviden “{title}” di “{path}” tidak sama lagi dengan saat dilampirkan. Isian "
        "dan keterangan eviden aman. Kembalikan berkas aslinya, atau lampirkan berkas yang baru "
        "sebagai gantinya.",
    ),
    errors.EvidenceKeptAlreadyError: Wording(
        "Dokumen sudah ada",
        "Dokumen yang sama sudah tersimpan dengan judul “{title}”. Tidak ada yang berubah.",
    ),
    errors.DocumentInUseError: Wording(
        "Dokumen masih dipakai",
        "Dokumen “{title}” masih dipakai di {uses} tempat, jadi tidak dikeluarkan. Lepaskan "
        "dulu dari indikator yang memakainya.",
    ),
    errors.EvidenceAlreadyAttachedError: Wording(
        "Eviden sudah terlampir",
        "“{title}” sudah terlampir pada indikator {key}, jadi tidak ditambahkan lagi. Isian Anda "
        "sudah tersimpan. Ubah keterangan eviden yang ada bila perlu.",
    ),
    errors.SearchInterruptedError: Wording(
        "Pencarian terhenti",
        "“{path}” tidak dapat dibaca lagi, mungkin drive-nya dicabut. Tidak ada yang diubah. "
        "Pasang lagi drive itu, lalu ulangi pencarian.",
    ),
    errors.AddressInvalidError: Wording(
        "Alamat web tidak sah",
        "“{address}” bukan alamat web yang dapat dibuka. Tidak ada yang berubah. Tulis "
        "alamat lengkap, misalnya https://jdih.go.id.",
    ),
}

PACKAGE_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.PackageUnreadableError: Wording(
        "Paket tidak dapat dibaca",
        "“{path}” tidak dapat dibaca sebagai paket SPBE ({detail}). Tidak ada yang diubah. "
        "Minta pengirim menyalin ulang berkas itu.",
    ),
    errors.PackageDiffersError: Wording(
        "Isi paket sudah berbeda",
        "Revisi {revision} sudah dikirim sebagai “{path}”, dan isinya sekarang berbeda, jadi "
        "tidak ditulis lagi. Kirimkan berkas yang sudah ada, atau buka kembali penilaian agar "
        "perubahannya menjadi revisi berikutnya.",
    ),
    errors.BackupInvalidError: Wording(
        "Berkas cadangan tidak dapat dipakai",
        "“{path}” bukan berkas cadangan yang utuh ({detail}). Tidak ada yang diubah. Salin ulang "
        "berkas itu dari tempat asalnya, atau pakai cadangan yang lain.",
    ),
    errors.BackupTooNewError: Wording(
        "Cadangan dari versi lebih baru",
        "Berkas cadangan “{path}” dibuat dengan versi yang lebih baru (bentuk {found}; program "
        "ini mengenal sampai {supported}). Tidak ada yang diubah. Perbarui SPBE Desktop, lalu "
        "coba lagi.",
    ),
    errors.PackageWriteError: Wording(
        "Paket gagal diperiksa",
        "Paket “{path}” sudah ditulis, tetapi tidak lolos pemeriksaan ulang ({detail}), jadi "
        "dihapus lagi. Semua isian dan eviden aman. Coba lagi; jika berulang, simpan ke disk "
        "lain.",
    ),
}
