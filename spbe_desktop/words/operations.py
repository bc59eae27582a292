"""The names of undoable steps, from the kind of step and what it was done to."""

from __future__ import annotations

from collections.abc import Mapping

_STEPS: Mapping[str, str] = {
    "value": "tingkat indikator {key}",
    "stage_values": "nilai tahap penilaian {key}",
    "explanation": "penjelasan indikator {key}",
    "note": "catatan indikator {key}",
    "flagged": "tanda pada indikator {key}",
    "target": "target indikator {key}",
    "attach_many": "tambah beberapa eviden",
    "attach": "lampirkan eviden pada indikator {key}",
    "detach": "lepas eviden dari indikator {key}",
    "describe": "keterangan eviden indikator {key}",
    "relink": "tempat berkas yang ditautkan",
    "place": "butir eviden indikator {key}",
    "confirm": "konfirmasi eviden indikator {key}",
    "carry_over": "bawa isian tahun lalu sebagai usulan",
    "confirm_carried": "konfirmasi usulan tahun lalu {key}",
    "dismiss_carried": "abaikan usulan penjelasan indikator {key}",
    "verdict": "hasil penilaian butir indikator {key}",
    "objection": "sanggahan indikator {key}",
    "objection_outcome": "jawaban sanggahan indikator {key}",
    "withdraw_objection": "tarik sanggahan indikator {key}",
    "keep": "simpan dokumen di pustaka",
    "discard": "keluarkan dokumen dari pustaka",
    "describe_document": "keterangan dokumen",
    "revise": "ganti berkas dokumen",
    "add_findings": "tambah temuan",
    "finding_step": "tindak lanjut temuan",
    "finding_evidence": "bukti tindak lanjut temuan",
    "describe_finding": "keterangan temuan",
    "checklist_line": "butir checklist",
    "checklist_mark": "tanda checklist",
    "history": "riwayat indeks {key}",
    "target_index": "target indeks {key}",
    "person": "data orang dalam tim",
    "team": "data tim",
    "team_member": "susunan tim",
    "take_team": "ambil tim tahun lalu",
    "duty": "penugasan indikator {key}",
    "take_duties": "ambil penugasan tahun lalu",
    "milestone": "acara di agenda",
    "plan_year": "susun agenda setahun",
    "action": "rencana aksi",
    "recommendation": "rekomendasi",
}
STEP_KINDS = frozenset(_STEPS)
"""The kinds that have a name; a step of another kind is a bug."""


def step_name(kind: str, key: str = "") -> str:
    """Return what was done, as "tingkat indikator 19"; *key* is a number, a year or a code."""
    return _STEPS[kind].format(key=key).rstrip()
