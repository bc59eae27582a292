"""What the states of slots, verdicts and their reasons are called."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.slot_states import SlotState, VerdictOutcome, VerdictReason

STATE_NAMES: Mapping[SlotState, str] = {
    SlotState.EMPTY: "Kosong",
    SlotState.PROPOSED: "Usulan",
    SlotState.READY: "Siap",
    SlotState.SENT: "Dikirim",
    SlotState.ACCEPTED: "Diterima",
    SlotState.REVISE: "Revisi",
    SlotState.REJECTED: "Ditolak",
}

STATE_NOTES: Mapping[SlotState, str] = {
    SlotState.EMPTY: "Belum ada dokumen yang dapat dibuka untuk butir ini.",
    SlotState.PROPOSED: "Dokumen baru diusulkan; periksa lalu konfirmasikan.",
    SlotState.READY: "Dokumen sudah ada dan siap dikirim.",
    SlotState.SENT: "Dokumen sudah dikirim dan belum dinilai.",
    SlotState.ACCEPTED: "Asesor menerima bukti untuk butir ini.",
    SlotState.REVISE: "Asesor meminta bukti diperbaiki.",
    SlotState.REJECTED: "Asesor menolak bukti untuk butir ini.",
}
"""What each state means and what is to be done, in one sentence."""

OUTCOME_NAMES: Mapping[VerdictOutcome, str] = {
    VerdictOutcome.ACCEPTED: "Diterima",
    VerdictOutcome.REVISE: "Revisi",
    VerdictOutcome.REJECTED: "Ditolak",
}

REASON_NAMES: Mapping[VerdictReason, str] = {
    VerdictReason.ABSENT: "Tidak ada",
    VerdictReason.WRONG_OBJECT: "Objek salah",
    VerdictReason.OUTDATED: "Usang",
    VerdictReason.DRAFT: "Draf atau tanpa tanda tangan",
    VerdictReason.NARROW: "Cakupan kurang",
    VerdictReason.UNREADABLE: "Tak terbaca",
    VerdictReason.LOWER_LEVEL: "Tingkat bawah belum terpenuhi",
}


def verdict_line(told: str) -> str:
    """Return a verdict as the journal keeps it, "L3-01; revise; draft; note", in words."""
    names = {str(code): name for code, name in (*OUTCOME_NAMES.items(), *REASON_NAMES.items())}
    slot, *rest = told.split("; ")
    codes, note = rest[:2], rest[2:]
    return ", ".join([slot, *(names.get(code, code) for code in codes), *note])
