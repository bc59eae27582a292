"""What is said of a check: what was read, what is wrong, and what would be lost for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.services.integrity import Condition, DamagedFile, KeptFile, UsePlace
from spbe_desktop.services.relinking import Repair, Search
from spbe_desktop.services.tidying import StrayFile, Tidied
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.formats import day, number, size

DATABASE = (
    "Basis data rusak. Tutup program ini, salin seluruh folder buku kerja ke tempat lain, lalu "
    "minta pengelola memasang salinan terakhir dari folder “backups” di dalamnya."
)

_KINDS: Mapping[str, str] = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
}


def read(condition: Condition) -> str:
    """Return what was checked."""
    return f"{number(condition.files)} berkas, {size(condition.size)}, dibaca sampai selesai."


def verdict(damaged: Sequence[DamagedFile]) -> str:
    """Return how many files are missing and how many altered."""
    missing = sum(each.state is FileState.MISSING for each in damaged)
    altered = len(damaged) - missing
    parts = (
        f"{number(missing)} berkas hilang" if missing else "",
        f"{number(altered)} berkas berubah isinya" if altered else "",
    )
    return f"{' dan '.join(part for part in parts if part)}."


def told_of(damaged: DamagedFile) -> str:
    """Return what is wrong with a file, and where it should be."""
    file = damaged.file
    wrong = "Hilang" if damaged.state is FileState.MISSING else "Isinya berubah"
    where = f"tautan ke {file.place}" if file.kind is EvidenceKind.LINK else file.original_name
    return f"{wrong} · {where} · {size(file.size)}"


def title_of(file: KeptFile) -> str:
    """Return the title, with the revision if it is an earlier one."""
    return file.title if file.is_newest else f"{file.title} (revisi {file.revision})"


def place_of(place: UsePlace | None, shown: int | None, others: int) -> str:
    """Return where a document is used, as the link that leads there says it."""
    if place is None:
        return "belum dipakai"
    where = f"Buka indikator {place.key}"
    if place.assessment_id != shown:
        where += f" ({place.agency} {place.year})"
    return f"{where}, juga di {number(others)} tempat lain" if others else where


def looked_at(files: int) -> str:
    """Return how far a search is."""
    return f"{number(files)} berkas dilihat"


def search_result(search: Search, wanted: int) -> tuple[str, str]:
    """Return in short, and in detail, what a search has found."""
    found = len(search.found)
    seen = f"{number(search.files)} berkas dilihat."
    if search.unreadable:
        seen += f" {number(search.unreadable)} folder atau berkas tidak dapat dibaca."
    if not found:
        return "Tidak ada yang ditemukan.", f"{seen} Coba folder atau drive lain."
    if found == wanted:
        return "Semuanya ditemukan.", f"{seen} Isinya sama persis dengan saat dilampirkan."
    return f"{number(found)} dari {number(wanted)} ditemukan.", seen


def repair_result(repair: Repair) -> tuple[str, str]:
    """Return in short, and in detail, what was put back."""
    done = len(repair.restored) + len(repair.links)
    parts = (
        f"{number(len(repair.restored))} disalin kembali ke buku kerja" if repair.restored else "",
        f"{number(len(repair.links))} tautan menunjuk tempat baru" if repair.links else "",
    )
    detail = ", ".join(part for part in parts if part)
    detail = f"{detail[0].upper()}{detail[1:]}." if detail else ""
    if repair.failed:
        _file, error = repair.failed[0]
        detail = f"{detail} Gagal {number(len(repair.failed))}: {sentence(error)}".strip()
    return f"{number(done)} berkas dipulihkan.", detail


def strays(found: Sequence[StrayFile]) -> str:
    """Return how many files are without a document, and how much they take."""
    total = sum(stray.size for stray in found)
    return f"{number(len(found))} berkas tanpa dokumen, {size(total)}"


def stray(found: StrayFile) -> str:
    """Return what is known of a file without a document."""
    family = found.media_type.partition("/")[0]
    kind = _KINDS.get(found.media_type) or ("Gambar" if family == "image" else "Berkas lain")
    since = day(found.stored_at.astimezone().date())
    return f"{kind} · {size(found.size)} · disimpan {since} · sidik {found.sha256[:12]}"


def warning(found: Sequence[StrayFile]) -> str:
    """Return what is lost by deleting *found*."""
    return (
        f"{strays(found)} akan dihapus permanen dan tidak dapat dikembalikan, juga tidak dengan "
        "Urungkan. Tidak ada dokumen, revisi lama, atau paket terkirim yang memakainya. Cadangan "
        "lama basis data yang masih menyebutnya tidak akan menemukan berkasnya lagi. Daftar "
        "langkah yang dapat diurungkan akan dikosongkan."
    )


def tidied(result: Tidied) -> str:
    """Return what was deleted."""
    told = f"{number(result.deleted)} berkas dihapus, {size(result.size)} ruang kembali."
    if result.kept:
        told += (
            f" {number(result.kept)} berkas tidak dapat dihapus; tutup program lain lalu ulangi."
        )
    return told
