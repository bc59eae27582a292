"""How the change log names what was changed."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.words.objections import objection_line
from spbe_desktop.words.slots import verdict_line

_FIELDS: Mapping[str, str] = {
    "value": "Tingkat",
    "clarification": "Klarifikasi",
    "explanation": "Penjelasan",
    "carried_explanation": "Usulan penjelasan",
    "carried_evidence": "Usulan eviden",
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
    "objection": "Sanggahan",
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
    "sent": "Paket dikirim, revisi",
    "reopened": "Dibuka kembali, revisi",
}


def field_name(field: str) -> str:
    """Return the name of *field*; a code that this release does not know stands for itself."""
    return _FIELDS.get(field, field)


def content_told(field: str, content: str) -> str:
    """Return what a line of the log says a field held, as people write it."""
    if field in {"value", "target", "history", "target_index"}:
        return content.replace(".", ",")
    if field in {"flagged", "proposed"}:
        return {str(True): "ya", str(False): "tidak"}.get(content, content)
    if field == "objection":
        return objection_line(content)
    return verdict_line(content) if field == "verdict" else content
