"""Words for what the yearly cycle refuses."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import cycle_errors as errors
from spbe_desktop.errors import SpbeError
from spbe_desktop.words.wording import Wording

_AGAIN = "Perbaiki templatnya di Word, atau kembali ke templat bawaan."

_TABLE_FAULTS: Mapping[errors.TableFault, str] = {
    errors.TableFault.TOO_LARGE: "terlalu besar. Salin atau simpan bagian tabelnya saja",
    errors.TableFault.EMPTY: "tidak memuat tabel. Salin tabel hasil lebih dahulu, lalu coba lagi",
    errors.TableFault.NOT_A_TABLE: "bukan tabel yang dikenal. Pakai berkas .xlsx atau .csv",
    errors.TableFault.DAMAGED: "tidak dapat dibaca. Buka dengan Excel, lalu simpan ulang "
    "sebagai .xlsx",
}

_REPORT_FAULTS: Mapping[errors.ReportFault, str] = {
    errors.ReportFault.ENCRYPTED: "meminta kata sandi. Simpan ulang tanpa kata sandi",
    errors.ReportFault.DAMAGED: "rusak atau bukan seperti namanya. Buka dengan program asalnya, "
    "lalu simpan ulang",
    errors.ReportFault.TOO_SLOW: "terlalu lama dibaca. Simpan bagian rekomendasinya saja",
    errors.ReportFault.TOO_LARGE: "terlalu besar. Simpan bagian rekomendasinya saja",
    errors.ReportFault.OTHER_KIND: "bukan jenis yang dikenal. Pakai .docx, .odt, .pdf, .xlsx, "
    ".csv, atau .txt",
    errors.ReportFault.EMPTY: "kosong (0 byte). Minta berkas aslinya",
    errors.ReportFault.UNAVAILABLE: "tidak dapat dibuka. Periksa apakah berkasnya masih ada di "
    "tempatnya",
    errors.ReportFault.SCAN: "hanya berisi gambar pindaian, tanpa teks. Minta berkas Word-nya, "
    "atau ketik rekomendasinya lewat “Tempel rekomendasi”",
    errors.ReportFault.NOTHING: "tidak memuat rekomendasi yang terbaca. Periksa apakah berkasnya "
    "benar, atau salin lalu tempel teksnya",
}


def _report_unreadable(error: errors.ReportUnreadableError) -> str:
    return f"Berkas {error.path} {_REPORT_FAULTS[error.fault]}. Tidak ada yang ditambahkan."


def _action_incomplete(error: errors.ActionIncompleteError) -> str:
    return {
        "title": "Aksi belum berjudul. Tulis apa yang akan dikerjakan.",
        "reason": "Aksi yang dibatalkan memerlukan alasan. Tulis mengapa aksi ini dibatalkan.",
        "cost": "Biaya tidak boleh kurang dari nol. Periksa angkanya.",
    }[error.field]


def _table_unreadable(error: errors.TableUnreadableError) -> str:
    return f"Isi “{error.name}” {_TABLE_FAULTS[error.fault]}. Tidak ada nilai yang berubah."


def _template_unusable(error: errors.TemplateUnusableError) -> str:
    if error.field:
        return f"Templat {error.path} meminta isian “{error.field}”, yang tidak ada. {_AGAIN}"
    if error.detail:
        return f"Penulisan isian di templat {error.path} keliru: {error.detail}. {_AGAIN}"
    return (
        f"Templat {error.path} bukan dokumen Word (.docx) yang dapat dibaca. "
        "Simpan ulang sebagai .docx, atau kembali ke templat bawaan."
    )


CYCLE_WORDS: Mapping[type[SpbeError], Wording] = {
    errors.VerdictNotObjectionableError: Wording(
        "Tidak ada yang disanggah",
        "Butir {slot} indikator {key} tidak sedang dinilai revisi atau ditolak, jadi sanggahan "
        "tidak disimpan. Catat dulu hasil penilaian dari asesor.",
    ),
    errors.ObjectionPendingError: Wording(
        "Sanggahan sudah ada",
        "Butir {slot} indikator {key} masih mempunyai sanggahan yang menunggu jawaban asesor. "
        "Ubah sanggahan itu, atau catat dulu jawabannya.",
    ),
    errors.ObjectionAnsweredError: Wording(
        "Sanggahan sudah dijawab",
        "Sanggahan butir {slot} indikator {key} sudah dijawab asesor, jadi isinya tidak diubah. "
        "Kembalikan dulu ke “menunggu” bila jawabannya salah dicatat.",
    ),
    errors.ObjectionWordlessError: Wording(
        "Alasan sanggahan belum diisi",
        "Sanggahan butir {slot} indikator {key} belum disimpan karena alasannya kosong. Tulis "
        "mengapa hasil penilaian itu tidak tepat.",
    ),
    errors.ActionIncompleteError: Wording("Rencana aksi belum lengkap", _action_incomplete),
    errors.ShortcomingUnprovedError: Wording(
        "Temuan belum berbukti",
        "Temuan {label} belum dapat ditandai selesai karena belum ada dokumen yang "
        "membuktikannya. Temuan tidak berubah. Tautkan bukti dari pustaka, lalu coba lagi.",
    ),
    errors.ShortcomingReasonMissingError: Wording(
        "Alasan belum diisi",
        "Temuan {label} belum dapat ditandai tidak relevan tanpa alasan. Temuan tidak berubah. "
        "Tulis alasannya, lalu coba lagi.",
    ),
    errors.ShortcomingProofNeededError: Wording(
        "Bukti masih diperlukan",
        "Temuan {label} ditandai selesai berdasarkan dokumen ini saja, jadi tautannya tidak "
        "dilepas. Buka kembali temuannya, atau tautkan bukti lain lebih dulu.",
    ),
    errors.ShortcomingWordlessError: Wording(
        "Temuan tanpa kata",
        "Kalimat temuan {label} kosong, jadi tidak ada yang disimpan. Tulis apa yang kurang.",
    ),
    errors.AssessorsWordsError: Wording(
        "Kalimat asesor tidak diubah",
        "Kalimat asesor pada temuan {label} disimpan persis seperti diterima dan tidak dapat "
        "diubah. Tulis tanggapan Anda pada catatan.",
    ),
    errors.TableUnreadableError: Wording("Tabel tidak terbaca", _table_unreadable),
    errors.ReportUnreadableError: Wording("Rekomendasi tidak terbaca", _report_unreadable),
    errors.StageClosedError: Wording(
        "Tahap sudah ditutup",
        "Nilai tahap “{stage}” tidak diubah karena tahap “{later}” sudah bernilai. Untuk "
        "membetulkannya, buka tab Tahapan, pilih tahap itu, lalu “Buka untuk perbaikan” dan "
        "tulis alasannya.",
    ),
    errors.TemplateUnusableError: Wording("Templat tidak dapat dipakai", _template_unusable),
}
