"""What a document is and what is said of it, in the lines that stand under its title."""

from __future__ import annotations

from collections.abc import Iterable

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import EvidenceSlot
from spbe_desktop.words.formats import day, moment, size

_KEPT = "\N{NO-BREAK SPACE}"
"""Keeps a number with its word."""

_CLASSES = {
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia, tidak ikut dikirim",
}


def facts_of(use: EvidenceUse) -> str:
    """Return kind, size and date of a document, or the address."""
    if use.kind is EvidenceKind.ADDRESS:
        parts = ["Alamat web", use.location]
    else:
        ending = use.original_name.rpartition(".")[2].upper() if "." in use.original_name else ""
        parts = [ending, size(use.size)]
        if use.kind is EvidenceKind.LINK:
            parts.append("tautan, tanpa salinan")
    if use.dated is not None:
        parts.append(day(use.dated))
    return " · ".join(part for part in parts if part)


def proposal_of(use: EvidenceUse) -> str:
    """Return that a document is only proposed, and of which year it is; "" for a confirmed one."""
    if not use.proposed:
        return ""
    return f"Usulan dari {use.carried_from}" if use.carried_from else "Usulan"


def said_of(use: EvidenceUse) -> str:
    """Return what the officer has said of a document and its use; lines of their own matter."""
    parts = [
        use.document_type,
        f"No. {use.number}" if use.number else "",
        f"hlm.{_KEPT}{use.pages}" if use.pages else "",
        "" if use.level is None or use.slots else f"tingkat{_KEPT}{use.level}",
        use.role,
        _CLASSES.get(use.classification, ""),
    ]
    lines = [" · ".join(part for part in parts if part)]
    if use.captured_at is not None:
        lines.append(f"Diambil {moment(use.captured_at.astimezone())}")
    if use.source_address:
        lines.append(f"Dari {use.source_address}")
    if use.shared_with:
        lines.append(f"dipakai juga di {', '.join(use.shared_with)}")
    return "\n".join(line for line in lines if line)


def slots_told(use: EvidenceUse, slots: Iterable[EvidenceSlot]) -> str:
    """Return which slots a document fills, "Butir L2-01 Rencana kerja tim · L3-01 …"."""
    filled = [f"{slot.code}{_KEPT}{slot.short}" for slot in slots if slot.code in use.slots]
    return f"Butir {' · '.join(filled)}" if filled else ""
