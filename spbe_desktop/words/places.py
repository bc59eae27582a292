"""What is said of the place of a workspace, and of what a syncing service has left in it."""

from __future__ import annotations

from collections.abc import Sequence

from spbe_desktop.domain.places import Place, PlaceKind
from spbe_desktop.errors import WorkspaceElsewhereError
from spbe_desktop.words.formats import listed

READ_ONLY = "Hanya baca"
READ_ONLY_LEAD = "Buku kerja ini hanya dapat dibaca."
READ_ONLY_TEXT = (
    "Tempatnya tidak dapat ditulisi, jadi tidak ada yang diubah. Untuk mengisi, salin seluruh "
    "foldernya ke Dokumen, lalu buka salinan itu."
)

_SAFER = "lebih aman menyimpannya di disk komputer ini dan membawa paket atau cadangannya."


def place_name(place: Place) -> str:
    """Return a few words for the status strip; none for a disk of this computer."""
    return {
        PlaceKind.LOCAL: "",
        PlaceKind.SYNCED: place.service,
        PlaceKind.NETWORK: "Folder jaringan",
        PlaceKind.REMOVABLE: "Drive lepas",
    }[place.kind]


def place_lead(place: Place) -> str:
    """Return where a workspace lies, as a sentence."""
    where = {
        PlaceKind.LOCAL: "disk komputer ini",
        PlaceKind.SYNCED: f"folder {place.service}",
        PlaceKind.NETWORK: "folder jaringan",
        PlaceKind.REMOVABLE: "flashdisk atau drive lepas",
    }[place.kind]
    return f"Buku kerja ini ada di {where}."


def place_warning(place: Place) -> str:
    """Return what can go wrong there and what to do; nothing for a disk of this computer."""
    return {
        PlaceKind.LOCAL: "",
        PlaceKind.SYNCED: (
            f"Jika dibuka di dua komputer bersamaan, {place.service} membuat salinan konflik dan "
            "sebagian isian dapat hilang. Tutup program dan tunggu sinkronisasi selesai sebelum "
            f"membukanya di komputer lain; lebih aman menyimpannya di luar {place.service} dan "
            "membawa paket atau cadangannya."
        ),
        PlaceKind.NETWORK: (
            "Jika sambungan terputus atau dua komputer membukanya bersamaan, isian terakhir dapat "
            f"gagal tersimpan. Buka di satu komputer saja; {_SAFER}"
        ),
        PlaceKind.REMOVABLE: (
            "Jika drive dicabut saat program terbuka, isian terakhir dapat gagal tersimpan. Tutup "
            f"program, lalu keluarkan drive dengan aman; {_SAFER}"
        ),
    }[place.kind]


def new_place_warning(place: Place) -> str:
    """Return the same for a workspace that is still to be made there."""
    return {
        PlaceKind.LOCAL: "",
        PlaceKind.SYNCED: (
            f"Folder ini disinkronkan {place.service}. Boleh dipakai, tetapi jangan dibuka di dua "
            f"komputer bersamaan; lebih aman pilih folder di luar {place.service}."
        ),
        PlaceKind.NETWORK: (
            "Ini folder jaringan. Boleh dipakai, tetapi isian dapat gagal tersimpan bila "
            "sambungan terputus; lebih aman pilih folder di disk komputer ini."
        ),
        PlaceKind.REMOVABLE: (
            "Ini flashdisk atau drive lepas. Boleh dipakai, tetapi jangan dicabut saat program "
            "terbuka; lebih aman pilih folder di disk komputer ini."
        ),
    }[place.kind]


def conflict_lead(names: Sequence[str]) -> str:
    """Return which second databases lie beside the first."""
    told = listed(tuple(f"“{name}”" for name in names))
    return f"Ada salinan konflik di folder buku kerja: {told}."


CONFLICT_TEXT = (
    "Sebagian isian dari komputer lain mungkin hanya ada di sana; yang terbuka sekarang adalah "
    "assessment.sqlite3. Jangan dihapus sebelum diperiksa: salin seluruh folder ke tempat lain, "
    "di sana ganti assessment.sqlite3 dengan salinan itu, lalu buka."
)


def elsewhere_question(error: WorkspaceElsewhereError) -> str:
    """Return what an officer has to know before she opens a workspace all the same."""
    by = f" oleh {error.user}" if error.user else ""
    return (
        f"Menurut catatannya, buku kerja ini dibuka{by} di komputer {error.computer} sejak "
        f"{error.since}. Jika dua komputer mengisi bersamaan, sebagian isian dapat hilang.\n\n"
        "Tetap buka hanya bila program di komputer itu sudah pasti ditutup."
    )
