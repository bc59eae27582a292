"""What objections are called, and an objection as a text to send."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import Objection, ObjectionCount, ObjectionProof
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.slot_states import SlotStanding, SlotVerdict
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.words.formats import day, number, plain
from spbe_desktop.words.slots import OUTCOME_NAMES, REASON_NAMES
from spbe_desktop.words.slots import STATE_NAMES as SLOT_STATES

STATE_NAMES: Mapping[ObjectionState, str] = {
    ObjectionState.PENDING: "Menunggu",
    ObjectionState.ACCEPTED: "Diterima",
    ObjectionState.REJECTED: "Ditolak",
}

BESIDE_STATE: Mapping[ObjectionState, str] = {
    ObjectionState.PENDING: "disanggah",
    ObjectionState.ACCEPTED: "sanggahan diterima",
    ObjectionState.REJECTED: "sanggahan ditolak",
}
"""What is told beside the state of a slot."""

NEXT_STEPS: Mapping[ObjectionState, str] = {
    ObjectionState.PENDING: "Hasil ini disanggah; jawaban asesor belum dicatat.",
    ObjectionState.ACCEPTED: "Asesor menerima sanggahan; catat hasil penilaian yang baru.",
    ObjectionState.REJECTED: "Asesor menolak sanggahan; hasil penilaian tetap.",
}
"""What each state means for the verdict, in one sentence."""


def state_told(standing: SlotStanding) -> str:
    """Return the state of a slot, with what became of an objection: "revisi · disanggah"."""
    state = SLOT_STATES[standing.state].lower()
    return state if standing.objection is None else f"{state} · {BESIDE_STATE[standing.objection]}"


def verdict_told(verdict: SlotVerdict) -> str:
    """Return a verdict with its reason: "Revisi: usang. Perda sudah diganti."."""
    said = OUTCOME_NAMES[verdict.outcome]
    if verdict.reason is not None:
        said = f"{said}: {REASON_NAMES[verdict.reason].lower()}"
    return f"{said}. {verdict.note}" if verdict.note else f"{said}."


def claim_words(row: IndicatorRow) -> str:
    """Return what is claimed of an indicator: "tingkat 3 (Terdefinisi)"."""
    if row.value is None or row.level is None:
        return "belum diisi"
    return f"tingkat {plain(row.value)} ({row.level.name})"


def proof_words(proof: ObjectionProof) -> str:
    """Return a document with the pages that are cited of it."""
    return f"{proof.title}, hal. {proof.pages}" if proof.pages else proof.title


def answer_words(objection: Objection) -> str:
    """Return what became of an objection: "Diterima (3 Nov 2025). Bukti dapat dipakai."."""
    told = STATE_NAMES[objection.state]
    if objection.decided_on is not None:
        told = f"{told} ({day(objection.decided_on)})"
    return f"{told}. {objection.note}" if objection.note else f"{told}."


def count_words(count: ObjectionCount) -> str:
    """Return how many objections there are in each state; an empty text where there are none."""
    parts = (
        (count.pending, "menunggu"),
        (count.accepted, "diterima"),
        (count.rejected, "ditolak"),
    )
    return " · ".join(f"{number(found)} {name}" for found, name in parts if found)


def objection_text(objection: Objection, row: IndicatorRow) -> str:
    """Return an objection as a text that can be pasted into a letter or a form."""
    slot = next((each for each in slots_of(row.indicator) if each.code == objection.slot), None)
    lines = [
        f"Indikator {row.key}: {row.indicator.title}",
        f"Butir {objection.slot}" + (f": {slot.text}" if slot else ""),
        f"Klaim: {claim_words(row)}",
        f"Hasil penilaian: {verdict_told(objection.verdict)}",
        f"Sanggahan: {objection.argument}",
    ]
    if objection.proofs:
        lines.append("Bukti pendukung:")
        lines += [
            f"{place}. {proof_words(each)}" for place, each in enumerate(objection.proofs, start=1)
        ]
    if not objection.pending:
        lines.append(f"Jawaban asesor: {answer_words(objection)}")
    return "\n".join(lines)


def objection_line(told: str) -> str:
    """Return an objection as the journal keeps it, "L3-01; pending; argument", in words."""
    slot, _, rest = told.partition("; ")
    state, mark, said = rest.partition("; ")
    names = {str(code): name.lower() for code, name in STATE_NAMES.items()}
    return ", ".join(each for each in (slot, names.get(state, state)) if each) + (
        f": {said}" if mark else ""
    )
