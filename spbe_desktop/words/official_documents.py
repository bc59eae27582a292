"""Words for the documents that are signed."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.official_documents import OfficialDocument

DOCUMENT_NAMES: Mapping[OfficialDocument, str] = {
    OfficialDocument.COMMITMENT: "Lembar komitmen",
    OfficialDocument.MINUTES: "Berita acara penilaian mandiri",
    OfficialDocument.STATEMENT: "Surat pernyataan",
}

DOCUMENT_PURPOSES: Mapping[OfficialDocument, str] = {
    OfficialDocument.COMMITMENT: (
        "Kepala OPD menyatakan komitmen atas target tahun ini. Ditandatangani Kepala OPD."
    ),
    OfficialDocument.MINUTES: (
        "Hasil penilaian mandiri dicatat bersama. Ditandatangani Kepala OPD dan yang menerima."
    ),
    OfficialDocument.STATEMENT: (
        "Kepala OPD menyatakan isian dan eviden benar. Ditandatangani Kepala OPD."
    ),
}

FIELD_NAMES: Mapping[str, str] = {
    "pemda": "nama pemerintah daerah",
    "opd": "nama OPD",
    "opd_singkat": "nama pendek OPD",
    "tahun": "tahun penilaian",
    "penilaian": "yang dinilai, misalnya SPBE",
    "nomor": "nomor dokumen",
    "tempat": "tempat penandatanganan",
    "tanggal": "tanggal penandatanganan",
    "revisi": "revisi penilaian",
    "dokumen": "jumlah dokumen eviden",
    "indeks": "indeks",
    "predikat": "predikat",
    "terisi": "jumlah indikator yang terisi",
    "jumlah_indikator": "jumlah indikator",
    "lengkap": "benar bila semua indikator terisi, untuk {% if %}",
    "kepala": "nama Kepala OPD",
    "jabatan_kepala": "jabatan Kepala OPD",
    "nip_kepala": "NIP Kepala OPD",
    "penerima": "nama penanda tangan kedua",
    "jabatan_penerima": "jabatan penanda tangan kedua",
    "nip_penerima": "NIP penanda tangan kedua",
    "kelompok": "daftar domain atau aspek: nama, nilai, terisi, jumlah",
    "sasaran": "daftar indikator yang punya target: nomor, nama, nilai, target",
}
"""Each merge field of a template, and what it stands for."""
