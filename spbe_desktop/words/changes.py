"""How the change log names what was changed."""

from __future__ import annotations

from collections.abc import Mapping

_FIELDS: Mapping[str, str] = {
    "value": "Tingkat",
    "explanation": "Penjelasan",
    "note": "Catatan",
    "flagged": "Tanda",
    "target": "Target",
    "evidence": "Eviden",
    "attach": "Eviden dilampirkan",
    "detach": "Eviden dilepas",
    "description": "Keterangan eviden",
    "describe": "Keterangan eviden",
    "location": "Tempat berkas",
    "relocate": "Tempat berkas",
    "title": "Judul eviden",
    "document_type": "Jenis dokumen",
    "number": "Nomor dokumen",
    "dated": "Tanggal dokumen",
    "publisher": "Penerbit",
    "classification": "Klasifikasi",
    "level": "Tingkat yang dibuktikan",
    "pages": "Halaman",
    "role": "Peran eviden",
    "history": "Riwayat indeks",
    "target_index": "Target indeks",
    "agency": "Data OPD",
    "due": "Batas waktu",
    "contact": "Narahubung",
    "sent": "Dikirim",
    "reopened": "Dibuka kembali",
    "reopen": "Dibuka kembali",
}


def field_name(field: str) -> str:
    """Return the name of *field*; a code that this release does not know stands for itself."""
    return _FIELDS.get(field, field)
