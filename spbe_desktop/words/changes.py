"""How the change log names what was changed."""

from __future__ import annotations

from collections.abc import Mapping

_FIELDS: Mapping[str, str] = {
    "value": "Tingkat",
    "clarification": "Klarifikasi",
    "explanation": "Penjelasan",
    "note": "Catatan",
    "flagged": "Tanda",
    "target": "Target",
    "evidence": "Eviden",
    "description": "Keterangan eviden",
    "location": "Tempat berkas",
    "document": "Dokumen di pustaka",
    "slots": "Butir eviden",
    "proposed": "Usulan",
    "revision": "Revisi dokumen",
    "verdict": "Hasil penilaian butir",
    "finding": "Temuan",
    "finding_state": "Tindak lanjut temuan",
    "checklist": "Checklist",
    "history": "Riwayat indeks",
    "target_index": "Target indeks",
    "person": "Orang dalam tim",
    "team": "Tim",
    "team_member": "Susunan tim",
    "duty": "Penugasan",
    "milestone": "Agenda",
    "action": "Rencana aksi",
    "recommendation": "Rekomendasi",
}


def field_name(field: str) -> str:
    """Return the name of *field*; a code that this release does not know stands for itself."""
    return _FIELDS.get(field, field)
