"""How the change log names what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType

from spbe_desktop.words.actions import STATES as ACTION_STATES
from spbe_desktop.words.formats import day
from spbe_desktop.words.objections import objection_line
from spbe_desktop.words.shortcomings import GRAVITY_NAMES, STATE_NAMES
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
    if field in _CODES:
        return _line_told(content, _CODES[field])
    return verdict_line(content) if field == "verdict" else content


_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "finding": {str(code): name for code, name in GRAVITY_NAMES.items()},
        "finding_state": {str(code): name for code, name in STATE_NAMES.items()},
        "checklist": {"met": "sudah ada"},
        "action": {str(code): name for code, name in ACTION_STATES.items()},
    }
)
"""What codes within a line of a field are called."""


def _line_told(content: str, names: Mapping[str, str]) -> str:
    """Return a line as the journal keeps it, "judul; planned; 2026-09-30", in words."""
    parts = (names.get(part, part) for part in content.split("; "))
    return ", ".join(_day_told(part) for part in parts if part)


def _day_told(part: str) -> str:
    with suppress(ValueError):
        return day(date.fromisoformat(part)) if part.count("-") == 2 else part
    return part
